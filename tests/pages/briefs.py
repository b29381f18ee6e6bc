"""Somebody who makes a brief on its page, and what is in it."""

from typing import Any

from streamlit.testing.v1 import AppTest

from data.settings import HOME
from ui.shelf import Shelf


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/brief.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def shelf(app: AppTest) -> Shelf:
    held = app.session_state["session_shelf"]
    assert isinstance(held, Shelf)
    return held


def made(**parameters: str) -> AppTest:
    app = opened(**parameters).button(key="ready_make").click().run()
    assert not app.exception
    return app


def control(app: AppTest, name: str) -> Any:
    [found] = [group for group in app.get("button_group") if group.key == f"address_{name}"]
    return found


def uploaded(app: AppTest, name: str, content: bytes) -> None:
    kind = name.rpartition(".")[2]
    places: list[Any] = [
        place for place in app.get("file_uploader") if f".{kind}" in place.proto.type
    ]
    [upload] = places
    upload.set_value((name, content, "application/json")).run()
