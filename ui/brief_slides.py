"""What a brief is made into: its size, the organisation's template, and the files."""

from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from html import escape
from typing import Final, get_args

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.problem import Problem
from data.settings import settings
from data.words import Words
from slides.brief import Brief
from slides.deck import deck
from slides.paper import Size
from slides.pdf import pdf
from slides.picture import pictures
from slides.workbook import workbook
from ui import address, brief_file, cache, handed, notice, shelf
from ui.page import Page

LARGEST_MB: Final = 50


def show(page: Page) -> None:
    """Draw the size, the template and a button for each file of the open brief."""
    mine, words = shelf.shelf(), page.words
    if mine.brief is None or not mine.entries:
        return
    template, reports = _template(words)
    with st.container(key="brief_slides"):
        _files(template, words)
        with st.container(key="brief_paper", horizontal=True, vertical_alignment="bottom"):
            _size(words)
            _upload(words)
        for report in reports:
            notice.remark(report)


@st.fragment
def _files(template: bytes | None, words: Words) -> None:
    """A button for each file; while one is made, the rest of the page stays as it is."""
    mine = shelf.shelf()
    brief, size = mine.brief, mine.size
    if brief is None:
        return
    made: dict[str, tuple[str, Callable[[], bytes]]] = {
        "pptx": (handed.PPTX, lambda: deck(brief, words, template, size).content),
        "pdf": (handed.PDF, lambda: pdf(brief, words, size)),
        "xlsx": (handed.XLSX, lambda: workbook(brief, words)),
        "zip": (handed.ZIP, lambda: pictures(brief, words)),
    }
    with st.container(key="brief_files", horizontal=True):
        for ending, (media_type, make) in made.items():
            handed.button(
                words(f"brief.{ending}"),
                handed.File(brief_file.name(brief.title, ending), media_type, make),
                words,
                key=f"brief_{ending}",
                type="primary" if ending == "pptx" else "secondary",
            )


def _size(words: Words) -> None:
    mine = shelf.shelf()
    st.segmented_control(
        words("brief.size"),
        get_args(Size),
        key=address.seed("brief_size", mine.size),
        on_change=lambda: mine.measure(address.given("brief_size")),
        required=True,
    )


def _template(words: Words) -> tuple[bytes | None, tuple[str, ...]]:
    """The template that is used, and what it lacks: the reader's own, else the administrator's."""
    mine, path = shelf.shelf(), settings().template
    if mine.template is not None:
        return mine.template, (words("brief.template.taken"), *_lacking(mine.template, words))
    refused = (notice.worded(mine.refused, words),) if mine.refused else ()
    if path is None:
        return None, refused
    try:
        content = path.read_bytes()
        return content, (*_lacking(content, words), *refused)
    except (OSError, Problem) as failure:
        told = failure if isinstance(failure, Problem) else Problem("problem.template_missing")
        return None, (words("brief.template.unused"), notice.worded(told, words), *refused)


def _lacking(content: bytes, words: Words) -> tuple[str, ...]:
    """What a template has no place for; Problem where it is none that can be used."""
    size = shelf.shelf().size
    brief = Brief("", "", (), date.today())
    key = f"{blake2b(content).hexdigest()} {size} {words.language}"
    return cache.once("template", key, lambda: deck(brief, words, content, size).reports)


def _upload(words: Words) -> None:
    """A place to put the organisation's template, and what is used now."""
    used = "yours" if shelf.shelf().template else "set" if settings().template else "own"
    with st.popover(words("brief.template.label"), key="brief_template"):
        st.html(f'<p class="samspel-remark">{escape(words(f"brief.template.{used}"))}</p>')
        st.file_uploader(
            words("brief.template.file"),
            type=["pptx", "potx"],
            key=address.key("brief_template"),
            max_upload_size=LARGEST_MB,
            on_change=lambda: _take(words),
        )


def _take(words: Words) -> None:
    """Use the template that was uploaded, if it is one; without one, the usual."""
    mine, file = shelf.shelf(), address.given("brief_template")
    mine.template, mine.refused = None, None
    if not isinstance(file, UploadedFile):
        return
    content = file.getvalue()
    try:
        _lacking(content, words)
    except Problem as problem:
        mine.refused = problem
    else:
        mine.template = content
