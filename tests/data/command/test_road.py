"""The whole road with the real readers and intake: from a file as it came to what a page reads."""

from pathlib import Path

import polars as pl
import pytest

from data.catalogue import catalogue
from data.command.status import Status
from data.store.store import Store
from tests.data.command.conftest import Run

EXPORTS = (
    "År;Rapportör;Partner;Flöde;HS;Värde\n"
    "2020;SE;Norge;export;850680;1 234,5\n"
    "2020;SE;Tyskland;export;850680;10\n"
    "2020;SE;Världen;export;850680;1 244,5\n"
    "2020;SE;Norgee;export;850680;7\n"
    "2021;SE;Norge;export;850680;{}\n"
)
TOLD = ("--dataset", "trade", "--set", "unit=million_usd", "--set", "classification=hs6")


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    path = tmp_path / "utrikeshandel.csv"
    path.write_text(EXPORTS.format("2000"), "latin-1")
    return path


def test_a_file_as_it_came_is_stored_and_its_sums_are_those_of_its_rows(
    run: Run, exports: Path, store: Store, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.xlsx"
    command = ("import", exports, *TOLD, "--coverage", "official_statistics", "--json")

    stopped = run(*command, "--rejects", rejects)
    stored = run(*command, "--partial", "--set", "countries.Norgee=NOR")

    assert stopped.status == Status.REJECTED
    assert stopped.json["checked"]["rejected"] == 1
    (unknown,) = stopped.json["unknown"]
    assert (unknown["column"], unknown["text"], unknown["near"][0]) == ("partner", "Norgee", "NOR")
    assert stored.json["unknown"] == []
    assert pl.read_excel(rejects).height >= 1
    assert stored.status in (Status.DONE, Status.REFUSED)
    assert stored.json["version"]["counts"]["rows"] == stored.json["checked"]["facts"]
    sums = catalogue().aggregate("trade").group_by("destination").agg(pl.col("amount_once").sum())
    assert dict(sums.iter_rows())["DEU"] == 10.0


def test_a_revision_tells_which_totals_move(run: Run, exports: Path, store: Store) -> None:
    run("import", exports, *TOLD, "--coverage", "census", "--partial")
    exports.write_text(EXPORTS.format("2500,25"), "latin-1")

    told = run("check", exports, *TOLD, "--how", "correct", "--json")

    (moved,) = told.json["moved"]
    assert (moved["country"], moved["year"], moved["change"]) == ("SWE", 2021, 500.25)
    (change,) = told.json["changes"]
    assert (change["column"], change["old"], change["new"]) == ("value", "2000.0", "2500.25")


def test_a_file_that_is_no_table_is_refused(run: Run, tmp_path: Path, store: Store) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"%PDF-1.7\n")

    outcome = run("import", path, "--coverage", "census")

    assert outcome.status == Status.REFUSED
    assert "PDF" in outcome.complained
    assert store.names() == ()


TOWNS = (
    "town,country,latitude,longitude,agreement,type,start\n"
    "Vejle,Sweden,55.7,9.5,Two towns,twin city,2001\n"
    "Malmö,Sweden,55.6,13.0,Two towns,twin city,2001\n"
)


def test_a_country_that_coordinates_contradict_is_rejected_or_set_right_and_told(
    run: Run, tmp_path: Path, store: Store
) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(TOWNS)
    command = ("import", path, "--dataset", "towns", "--coverage", "sample")

    stopped = run(*command)
    stored = run(*command, "--set", "misplaced=coordinates")

    assert stopped.status == Status.REJECTED
    assert "1 row, column country: A place’s coordinates lie in the country" in stopped.said
    assert stored.status == Status.DONE
    assert "1 party stored with the country in which its coordinates lie" in stored.said
    assert "Denmark instead of Sweden" in stored.said
    facts = store.facts("towns").sort("party").collect()
    assert facts["party_country"].to_list() == ["SWE", "DNK"]
    assert run(*command, "--set", "misplaced=maybe").status == Status.REFUSED
