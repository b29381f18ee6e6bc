import os
import time
from pathlib import Path

import pytest

from data.intake import leftovers, state, upload
from data.intake.leftovers import COMMANDS, KEPT_S, clear
from data.settings import Settings
from data.store.work import working


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache_folder=tmp_path / "cache", store_folder=tmp_path / "store")


def left(settings: Settings, age: float) -> Path:
    folder = settings.cache_folder / upload.FOLDER / ("a" * 32)
    folder.mkdir(parents=True)
    path = folder / state.FILE
    path.touch()
    os.utime(path, (time.time() - age,) * 2)
    return folder


@pytest.mark.parametrize(("age", "stays"), [(0, True), (KEPT_S - 60, True), (KEPT_S + 60, False)])
def test_an_upload_waits_a_week_for_its_user(settings: Settings, age: float, stays: bool) -> None:
    folder = left(settings, age)

    clear(settings)

    assert folder.exists() is stays


def test_an_upload_that_never_began_is_removed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = left(settings, 0)
    (folder / state.FILE).unlink()
    monkeypatch.setattr(leftovers, "KEPT_S", -1)

    clear(settings)

    assert not folder.exists()


def test_the_folder_of_a_command_lives_as_long_as_the_command(settings: Settings) -> None:
    place = settings.cache_folder / COMMANDS
    dead = place / ("command-" + "0" * 32)
    dead.mkdir(parents=True)
    dead.with_suffix(".lock").touch()
    with working(place, "command") as alive:
        clear(settings)

        assert alive.exists()
        assert not dead.exists()


def test_where_nothing_is_there_is_nothing_to_clear(settings: Settings) -> None:
    clear(settings)

    assert not settings.cache_folder.exists()
