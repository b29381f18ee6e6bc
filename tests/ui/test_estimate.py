# ruff: noqa: PLC0415 - the page is a script of its own, with its own imports

import pytest
from streamlit.testing.v1 import AppTest

from data import settings
from ui import estimate
from ui.estimator import estimator

PATIENCE_S = 60


def page(function, times):
    import polars as pl
    import streamlit as st

    from data.words import Words
    from tests.ui import making
    from ui.estimate import Estimate, result
    from ui.notice import contained

    words = Words("en")
    asked = Estimate(
        getattr(making, function),
        (),
        lambda: {"numbers": pl.DataFrame({"a": [1.0, 2.0]})},
        {"times": times} if times else {},
    )
    with contained(words):
        found = result(asked, words)
        if found is not None:
            st.text(found["numbers"]["a"].to_list())


@pytest.fixture
def run(tmp_path, monkeypatch):
    path = tmp_path / "samspel.toml"
    path.write_text('cache_folder = "cache"\n')
    monkeypatch.setenv(settings.VARIABLE, str(path))
    monkeypatch.setattr(estimate, "BRIEFLY_S", 0.0)

    def made(function, times=None):
        return AppTest.from_function(
            page, default_timeout=PATIENCE_S, kwargs={"function": function, "times": times}
        )

    yield made
    estimator().close()


def waited():
    for job in list(estimator().jobs()):
        assert job.over.wait(PATIENCE_S)


def test_a_page_shows_that_it_computes_and_then_what(run):
    app = run("doubled", 2).run()
    assert not app.exception
    assert app.text == []

    waited()
    app.run()

    assert app.text[0].value == "[2.0, 4.0]"


def test_a_page_waits_briefly_for_what_is_nearly_there(run, monkeypatch):
    monkeypatch.setattr(estimate, "BRIEFLY_S", PATIENCE_S)

    assert run("doubled", 2).run().text[0].value == "[2.0, 4.0]"
    told = " ".join(block.proto.body for block in run("refused").run().get("html"))
    assert "can’t be kept in somewhere" in told


def test_what_is_kept_is_there_at_once_and_of_its_values_alone(run):
    run("doubled", 2).run()
    waited()

    assert len(run("doubled", 2).run().text) == 1
    assert len(run("doubled", 3).run().text) == 0
    waited()


def test_a_failure_becomes_a_sentence(run):
    app = run("refused").run()
    waited()

    app.run()

    told = " ".join(block.proto.body for block in app.get("html"))
    assert "samspel-notice" in told
    assert "can’t be kept in somewhere" in told
