import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui import log


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_failures_stand_in_a_file_and_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(tmp_path / "deep")

    logging.getLogger("samspel.page").error("failure %s", "12ab", exc_info=KeyError("x"))

    for written in ((tmp_path / "deep" / "samspel.log").read_text(), capsys.readouterr().err):
        assert "ERROR samspel.page: failure 12ab" in written
        assert "KeyError" in written


def test_without_a_place_for_the_file_the_terminal_has_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    log.start(tmp_path / "taken")

    assert "no log file" in capsys.readouterr().err


def test_what_the_server_logs_comes_here(tmp_path: Path) -> None:
    noisy = logging.getLogger("uvicorn.of_a_test")
    noisy.propagate = False
    log.start(tmp_path)

    log.adopt()
    noisy.warning("a warning")
    noisy.info("chatter")

    assert "a warning" in (tmp_path / "samspel.log").read_text()
    assert "chatter" not in (tmp_path / "samspel.log").read_text()
