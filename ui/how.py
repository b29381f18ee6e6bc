"""How the figures of a page were found: formula, input, rows used and caveats, one click away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from analytics.method import methods
from data.dataset import Dataset
from data.words import Words
from figures import source
from figures.download import rows_csv
from ui import declarations, handed

Files = Mapping[str, Callable[[], pl.DataFrame]]
"""Frames to download by the keys of their words; each is made when it is asked for."""


def how(
    names: Sequence[str],
    datasets: Sequence[Dataset],
    words: Words,
    used: Callable[[], Sequence[str]] = tuple,
    files: Files | None = None,
) -> None:
    """Draw a heading that opens: the sentences `used` (what was read), files, caveats, and methods.

    `names` are those of declared methods, in the order to be read. What stands inside is made and
    sent when it is opened.
    """
    _how(tuple(names), tuple(datasets), words, used, files or {})


@st.fragment
def _how(
    names: tuple[str, ...],
    datasets: tuple[Dataset, ...],
    words: Words,
    used: Callable[[], Sequence[str]],
    files: Files,
) -> None:
    opened = st.expander(words("how.title"), key="how", on_change="rerun")
    if not opened.open:
        return
    declared = {method.name: method for method in methods()}
    with opened:
        st.html(_sentences(words("how.used"), used()))
        _downloads(files, words)
        for dataset in datasets:
            title = words("how.caveats", dataset=source.title(dataset, words))
            st.html(_sentences(title, source.caveats(dataset, words)))
        declarations.methods([declared[name] for name in names], words)


def _downloads(files: Files, words: Words) -> None:
    """Offer what was read and what was found as files."""
    if not files:
        return
    with st.container(key="how_files", horizontal=True):
        for key, made in files.items():
            name = key.replace(".", "-").replace("_", "-")
            handed.button(
                words(key),
                handed.File(f"samspel-{name}.csv", handed.CSV, partial(_csv, made)),
                words,
                key=f"how_{name}",
                icon=":material/download:",
            )


def _csv(made: Callable[[], pl.DataFrame]) -> bytes:
    return rows_csv(made())


def _sentences(title: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    listed = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<section class="samspel-method"><h3>{escape(title)}</h3><ul>{listed}</ul></section>'
