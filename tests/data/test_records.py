from pathlib import Path

import polars as pl
import pytest

from data import records
from data.problem import Problem

HEADER = (
    "id,date,origin_country,host_country,host_organisation,host_node,visitor_organisation,format,"
    "topic,sector,participants,follow_up,follow_up_note,source_title,source_url,retrieved,"
    "origin_countries,participants_is,participants_of,date_is,status,trip_id,source_url_2"
)
ROW = (
    "V1,2018-10,,SWE,,,,digital,heat,energy,12,,,,,2026-11-23,"
    "NOR;DNK,exact,delegation,stated,reported,T1,"
)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "visits.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def read(path: Path) -> pl.DataFrame:
    return records.read(path, "visits", "mine").collect()


def test_visit_is_read_with_its_origins_and_numbers(tmp_path: Path) -> None:
    row = read(written(tmp_path, HEADER, ROW)).to_dicts()[0]
    expected = {"dataset": "mine", "origins": ["NOR", "DNK"], "host": "SWE", "participants": 12}
    assert expected.items() <= row.items()
    assert row["host_node"] is None


def test_no_origin_is_an_empty_list(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, ROW.replace("NOR;DNK", ""))
    assert read(path)["origins"].to_list() == [[]]


@pytest.mark.parametrize(
    ("lines", "key", "told"),
    [
        ((HEADER.replace("host_country", "country"), ROW), "columns_missing", {"columns": "host"}),
        ((HEADER, ROW.replace(",12,", ",a dozen,")), "values_untyped", {}),
        ((HEADER, ROW.replace("energy", "steel")), "rules_broken", {"count": 1}),
        ((HEADER, ROW, ROW + ",,,"), "file_unreadable", {}),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    tmp_path: Path, lines: tuple[str, ...], key: str, told: dict[str, object]
) -> None:
    with pytest.raises(Problem) as caught:
        read(written(tmp_path, *lines))
    assert caught.value.key == f"problem.{key}"
    assert {"dataset": "mine", "file": "visits.csv", **told}.items() <= caught.value.values.items()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00id"])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "visits.csv"
    path.write_bytes(content)
    with pytest.raises(Problem, match="problem"):
        read(path)
