import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest

from data.progress import Progress
from ui.add import work
from ui.add.work import Work

PATIENCE_S = 10


@pytest.fixture(autouse=True)
def works(monkeypatch: pytest.MonkeyPatch) -> dict[str, Work]:
    """The long steps of the test alone."""
    own: dict[str, Work] = {}
    monkeypatch.setattr(work, "_WORKS", own)
    return own


def ended(token: str, does: Any) -> Work:
    """A step of that upload that is over."""
    found = work.start(token, "read", does)
    end = time.monotonic() + PATIENCE_S
    while not found.over:
        assert time.monotonic() < end
        time.sleep(0.001)
    return found


def fails(_: Progress) -> None:
    raise ValueError


def test_an_upload_that_is_asked_twice_at_once_is_worked_on_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Slow(Work):
        def __init__(self, *given: Any) -> None:
            time.sleep(0.05)
            super().__init__(*given)

    monkeypatch.setattr(work, "Work", Slow)
    all_here, go_on = Barrier(4, timeout=PATIENCE_S), Event()

    def ask(_: int) -> Work:
        all_here.wait()
        return work.start("token", "read", lambda _: go_on.wait(PATIENCE_S))

    with ThreadPoolExecutor(4) as readers:
        asked = list(readers.map(ask, range(4)))
    go_on.set()

    assert len(set(asked)) == 1


def test_what_has_ended_well_is_forgotten_and_a_failure_once_nobody_comes_for_it(
    works: dict[str, Work], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended("good", lambda _: None)
    ended("bad", fails)

    ended("other", fails)
    assert set(works) == {"bad", "other"}
    monkeypatch.setattr(work, "KEPT_S", 0.0)
    ended("last", fails)
    assert set(works) == {"last"}


def test_taking_a_step_that_is_over_leaves_the_one_that_has_followed_it(
    works: dict[str, Work],
) -> None:
    first = ended("token", fails)
    second = ended("token", fails)

    work.take("token", first)
    assert works == {"token": second}
    work.take("token", second)
    assert works == {}
