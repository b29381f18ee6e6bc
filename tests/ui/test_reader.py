import pytest
from starlette.types import ASGIApp

from tests.asgi import answering, ask
from ui import reader

NAME = "a" * 43
HTML = "text/html; charset=utf-8"


def set_by(headers: dict[str, str], app: ASGIApp | None = None) -> str | None:
    return ask(reader.Named(app or answering("<html>", HTML)), "/", headers).headers.get(
        "set-cookie"
    )


def test_a_browser_without_a_name_is_given_one_that_no_script_can_read() -> None:
    given = set_by({})

    assert given is not None
    assert reader.NAME.fullmatch(given.split(";")[0].removeprefix(f"{reader.COOKIE}="))
    assert "HttpOnly" in given
    assert "SameSite=Lax" in given
    assert "Max-Age" not in given
    assert given != set_by({})


def test_over_https_the_name_is_never_sent_in_the_clear() -> None:
    assert "Secure" in reader.cookie("https")
    assert "Secure" not in reader.cookie("http")


def test_a_browser_with_a_name_keeps_it() -> None:
    assert set_by({"cookie": f"other=1; {reader.COOKIE}={NAME}"}) is None


@pytest.mark.parametrize("value", ["", "short", NAME + "a", "../" + NAME, "é" * 43])
def test_what_is_no_name_is_replaced(value: str) -> None:
    assert set_by({"cookie": f"{reader.COOKIE}={value}"}) is not None


@pytest.mark.parametrize(
    "app", [answering("x", "text/css"), answering("x", HTML, 404)], ids=["file", "missing"]
)
def test_only_a_page_gives_a_name(app: ASGIApp) -> None:
    assert set_by({}, app) is None
