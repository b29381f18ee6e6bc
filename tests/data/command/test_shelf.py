import subprocess
from pathlib import Path

import pytest

from data.command.status import Status
from data.settings import HOME, VARIABLE
from data.store.store import Store
from tests.data.command.conftest import Run
from tests.data.store.rows import put


@pytest.fixture
def _stored(store: Store) -> None:
    put(store, {"a": 1.0})
    put(store, {"a": 2.0, "b": 3.0})


@pytest.mark.usefixtures("_stored")
def test_datasets_are_listed_bundled_ones_too(run: Run) -> None:
    outcome = run("datasets")
    found = {one["name"]: one for one in run("datasets", "--json").json["datasets"]}

    assert outcome.status == Status.DONE
    assert "trade: Trade of the agency. exports, official statistics, 2020" in outcome.said
    assert {"trade", "visits_curated"} <= set(found)
    assert (found["trade"]["number"], found["visits_curated"]["number"]) == (1, None)


@pytest.mark.usefixtures("_stored")
def test_a_broken_dataset_is_told_and_the_others_are_listed(run: Run, store: Store) -> None:
    store.paths("trade", 1)[0].unlink()

    outcome = run("datasets", "--json")

    assert outcome.status == Status.DONE
    assert set(outcome.json["broken"]) == {"trade"}
    assert "A file of the dataset trade is missing" in outcome.complained


@pytest.mark.usefixtures("_stored")
def test_versions_are_listed_newest_first(run: Run) -> None:
    lines = run("versions", "trade").said.splitlines()

    assert lines[0] == "Versions of trade"
    assert [line[0] for line in lines[1:]] == ["1", "0"]
    assert "Ada" in lines[1]
    assert "the nightly load" in lines[1]
    assert [v["number"] for v in run("versions", "trade", "--json").json["versions"]] == [0, 1]


@pytest.mark.usefixtures("_stored")
def test_a_version_is_restored_and_a_removal_undone(run: Run, store: Store) -> None:
    restored = run("restore", "trade", 0, "--note", "wrong", "--who", "Bo")
    removed = run("remove", "trade")
    back = run("restore", "trade", 2, "--json")

    assert "Version 2 of trade brings back version 0: 1 rows" in restored.said
    assert "samspel restore trade 2" in removed.said
    assert back.json["version"]["of"] == 2
    assert [version.action for version in store.versions("trade")][2:] == [
        "restore",
        "remove",
        "restore",
    ]
    assert store.versions("trade")[2].who == "Bo"


@pytest.mark.parametrize(
    "arguments", [("versions", "no"), ("restore", "no", 0), ("remove", "no"), ("remove", "../x")]
)
def test_what_is_not_there_is_refused(run: Run, arguments: tuple[object, ...]) -> None:
    outcome = run(*arguments)

    assert outcome.status == Status.REFUSED
    assert outcome.said == ""
    assert outcome.complained.count("\n") == 1


def test_settings_that_cannot_be_read_are_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.toml").write_text("port = ")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "bad.toml"))

    assert run("datasets").status == Status.USAGE


def test_wrong_arguments_end_with_two(run: Run) -> None:
    with pytest.raises(SystemExit) as end:
        run("import")

    assert end.value.code == Status.USAGE


def test_what_killed_writers_left_is_cleared_at_the_next_command(run: Run, store: Store) -> None:
    put(store, {"a": 1.0})
    litter = store.folder / "_work" / ("trade-" + "0" * 32 + ".lock")
    litter.touch()

    run("datasets")

    assert not litter.exists()


def test_the_command_is_reached_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "__init__.py").write_text("raise ImportError")

    ran = subprocess.run(
        [HOME / "samspel", "versions", "trade"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert ran.returncode == Status.REFUSED
    assert "There is no dataset named trade" in ran.stderr
