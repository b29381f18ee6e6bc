"""The step that tells what would change in the stored dataset, before anything is stored."""

from functools import partial
from html import escape
from typing import Final

import polars as pl
import streamlit as st

from data.intake.difference import Difference
from data.words import Words
from figures.table import in_words
from ui import address
from ui.add import fields
from ui.add.desk import HOWS, Desk

SHOWN: Final = 200
COUNTED: Final = ("new", "changed", "unchanged", "gone")


def show(desk: Desk) -> None:
    """Draw how the rows join those that are stored, what changes, and which totals move."""
    words, difference = desk.words, desk.state.difference
    assert difference is not None
    fields.part(_headline(desk, difference), words("add.difference.text"), 2)
    if desk.is_stored:
        st.segmented_control(
            words("add.how.label"),
            HOWS,
            key=address.seed("how", desk.state.how),
            on_change=_how,
            args=(desk,),
            format_func=lambda how: words(f"add.how.{how}"),
            required=True,
        )
        st.html(f'<p class="samspel-remark">{escape(words(f"add.how.{desk.state.how}_means"))}</p>')
    st.html(_counts(difference, words))
    if desk.is_stored:
        _moved(desk, difference)
        _changes(desk, difference)
    st.button(
        words("add.difference.next"),
        key="add_confirm",
        type="primary",
        on_click=address.write,
        args=({"step": "confirm"},),
    )


def _headline(desk: Desk, difference: Difference) -> str:
    words = desk.words
    if not desk.is_stored:
        return words("add.difference.fresh", count=difference.new)
    if not difference.new + difference.changed + difference.gone:
        return words("add.difference.nothing", title=desk.title)
    if not difference.moved:
        return words("add.difference.unmoved", title=desk.title)
    return words("add.difference.moves", count=difference.moved, title=desk.title)


def _how(desk: Desk) -> None:
    how = next(one for one in HOWS if one == address.given("how"))
    address.write({"how": how})
    desk.start("compare", partial(desk.upload.compare, how), "difference")


def _counts(difference: Difference, words: Words) -> str:
    figures = "".join(
        f'<div class="samspel-key-figure"><p class="name">{escape(name)}</p>'
        f'<p class="number">{escape(words.number(count))}</p></div>'
        for name, count in (
            (words(f"add.difference.{part}"), getattr(difference, part)) for part in COUNTED
        )
    )
    return f'<div class="samspel-key-figures">{figures}</div>'


def _moved(desk: Desk, difference: Difference) -> None:
    """Published totals that would move, the largest change first."""
    if not difference.moved:
        return
    words = desk.words
    moved = desk.upload.moved(SHOWN)
    shown = moved.select(
        name for name in moved.columns if moved[name].n_unique() > 1 or name != "measure"
    )
    fields.part(words("add.difference.totals"), words("add.difference.first", count=shown.height))
    _grid(shown, "add_moved", words)


def _changes(desk: Desk, difference: Difference) -> None:
    if not difference.new + difference.changed + difference.gone:
        return
    words = desk.words
    changes = desk.upload.changes(SHOWN).drop("dataset", strict=False)
    named = {what: words.term("change", what) for what in ("new", "changed", "gone")}
    shown = changes.with_columns(pl.col("what").replace(named)).rename(
        {"what": "action", "old": "before", "new": "after"}
    )
    fields.part(words("add.difference.rows"), words("add.difference.listed", count=shown.height))
    _grid(shown, "add_changes", words)


def _grid(rows: pl.DataFrame, key: str, words: Words) -> None:
    st.dataframe(
        in_words(rows, words),
        hide_index=True,
        key=key,
        height=min(36 * (rows.height + 1) + 2, 380),
        placeholder="",
        alt=words("add.difference.text"),
    )
