import os

import polars as pl
import pytest

from data import frames
from ui.estimator import Estimator, Job

NUMBERS = pl.DataFrame({"a": [1.0, 2.0]})
PATIENCE_S = 60


@pytest.fixture(scope="module")
def estimator():
    made = Estimator()
    yield made
    made.close()


def job(folder, function, **values):
    return Job(folder, f"tests.ui.making:{function}", {"numbers": NUMBERS}, values)


def done(estimator, asked):
    assert estimator.ask(asked).over.wait(PATIENCE_S)
    return asked


def test_a_result_is_made_in_another_process_and_kept(estimator, tmp_path):
    asked = done(estimator, job(tmp_path / "x", "doubled", times=2))

    found = frames.read(tmp_path / "x")
    assert asked.failure is None
    assert found["numbers"].to_series().to_list() == [2.0, 4.0]
    assert found["process"].item() != os.getpid()
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_the_second_is_made_by_the_same_process(estimator, tmp_path):
    for name in ("x", "y"):
        done(estimator, job(tmp_path / name, "doubled", times=3))

    first, second = (frames.read(tmp_path / name)["process"].item() for name in ("x", "y"))
    assert first == second


def test_every_process_goes_through_sets_in_one_order(tmp_path):
    orders = []
    for name in ("x", "y"):
        made = Estimator()
        done(made, job(tmp_path / name, "ordered"))
        made.close()
        orders.append(frames.read(tmp_path / name)["order"]["word"].to_list())

    assert orders[0] == orders[1]


def test_one_result_is_asked_for_once(estimator, tmp_path):
    first, second = (job(tmp_path / "x", "doubled", times=2) for _ in range(2))

    assert estimator.ask(first) is first
    assert estimator.ask(second) is first
    assert first.over.wait(PATIENCE_S)
    assert estimator.job(tmp_path / "x") is None


def test_a_problem_comes_back_as_it_was_raised(estimator, tmp_path):
    failure = done(estimator, job(tmp_path / "x", "refused")).failure

    assert (failure.key, failure.values) == ("estimate.no_folder", {"folder": "somewhere"})
    assert estimator.job(tmp_path / "x").failure is failure
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("function", ["broken", "ended"])
def test_a_failure_is_a_sentence_and_its_trace_is_logged(estimator, tmp_path, caplog, function):
    failure = done(estimator, job(tmp_path / "x", function)).failure

    assert failure.key == "estimate.failed"
    assert f"making:{function}" in caplog.text
    assert "2.0" not in caplog.text
    assert done(estimator, job(tmp_path / "y", "doubled", times=2)).failure is None


def test_a_process_that_ends_right_after_it_was_asked_is_a_failure(tmp_path, monkeypatch):
    made, send = Estimator(), Estimator._send

    def ends(self, *asked):
        process = send(self, *asked)
        self._process.kill()
        self._process.wait()
        return process

    monkeypatch.setattr(Estimator, "_send", ends)
    failure = done(made, job(tmp_path / "x", "doubled", times=2)).failure
    monkeypatch.setattr(Estimator, "_send", send)

    assert failure.key == "estimate.failed"
    assert done(made, job(tmp_path / "y", "doubled", times=2)).failure is None
    made.close()


def test_a_folder_that_cannot_be_written_is_said(estimator, tmp_path):
    (tmp_path / "file").write_text("not a folder")

    failure = done(estimator, job(tmp_path / "file" / "x", "doubled", times=2)).failure

    assert failure.key == "estimate.no_folder"
