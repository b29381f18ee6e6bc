"""Several files at once are what a zip of them is."""

import gzip
import os
import zipfile
from pathlib import Path

import polars as pl
import pytest

from data.intake.together import LONGEST, MOST, begin
from data.intake.upload import FOLDER, Upload, resumed
from data.problem import Problem
from data.readers.table import Reading
from data.settings import VARIABLE

PROJECTS = (
    "id,acronym,title,startDate,endDate,ecMaxContribution\n"
    "7,AB,Water,2021-05-01,2023-04-30,5\n"
    "8,CD,Heat,2022-01-01,2024-12-31,9\n"
)
PEOPLE = (
    "projectID,projectAcronym,organisationID,name,country,role\n"
    "7,AB,1,Lund,SE,coordinator\n"
    "7,AB,2,Oslo,NO,participant\n"
    "8,CD,3,Turku,FI,coordinator\n"
)
FLOWS = "year,country,value\n2019,SWE,{}\n2020,NOR,2\n"


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "samspel.toml"
    path.write_text('cache_folder = "cache"\nstore_folder = "store"\nlargest_upload_mb = 1\n')
    monkeypatch.setenv(VARIABLE, str(path))


def files(folder: Path, **contents: str | bytes) -> list[tuple[str, Path]]:
    """Files, each called as its key with .csv."""
    found = []
    for name, content in contents.items():
        path = folder / f"lies as {name}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        found.append((f"{name}.csv", path))
    return found


def zipped(folder: Path, **contents: str | bytes) -> Upload:
    path = folder / "both.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(f"{name}.csv", content)
    return begin([("both.zip", path)])


def told(reading: Reading) -> list[object]:
    """All that a reading says, without where its tables lie."""
    return [
        (reading.format, reading.encoding, reading.remarks),
        *(
            (one.part, one.layout, one.columns, one.rows, one.remarks, one.scan().collect().rows())
            for one in reading.tables
        ),
    ]


def left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache" / FOLDER).glob("*"))


@pytest.mark.parametrize(
    "contents",
    [
        {"project": PROJECTS, "organization": PEOPLE},
        {"organization": PEOPLE, "project": PROJECTS},
        {"one": FLOWS.format(1), "two": FLOWS.format(3), "other": "city,guests\nMalmö,4\n"},
        {"packed": gzip.compress(PEOPLE.encode()), "project": PROJECTS},
        {"report": b"%PDF-1.7\n", "one": FLOWS.format(1)},
    ],
)
def test_files_together_are_read_as_a_zip_of_them(
    tmp_path: Path, contents: dict[str, str | bytes]
) -> None:
    together = begin(files(tmp_path, **contents)).read()

    assert told(together) == told(zipped(tmp_path, **contents).read())


def test_participants_get_the_dates_of_their_projects(tmp_path: Path) -> None:
    begun = begin(files(tmp_path, project=PROJECTS, organization=PEOPLE))
    tables = begun.read().tables

    [number] = [n for n, one in enumerate(tables) if one.layout == "cordis_organization"]
    begun.choose(number)
    frame = begun.table.scan().collect()
    assert frame["startDate"].to_list() == ["2021-05-01", "2021-05-01", "2022-01-01"]
    assert frame["projectTitle"].to_list() == ["Water", "Water", "Heat"]
    assert resumed(begun.token).state.name == "project.csv, organization.csv"


def test_files_of_one_name_both_survive(tmp_path: Path) -> None:
    paths = [path for _, path in files(tmp_path, a=FLOWS.format(1), b=FLOWS.format(3))]

    [table] = begin([("../a.b.csv", path) for path in paths]).read().tables

    assert table.scan().select(pl.col("file").unique(maintain_order=True)).collect().rows() == [
        ("a.b.csv",),
        ("a (2).b.csv",),
    ]


