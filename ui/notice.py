"""Sentences to the reader about what could not be shown; their traces go to the log."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from data.problem import Problem
from data.words import Words

LOG = logging.getLogger("samspel.page")


def tell(sentence: str) -> None:
    """Show a sentence where it belongs on the page."""
    st.html(f'<p class="samspel-notice" role="status">{escape(sentence)}</p>')


def remark(sentence: str) -> None:
    """Say something about what is shown, where nothing went wrong."""
    st.html(f'<p class="samspel-remark">{escape(sentence)}</p>')


def answer(sentence: str, more: str = "") -> None:
    """Say first, in a sentence, what a page found, and what must be known of it; empty: nothing."""
    if sentence:
        told = f"<b>{escape(sentence)}</b> {escape(more)}".strip()
        st.html(f'<p class="samspel-holdings">{told}</p>')


def worded(failure: Exception, words: Words, key: str = "frame.failed") -> str:
    """The sentence for a failure: a Problem's own, else that of `key`, with its log number."""
    if isinstance(failure, Problem):
        LOG.warning("%s", failure.key, exc_info=failure.__cause__)
        return words(failure.key, **failure.values)
    return words(key, id=log(failure))


def log(failure: BaseException) -> str:
    """Write a trace to the log; returns the number under which it stands there."""
    number = secrets.token_hex(4)
    LOG.error("failure %s", number, exc_info=failure)
    return number


@contextmanager
def contained(words: Words) -> Iterator[None]:
    """A part of a page whose failure becomes a sentence and leaves the rest of the page whole."""
    try:
        yield
    except Exception as failure:  # noqa: BLE001 - the last line of defence of a part
        tell(worded(failure, words))
