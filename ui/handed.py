"""Files that are made when a reader asks for one, and handed to the browser at once.

Streamlit's own button for files leaves a maker with the server, for the browser to fetch what it
makes: the maker knows what the run before knew, and is gone when another run has put a new one in
its place. Here a click begins a run as any other does, and that run makes the file.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import Any, Final, Literal, TypedDict, Unpack

import streamlit as st

from data.problem import Problem
from data.words import Words
from ui import address, notice

CSV: Final = "text/csv"
JSON: Final = "application/json"
PDF: Final = "application/pdf"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP: Final = "application/zip"

TOLD_AGAIN_S: Final = 5.0
"""A run that begins wipes away what the one before has not sent yet, so a file goes along with the
next run too if that begins this soon. The browser takes it once."""

LARGEST: Final = 150_000_000
"""Bytes of a file that is made: Streamlit sends no more than 200 MB at once."""


@dataclass(frozen=True)
class File:
    """A file to be made: its name, its media type, and its content, or the address that has it."""

    name: str
    media_type: str
    make: Callable[[], bytes | str]


class Look(TypedDict, total=False):
    """How a button looks, as Streamlit has it."""

    type: Literal["primary", "secondary", "tertiary"]
    icon: str


@dataclass
class _Asked:
    """A click: its number, by which the browser takes a file once, and what was made for it."""

    number: str = field(default_factory=lambda: token_hex(8))
    made: bytes = b""
    since: float = 0.0

    @property
    def is_over(self) -> bool:
        return bool(self.made) and monotonic() - self.since > TOLD_AGAIN_S


def button(label: str, file: File, words: Words, key: str, **look: Unpack[Look]) -> None:
    """Draw a button that makes a file and hands it over; what fails is told below it."""
    st.button(label, key=key, on_click=_ask, args=(key,), **look)
    failure = _made(key, file, words)
    # There at every run, empty or not, so that what follows keeps its place.
    with st.container(key=f"{'unmade' if failure else 'handed'}_{key}"):
        if failure:
            notice.tell(failure)
        elif key in _asked():
            _component()(key=f"file_{key}", data=_asked()[key].made)


def forget() -> None:
    """Forget what was asked for on a page that has been left, so that no file comes unexpectedly.

    To be called when a run has drawn all of a page.
    """
    asked = _asked()
    for key in [key for key, one in asked.items() if one.is_over or not one.made]:
        del asked[key]


def _asked() -> dict[str, _Asked]:
    """The clicks of this session that wait for a file or have just got one, by the button's key.

    A run may be cut short by the next one: what it was to make is made then.
    """
    asked = address.recall("handed")
    if not isinstance(asked, dict):
        asked = {}
        address.remember("handed", asked)
    return asked


def _ask(key: str) -> None:
    _asked()[key] = _Asked()


def _made(key: str, file: File, words: Words) -> str:
    """Make the file if it is asked for and not made yet; returns what to tell if that fails."""
    asked = _asked().get(key)
    if asked is None:
        return ""
    if asked.is_over:
        del _asked()[key]
        return ""
    if not asked.made:
        try:
            asked.made = _told(asked.number, file, words)
        except Exception as failure:  # noqa: BLE001 - a file that can't be made leaves the page whole
            del _asked()[key]
            return notice.worded(failure, words, "handed.failed")
        asked.since = monotonic()
    return ""


def _told(number: str, file: File, words: Words) -> bytes:
    """A line of JSON, and the content behind it, as it is; Problem where it can't be sent."""
    made = file.make()
    told = {"number": number, "name": file.name, "type": file.media_type}
    if isinstance(made, str):
        return json.dumps(told | {"address": made}).encode("utf-8") + b"\n"
    if len(made) > LARGEST:
        sizes = {"size": words.size(len(made)), "most": words.size(LARGEST)}
        raise Problem("handed.too_large", file=file.name, **sizes)
    return json.dumps(told).encode("utf-8") + b"\n" + made


@cache
def _component() -> Any:
    script = (Path(__file__).parent / "handed.js").read_text("utf-8")
    return st.components.v2.component("samspel.handed", html="<span>\n</span>", js=script)
