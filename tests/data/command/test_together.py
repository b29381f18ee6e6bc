"""Several files named at once, with the real readers and intake: CORDIS as it comes unpacked."""

import zipfile
from pathlib import Path

import pytest

from data.command.status import Status
from data.store.store import Store
from tests.data.command.conftest import Run

PROJECTS = (
    "id;acronym;status;title;startDate;endDate;ecMaxContribution;frameworkProgramme\n"
    "7;AB;SIGNED;Water;2021-05-01;2023-04-30;5;HORIZON\n"
    "8;CD;SIGNED;Heat;2022-01-01;2024-12-31;9;HORIZON\n"
)
PEOPLE = (
    "projectID;projectAcronym;organisationID;name;city;country;role\n"
    "7;AB;1;LUNDS UNIVERSITET;Lund;SE;coordinator\n"
    "7;AB;2;OSLO KOMMUNE;Oslo;NO;participant\n"
    "8;CD;3;TURUN YLIOPISTO;Turku;FI;coordinator\n"
    "8;CD;4;AARHUS KOMMUNE;Aarhus;DK;participant\n"
)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    project, people = tmp_path / "project.csv", tmp_path / "organization.csv"
    project.write_text(PROJECTS)
    people.write_text(PEOPLE)
    return project, people


@pytest.fixture
def packed(tmp_path: Path, both: tuple[Path, Path]) -> Path:
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for one in both:
            archive.write(one, one.name)
    return path


NAMED = ("--dataset", "projects", "--coverage", "sample")


def test_two_files_are_stored_as_a_zip_of_them_is(
    run: Run, both: tuple[Path, Path], packed: Path, store: Store
) -> None:
    zipped = run("import", packed, "--dataset", "zipped", "--coverage", "sample", "--json")
    together = run("import", *both, *NAMED, "--json")

    assert (zipped.status, together.status) == (Status.DONE, Status.DONE)
    assert together.json["name"] == "project.csv, organization.csv"
    for told in ("mapping", "checked", "format", "table", "unknown"):
        assert together.json[told] == zipped.json[told]
    facts = store.facts("projects").drop("dataset").collect()
    assert facts.equals(store.facts("zipped").drop("dataset").collect())
    assert set(facts["start"]) == {"2021-05-01", "2022-01-01"}
    assert set(facts["end"]) == {"2023-04-30", "2024-12-31"}


def test_what_was_remembered_of_two_files_holds_for_the_zip_and_back(
    run: Run, both: tuple[Path, Path], packed: Path
) -> None:
    run("import", *both, *NAMED, "--drop", "city")

    zipped, again = run("check", packed, "--json"), run("check", *reversed(both), "--json")

    assert "city" in zipped.json["mapping"]["drop"]
    assert again.json["mapping"] == zipped.json["mapping"]


def test_a_dataset_is_named_after_the_first_file(run: Run, both: tuple[Path, Path]) -> None:
    assert run("check", *both, "--json").json["dataset"] == "project"


def test_participants_alone_are_told_how_they_get_their_dates(
    run: Run, both: tuple[Path, Path]
) -> None:
    assert "Add both at once, as two files or in one zip" in run("check", both[1]).said
    assert "Add both at once, as two files or in one zip" not in run("check", *both).said


def test_a_zip_among_the_files_is_refused(
    run: Run, both: tuple[Path, Path], packed: Path, store: Store
) -> None:
    outcome = run("import", *both, packed, *NAMED)

    assert outcome.status == Status.REFUSED
    assert "both.zip is a zip archive, which is added alone" in outcome.complained
    assert store.names() == ()


def test_a_file_that_is_not_there_is_told_by_its_name(run: Run, both: tuple[Path, Path]) -> None:
    outcome = run("check", *both, both[0].with_name("gone.csv"))

    assert outcome.status == Status.REFUSED
    assert "gone.csv can’t be opened" in outcome.complained
