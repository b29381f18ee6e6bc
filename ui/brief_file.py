"""A brief as a file: kept by the reader, and opened again, from whomever it comes."""

from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.problem import Problem
from data.words import Words
from slides.file_name import plain_name
from slides.saved import LARGEST, opened, saved
from ui import address, handed, notice, shelf
from ui.page import Page

MEGABYTE: Final = 1_000_000


def name(title: str, ending: str) -> str:
    """A file name of a brief's title: letters, digits and lines, whatever the title has."""
    return f"samspel-{plain_name(title) or 'brief'}.{ending}"


def keep(page: Page) -> None:
    """A button that saves the open brief to a file."""
    brief = shelf.shelf().brief
    if brief is not None:
        handed.button(
            page.words("brief.save"),
            handed.File(name(brief.title, "json"), handed.JSON, lambda: saved(brief)),
            page.words,
            key="brief_save",
            type="tertiary",
        )


def reopen(page: Page) -> None:
    """A place to put a saved file, and what is wrong with the last one."""
    words = page.words
    with st.popover(words("brief.open"), key="brief_open", type="tertiary"):
        st.file_uploader(
            words("brief.file"),
            type=["json"],
            key=address.key("brief_file"),
            max_upload_size=LARGEST // MEGABYTE,
            on_change=lambda: _open(words),
        )


def complaint() -> None:
    """Tell, once, what was wrong with the last file that was to be opened."""
    if problem := address.recall("brief_problem"):
        notice.tell(str(problem))
        address.remember("brief_problem", "")


def _open(words: Words) -> None:
    """Put the brief of the file on the shelf, or remember why there is none."""
    file = address.given("brief_file")
    if not isinstance(file, UploadedFile):
        return
    try:
        shelf.shelf().put(opened(file.getvalue(), shelf.base()))
    except Problem as problem:
        address.remember("brief_problem", notice.worded(problem, words))
