import logging

from data import log


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


def test_a_trace_that_another_handler_has_worded_is_worded_anew() -> None:
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "failure", None, None)
    error = failed(ValueError("Volvo AB"))
    record.exc_info = (type(error), error, error.__traceback__)
    plain = logging.Formatter().format(record)

    written = log.Discreet().format(record)

    assert "Volvo AB" in plain
    assert "row 3: Volvo" not in written.replace('raise RuntimeError("row 3: Volvo AB")', "")
    assert "RuntimeError" in written