@pytest.mark.parametrize("name", [".hidden.csv", "~$open.csv", "__MACOSX.csv", "", "..", "\udcff"])
def test_no_name_makes_a_file_vanish(tmp_path: Path, name: str) -> None:
    [(_, one), (_, two)] = files(tmp_path, a=FLOWS.format(1), b=FLOWS.format(3))

    [table] = begin([("plain.csv", one), (name, two)]).read().tables

    assert table.rows == 4


def test_one_file_alone_is_no_zip(tmp_path: Path) -> None:
    [(name, path)] = files(tmp_path, flows=FLOWS.format(1))
    before = path.read_bytes()

    begun = begin([(name, path)], take=True)

    assert Path(begun.state.path).read_bytes() == before
    assert begun.state.name == name


def test_files_that_are_taken_go_into_the_upload_and_with_it(tmp_path: Path) -> None:
    both = files(tmp_path, a=FLOWS.format(1), b=FLOWS.format(3))

    begun = begin(both, take=True)

    assert not any(path.exists() for _, path in both)
    assert Path(begun.state.path).parent == begun.folder
    begun.discard()
    assert left(tmp_path) == []


def test_files_are_not_packed_smaller_so_that_no_size_looks_hostile(tmp_path: Path) -> None:
    nothing = "value\n" + "0\n" * 200_000

    begun = begin(files(tmp_path, a=nothing, b=nothing))

    assert Path(begun.state.path).stat().st_size > 2 * len(nothing)
    assert begun.read().tables[0].rows == 400_000


def test_what_is_no_table_is_named_and_left_out(tmp_path: Path) -> None:
    reading = begin(files(tmp_path, flows=FLOWS.format(1), report="%PDF-1.7\n")).read()

    [remark] = [one for one in reading.remarks if one.key == "reading.members_refused"]
    assert remark.values == {"count": 1, "files": "report.csv"}


def refused(files: list[tuple[str, Path]]) -> tuple[str, object]:
    with pytest.raises(Problem) as problem:
        begin(files)
    return problem.value.key, problem.value.values.get("file")


def test_what_cannot_be_one_upload_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    [flows, empty] = files(tmp_path, flows=FLOWS.format(1), empty="")
    half = ("half.csv", tmp_path / "half")
    half[1].write_bytes(b"1" * 500_001)
    packed = ("packed.zip", tmp_path / "packed")
    with zipfile.ZipFile(packed[1], "w") as archive:
        archive.writestr("a.csv", FLOWS)
    gone = ("gone.csv", tmp_path / "gone")

    assert refused([flows, empty]) == ("problem.file_empty", "empty.csv")
    assert refused([half, half]) == ("problem.upload_too_large", "half.csv, half.csv")
    assert refused([flows, packed]) == ("problem.together_zip", "packed.zip")
    assert refused([flows, gone]) == ("problem.upload_unreadable", "gone.csv")
    assert refused([flows] * (MOST + 1))[0] == "problem.together_many"
    assert left(tmp_path) == []


def test_a_disk_that_fills_up_leaves_no_half_upload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)

    with pytest.raises(OSError, match="No space"):
        begin(files(tmp_path, a=FLOWS.format(1), b=FLOWS.format(3)))
    assert left(tmp_path) == []


def test_many_names_are_told_as_far_as_they_are_read_at_a_glance(tmp_path: Path) -> None:
    [(_, path)] = files(tmp_path, a=FLOWS.format(1))

    many = begin([(f"{'x' * 20}{n}.csv", path) for n in range(4)]).state.name
    long = begin([("y" * LONGEST + ".csv", path), ("b.csv", path)]).state.name

    assert many == f"{'x' * 20}0.csv, {'x' * 20}1.csv and 2 more"
    assert long == "y" * LONGEST + ".csv and 1 more"


def test_a_file_from_before_zips_knew_years_is_taken(tmp_path: Path) -> None:
    both = files(tmp_path, a=FLOWS.format(1), b=FLOWS.format(3))
    os.utime(both[0][1], (0, 0))

    assert begin(both).read().tables[0].rows == 4
