"""An upload keeps its place from the file to the version, whatever happens in between."""

from pathlib import Path

import pytest

from data.intake.checked import Personal
from data.intake.mapping import Mapping
from data.intake.upload import Upload, begin, resumed
from data.problem import Problem
from data.progress import Cancelled
from data.settings import VARIABLE
from tests.data.intake.stand_in import MAPPING, Steps


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "samspel.toml"
    path.write_text('cache_folder = "cache"\nstore_folder = "store"\nlargest_upload_mb = 1\n')
    monkeypatch.setenv(VARIABLE, str(path))


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps.in_place(monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "flows.csv"
    path.write_text("0101,5\n0102,7\n0103,many\n")
    return path


def checked(file: Path) -> Upload:
    begun = begin("flows.csv", file)
    begun.read()
    begun.check("trade")
    return begun


def stored(file: Path) -> Upload:
    begun = checked(file)
    begun.compare("replace")
    begun.confirm(begun.card(), "Ada", "first load")
    return begun


@pytest.mark.usefixtures("steps")
def test_a_file_becomes_a_version_and_the_state_tells_how(file: Path) -> None:
    begun = stored(file)

    state = resumed(begun.token).state
    assert state.checked
    assert (state.checked.read, state.checked.accepted, state.checked.rejected) == (3, 2, 1)
    assert state.difference
    assert (state.difference.new, state.how, state.dataset) == (2, "replace", "trade")
    assert state.version == begun.store.newest("trade")
    assert state.version
    assert (state.version.who, state.version.note) == ("Ada", "first load")
    assert state.version.card.title == "flows.csv"
    assert (state.version.card.unit, state.version.card.classification) == ("usd", "hs")
    assert begun.store.facts("trade").collect()["value"].to_list() == [5.0, 7.0]


@pytest.mark.usefixtures("steps")
def test_a_second_file_is_compared_with_the_first(file: Path) -> None:
    stored(file)
    file.write_text("0102,9\n0104,1\n")
    begun = checked(file)

    difference = begun.compare("correct")

    assert (difference.new, difference.changed, difference.moved) == (1, 1, 1)
    assert begun.changes().height == 2
    assert begun.changes(1).height == 1
    assert begun.moved().row(0)[3:] == (12.0, 15.0, 3.0)


@pytest.mark.usefixtures("steps")
def test_what_was_confirmed_is_stored_only_on_what_it_was_compared_with(file: Path) -> None:
    begun, other = checked(file), checked(file)
    begun.compare("replace")
    other.compare("replace")
    other.confirm(other.card(), "Bo", "")

    with pytest.raises(Problem) as problem:
        begun.confirm(begun.card(), "Ada", "")

    assert problem.value.key == "problem.store_moved_on"
    assert len(begun.store.versions("trade")) == 1


def test_a_mapping_is_remembered_where_the_store_is(file: Path, steps: Steps) -> None:
    begun = checked(file)
    begun.map(Mapping("exports", unit="million_usd"))
    begun.check("trade")
    begun.compare("replace")
    begun.confirm(begun.card(), "Ada", "")

    again = begin("flows.csv", file)
    again.read()

    assert again.state.mapping == Mapping("exports", unit="million_usd")
    assert list(steps.remembered) == [begun.store.folder / "_mappings"]


def test_of_several_tables_the_user_chooses(file: Path, steps: Steps) -> None:
    steps.tables = 2
    begun = begin("flows.csv", file)

    begun.read()

    assert begun.state.table is None
    with pytest.raises(Problem):
        begun.check("trade")
    with pytest.raises(Problem):
        begun.choose(2)
    begun.choose(1)
    assert begun.check("trade").accepted == 2


@pytest.mark.usefixtures("steps")
def test_a_step_taken_again_undoes_those_after_it(file: Path) -> None:
    begun = checked(file)
    begun.compare("replace")

    begun.map(MAPPING)

    assert begun.state.checked is None
    for step in (
        lambda: begun.compare("replace"),
        begun.changes,
        lambda: begun.confirm(begun.card(), "Ada", ""),
    ):
        with pytest.raises(Problem) as problem:
            step()
        assert problem.value.key == "problem.upload_step"


@pytest.mark.usefixtures("steps")
def test_a_cancelled_step_is_not_taken(file: Path) -> None:
    def cancelled(step: str, done: float) -> None:
        raise Cancelled

    begun = checked(file)

    with pytest.raises(Cancelled):
        begun.compare("replace", cancelled)
    assert begun.state.difference is None
    begun.compare("replace")
    with pytest.raises(Cancelled):
        begun.confirm(begun.card(), "Ada", "", cancelled)
    assert begun.store.names() == ()
    with pytest.raises(Cancelled):
        begun.check("trade", cancelled)
    assert begun.state.checked is None


@pytest.mark.usefixtures("steps")
def test_what_a_step_found_is_dropped_where_the_user_has_changed_its_ground(file: Path) -> None:
    begun = begin("flows.csv", file)
    begun.read()

    def meddle(step: str, done: float) -> None:
        begun.map(Mapping("visits"))

    with pytest.raises(Problem) as problem:
        begun.check("trade", meddle)

    assert problem.value.key == "problem.upload_step"
    assert begun.state.mapping == Mapping("visits")
    assert begun.state.checked is None


def test_personal_data_are_not_checked_and_so_not_stored(file: Path, steps: Steps) -> None:
    steps.personal = (Personal("Value", "telephone", 2), Personal("Product", "name", 1))
    begun = begin("flows.csv", file)
    begun.read()

    assert [found.column for found in begun.unwanted()] == ["Value"]
    with pytest.raises(Problem) as problem:
        begun.check("trade")
    assert problem.value.key == "problem.upload_personal"
    begun.map(MAPPING, cleared=("Value",))
    assert begun.check("trade").accepted == 2


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("exports_2022", "upload_name_taken"),
        ("hs_names", "upload_name_taken"),
        ("../x", "store_name"),
    ],
)
def test_a_name_that_is_not_free_is_refused(file: Path, name: str, key: str) -> None:
    begun = begin("flows.csv", file)
    begun.read()

    with pytest.raises(Problem) as problem:
        begun.check(name)

    assert problem.value.key == f"problem.{key}"


@pytest.mark.usefixtures("steps")
def test_a_file_without_a_good_row_is_not_compared(file: Path) -> None:
    file.write_text("0101,many\n")
    begun = checked(file)

    with pytest.raises(Problem) as problem:
        begun.compare("replace")

    assert problem.value.key == "problem.upload_empty"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"0" * 1_000_001)

    with pytest.raises(Problem) as problem:
        begin("large.csv", path)

    assert problem.value.key == "problem.upload_too_large"
    assert problem.value.values["most"] == "1 MB"


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem:
        begin("no.csv", tmp_path / "no.csv")

    assert problem.value.key == "problem.upload_unreadable"
    assert problem.value.values["reason"] == "No such file or directory"


def test_a_taken_file_moves_into_the_upload_and_goes_with_it(file: Path) -> None:
    begun = begin("fl\x1b[1mows.csv", file, take=True)

    assert not file.exists()
    assert begun.state.name == "fl [1mows.csv"
    assert Path(begun.state.path).read_text().startswith("0101")
    begun.discard()
    assert not begun.folder.exists()
    with pytest.raises(Problem):
        _ = begun.state


@pytest.mark.parametrize("token", ["", "..", "../uploads", "0" * 32, "a" * 31 + "\n", "\0"])
def test_a_token_of_no_upload_is_told(token: str) -> None:
    with pytest.raises(Problem) as problem:
        resumed(token)

    assert problem.value.key == "problem.upload_unknown"
