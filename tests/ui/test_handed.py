"""When a file is made, how often it is told of, and what is said where it can't be."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.problem import Problem
from tests.pages.reader import files, told
from ui import handed


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(handed, "monotonic", held)
    return held


@pytest.fixture
def made() -> list[str]:
    """What was made, in order."""
    return []


@pytest.fixture
def app(clock: Clock, made: list[str]) -> AppTest:
    def maker(key: str) -> Callable[[], bytes]:
        def make() -> bytes:
            made.append(key)
            return f"line\n{key} {len(made)}".encode()

        return make

    page = AppTest.from_file(str(Path(__file__).parent / "handing.py"))
    page.session_state["makers"] = {key: maker(key) for key in ("one", "two")}
    return page.run()


def contents(app: AppTest) -> list[bytes]:
    return [content for _, content in files(app)]


def numbers(app: AppTest) -> list[str]:
    return [about["number"] for about, _ in files(app)]


def pressed(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def test_nothing_is_made_before_it_is_asked_for(app: AppTest, made: list[str]) -> None:
    assert files(app) == []
    assert made == []


def test_a_click_gives_the_file_under_its_name(app: AppTest) -> None:
    [(about, content)] = files(pressed(app, "one"))

    assert content == b"line\none 1"
    assert about["name"] == "one.txt"
    assert about["type"] == "text/plain"


def test_a_run_that_follows_at_once_tells_of_the_same_file_and_makes_none(
    app: AppTest, clock: Clock, made: list[str]
) -> None:
    before = files(pressed(app, "one"))
    clock.now = handed.TOLD_AGAIN_S

    assert files(app.run()) == before
    assert made == ["one"]


def test_a_later_run_tells_of_none(app: AppTest, clock: Clock) -> None:
    pressed(app, "one")
    clock.now = handed.TOLD_AGAIN_S + 1

    assert files(app.run()) == []
    clock.now = 0
    assert files(app.run()) == []


def test_every_click_has_a_number_of_its_own_and_is_of_what_holds_then(app: AppTest) -> None:
    first, second = numbers(pressed(app, "one")), numbers(pressed(app, "one"))

    assert len({*first, *second}) == 2
    assert contents(app) == [b"line\none 2"]


def test_two_that_are_asked_for_at_once_are_both_made(app: AppTest) -> None:
    assert contents(pressed(app, "one", "two")) == [b"line\none 1", b"line\ntwo 2"]


def test_a_run_that_is_cut_short_leaves_the_file_to_the_next(app: AppTest) -> None:
    app.query_params["part"] = "begun"
    assert files(pressed(app, "one")) == []
    del app.query_params["part"]

    assert contents(app.run()) == [b"line\none 1"]


def test_what_was_asked_for_on_a_page_that_is_left_does_not_come_on_return(
    app: AppTest, made: list[str]
) -> None:
    app.query_params["part"] = "other"
    assert files(pressed(app, "one")) == []
    del app.query_params["part"]

    assert files(app.run()) == []
    assert made == []


def test_a_problem_is_told_in_its_own_sentence_once(app: AppTest) -> None:
    def refuses() -> bytes:
        raise Problem("problem.template_missing")

    app.session_state["makers"]["one"] = refuses
    shown = told(pressed(app, "one", "two"))

    assert "template" in shown
    assert contents(app) == [b"line\ntwo 1"]
    assert "template" not in told(app.run())


def test_what_is_too_large_to_be_sent_is_told(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handed, "LARGEST", 9)
    app.session_state["makers"]["two"] = lambda: b"9 letters"
    shown = told(pressed(app, "one", "two"))

    assert "one.txt would be 10 byte, and at most 9 byte can be sent" in shown
    assert contents(app) == [b"9 letters"]


def test_another_failure_is_told_with_its_number_and_its_trace_is_in_the_log_alone(
    app: AppTest, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> bytes:
        raise ValueError("secret")

    app.session_state["makers"]["one"] = breaks
    with caplog.at_level(logging.ERROR, "samspel.page"):
        shown = told(pressed(app, "one"))

    assert "The file could not be made" in shown
    assert "secret" not in shown
    [record] = caplog.records
    assert isinstance(record.args, tuple)
    assert str(record.args[0]) in shown
    assert "ValueError: secret" in caplog.text


def test_of_a_file_that_the_server_has_the_address_is_told(app: AppTest) -> None:
    app.session_state["makers"]["one"] = lambda: "/stored?file=x"
    [(about, content)] = files(pressed(app, "one"))

    assert about["address"] == "/stored?file=x"
    assert content == b""


def test_a_button_looks_as_it_is_told_to(app: AppTest) -> None:
    one, two = (app.button(key=key).proto for key in ("one", "two"))

    assert (one.label, one.type, one.icon) == ("Make one", "primary", ":material/download:")
    assert (two.label, two.type, two.icon) == ("Make two", "secondary", "")
