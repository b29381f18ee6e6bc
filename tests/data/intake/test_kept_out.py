"""Personal data in a text that is too large to be looked at whole before it is mapped."""

from pathlib import Path

import polars as pl
import pytest

from data.intake import personal
from data.intake.checked import Personal
from data.intake.kept_out import joined, still_personal
from data.intake.mapping import Mapping
from data.intake.personal import personal as sought
from data.intake.upload import begin
from data.problem import Problem
from data.readers.table import Plain, Table
from data.settings import VARIABLE
from tests.data.intake.stand_in import Steps


def test_of_a_large_text_the_first_rows_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personal, "FIRST", 2)
    path = tmp_path / "large.csv"
    path.write_text("topic,note\nwaste,call ada@example.org\nwater,-\nenergy,bo@example.org\n")
    table = Table(("topic", "note"), str(path), plain=Plain(",", '"'))

    assert [(one.column, one.rows) for one in sought(table)] == [("note", 1)]


def test_facts_are_looked_at_whole_and_told_by_the_tables_column(tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    topics = ["waste"] * 5000 + ["ask ada@example.org"]
    pl.DataFrame({"topic": topics, "date": "2020"}).write_parquet(path)

    found = still_personal(path, Mapping("visits", columns={"topic": "Subject"}))

    assert found == (Personal("Subject", "email", 1),)
    assert joined((Personal("Subject", "name", 9),), found) == found


def test_facts_with_personal_data_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "samspel.toml").write_text('cache_folder = "cache"\nstore_folder = "store"\n')
    monkeypatch.setenv(VARIABLE, str(tmp_path / "samspel.toml"))
    Steps.in_place(monkeypatch)
    file = tmp_path / "flows.csv"
    file.write_text("0101,5\nada@example.org,7\n")
    begun = begin("flows.csv", file)
    begun.read()

    with pytest.raises(Problem) as problem:
        begun.check("trade")

    assert problem.value.key == "problem.upload_personal"
    assert begun.state.checked is None
    assert list((begun.folder / "check").iterdir()) == []
    assert [one.what for one in begun.state.personal] == ["email"]
    begun.map(begun.state.mapping, cleared=("product",))  # type: ignore[arg-type]
    assert begun.check("trade").facts == 2
