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


def failed(error: Exception) -> BaseException:
    try:
        try:
            raise error
        except type(error) as cause:
            raise RuntimeError("row 3: Volvo AB") from cause
    except RuntimeError as effect:
        return effect


def test_a_trace_has_the_frames_and_the_types_of_all_causes_in_order() -> None:
    written = log.trace(failed(ValueError("Volvo AB")))

    assert written.index("ValueError") < written.index("RuntimeError")
    assert written.count("test_log.py") == 2
    assert "in failed" in written


def test_a_message_that_may_quote_data_is_not_written() -> None:
    written = log.trace(failed(ValueError("cell says Volvo AB")))

    assert "cell says" not in written
    assert "row 3" not in written.replace('raise RuntimeError("row 3: Volvo AB")', "")


def test_a_message_about_code_or_files_is_written() -> None:
    assert "ImportError: no module x" in log.trace(ImportError("no module x"))
    assert "no such file" in log.trace(FileNotFoundError(2, "no such file", "a.parquet"))


def test_failures_stand_in_a_file_and_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(tmp_path / "deep")

    logging.getLogger("samspel.page").error("failure %s", "12ab", exc_info=failed(KeyError("x")))

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
