"""The step in which a table's columns get their meaning: a guess, its preview, and the choices."""

from functools import partial
from html import escape
from typing import Final

import msgspec
import streamlit as st

from data.intake import road
from data.intake.mapping import Mapping
from data.problem import Problem
from data.readers.table import LINE
from data.store.card import STORABLE
from data.vocabulary import Kind
from figures.table import in_words
from ui import address, cache, notice
from ui.add import (
    columns_form,
    discreet,
    fields,
    file_told,
    format_form,
    personal_form,
    unknown_form,
)
from ui.add.desk import Desk
from ui.add.fields import Field

NEW: Final = ""
PREVIEWED: Final = 20
ASKED: Final = ("repeated", "yearly")
"""Settings that must be decided where a table leaves them open."""


def show(desk: Desk) -> None:
    """Draw the step; it goes on when nothing is left that only the user knows."""
    words = desk.words
    fields.part(words("add.columns.title"), words("add.columns.text"), 2)
    file_told.show(desk)
    if desk.state.table is None:
        return
    if desk.suggestion.refused:
        notice.tell(words.term("refused", desk.suggestion.refused.removeprefix("refused.")))
    if desk.state.suggestion and desk.state.suggestion.remembered:
        notice.remark(words("add.remembered"))
    _preview(desk)
    kind = Field("kind", words("add.kind"), desk.mapping.kind, partial(_of_kind, desk))
    fields.segments(desk, kind, STORABLE, partial(words.term, "kind"))
    columns_form.show(desk)
    fields.part(words("add.format.title"), words("add.format.text"))
    format_form.show(desk)
    unknown_form.show(desk)
    personal_form.show(desk)
    _dataset(desk)
    _go_on(desk)


def _of_kind(desk: Desk, mapping: Mapping, kind: Kind) -> Mapping:
    """What is suggested for another kind; columns that are left out stay so."""
    suggested = road.suggest(desk.upload.table, None, kind).mapping
    return msgspec.structs.replace(suggested, drop=mapping.drop)


def _preview(desk: Desk) -> None:
    words = desk.words
    fields.part(words("add.preview.title"), words("add.preview.text"))
    try:
        with discreet.quietly():
            preview = desk.upload.preview(PREVIEWED)
    except Problem as problem:
        notice.tell(discreet.worded(problem, words))
        return
    rows = preview.rows
    if rows.is_empty():
        sentence = words("add.preview.none")
        if preview.hindrance:
            term, code = preview.hindrance
            sentence += f" {words(f'add.preview.because.{term}', reason=words.term(term, code))}"
        st.html(f'<p class="samspel-empty">{escape(sentence)}</p>')
        return
    told = [name for name in rows.columns if rows[name].null_count() < rows.height]
    shown = rows.select(told).drop("dataset", strict=False).rename({LINE: "line"}, strict=False)
    st.dataframe(
        in_words(shown, words),
        hide_index=True,
        key="add_preview",
        height=min(36 * (shown.height + 1) + 2, 300),
        placeholder="",
        alt=words("add.preview.title"),
    )


def _dataset(desk: Desk) -> None:
    """Which dataset the rows are for: one that is stored, or a new one by its name."""
    words, kind = desk.words, desk.mapping.kind
    stored = {d.name: d.title for d in cache.datasets().values() if d.number is not None}
    offered = [d.name for d in cache.datasets().values() if d.number is not None and d.kind == kind]
    fields.part(words("add.dataset.title"), words("add.dataset.text"))
    left, right = st.columns(2, gap="medium")
    if offered:
        with left:
            st.selectbox(
                words("add.dataset.label"),
                [NEW, *offered],
                key=address.seed("into", desk.dataset if desk.dataset in offered else NEW),
                on_change=_into,
                args=(desk,),
                format_func=lambda name: stored[name] if name else words("add.dataset.new"),
            )
    if desk.dataset not in offered:
        with right if offered else left:
            st.text_input(
                words("add.dataset.name"),
                key=address.seed("dataset", desk.dataset),
                on_change=address.mirror,
                args=("dataset",),
                max_chars=60,
                help=words("add.dataset.help"),
            )


def _into(desk: Desk) -> None:
    name = str(address.given("into") or "")
    how = "correct" if name else ""
    address.write({"dataset": name or f"{desk.dataset}_2", "how": how})


def _go_on(desk: Desk) -> None:
    """The way to the next step, or what must be chosen first."""
    words = desk.words
    for sentence in lacking(desk):
        notice.tell(sentence)
    st.button(
        words("add.columns.next"),
        key="add_check",
        type="primary",
        disabled=bool(lacking(desk)),
        on_click=desk.start,
        args=("check", partial(desk.upload.check, desk.dataset), "rejects"),
    )


def lacking(desk: Desk) -> list[str]:
    """What must be chosen before the rows can be checked, as sentences."""
    words, suggestion = desk.words, desk.suggestion
    said = []
    if suggestion.lacking:
        names = [columns_form.named(column, words) for column in suggestion.lacking]
        said.append(words("add.lacking.columns", columns=words.join(names), count=len(names)))
    constants = desk.mapping.constants.items()
    blank = [c for c, value in constants if not value and c not in suggestion.lacking]
    if blank:
        names = [columns_form.named(column, words) for column in blank]
        said.append(words("add.lacking.values", columns=words.join(names), count=len(names)))
    if desk.mapping.kind == "exports" and not desk.mapping.unit:
        said.append(words("add.lacking.unit"))
    said += [words(f"add.lacking.{name}") for name in ASKED if format_form.is_open(desk, name)]
    if unwanted := desk.upload.unwanted():
        named = words.join([one.column for one in unwanted])
        said.append(words("add.lacking.personal", columns=named, count=len(unwanted)))
    return said
