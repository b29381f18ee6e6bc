"""The step that tells which rows can be stored, which can't, and why."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

import polars as pl
import streamlit as st

from data.intake import places
from data.intake.checked import Checked
from data.words import Words
from figures.table import heading
from ui import handed
from ui.add import discreet, fields
from ui.add.desk import Desk

SHOWN: Final = 200
FILE: Final = "rejects.parquet"
COUNTRY: Final = ("country_is_known", places.RULE)
"""The rules whose suggested fixes are codes of countries; they are shown by name."""


def show(desk: Desk) -> None:
    """Draw counts by rule first, then rows, and the way on."""
    words, checked = desk.words, desk.state.checked
    assert checked is not None
    fields.part(_headline(checked, words), words("add.rejects.text"), 2)
    if remarks := [words(r.key, **r.values) for r in checked.remarks]:
        told = "".join(f"<li>{escape(remark)}</li>" for remark in remarks)
        st.html(f'<ul class="samspel-remark">{told}</ul>')
    if checked.left_out:
        _left_out(checked, words)
    if checked.emptied:
        _emptied(checked, words)
    if checked.righted:
        _righted(checked, words)
    if checked.broken:
        _by_rule(checked, words)
        _rows(desk)
    _go_on(desk, checked)


def _headline(checked: Checked, words: Words) -> str:
    if not checked.rejected:
        if not checked.accepted:
            return words("add.rejects.nothing", count=checked.read)
        told = "add.rejects.none" if checked.left_out else "add.rejects.all"
        return words(told, count=checked.accepted)
    return words(
        "add.rejects.some",
        count=checked.rejected,
        read=words.number(checked.read),
        accepted=words.number(checked.accepted),
    )


def _left_out(checked: Checked, words: Words) -> None:
    fields.part(words("add.rejects.left_out", count=sum(checked.left_out.values())))
    rows = [(words.term("left_out", why), count) for why, count in checked.left_out.items()]
    _table([words("add.rejects.why"), words("column.rows")], rows, words)


def _emptied(checked: Checked, words: Words) -> None:
    fields.part(words("add.rejects.emptied", count=sum(checked.emptied.values())))
    rows = [
        (heading(column, words), words.term("emptied", column), count)
        for column, count in checked.emptied.items()
    ]
    _table([words("add.rejects.of"), words("add.rejects.why"), words("column.rows")], rows, words)


def _righted(checked: Checked, words: Words) -> None:
    fields.part(words("add.rejects.righted", count=sum(one.rows for one in checked.righted)))
    rows = [(words.country(r.named), words.country(r.taken), r.rows) for r in checked.righted]
    heads = [words("add.rejects.named"), words("add.rejects.taken"), words("column.rows")]
    _table(heads, rows, words)


def _by_rule(checked: Checked, words: Words) -> None:
    fields.part(words("add.rejects.by_rule", count=len(checked.broken)))
    rows = [(words.term("rule", one.rule), one.column, one.rows) for one in checked.broken]
    heads = [words("add.rejects.rule"), words("add.rejects.column"), words("column.rows")]
    _table(heads, rows, words)


def _table(heads: list[str], rows: Sequence[tuple[str | int, ...]], words: Words) -> None:
    *texts, last = heads
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in texts)
    head += f'<th scope="col" class="number">{escape(last)}</th>'
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="number">{words.number(cell)}</td>'
            if isinstance(cell, int)
            else f"<td>{escape(cell)}</td>"
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    st.html(
        '<div class="samspel-scroll" tabindex="0"><table class="samspel-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _rows(desk: Desk) -> None:
    words = desk.words
    rejects = pl.read_parquet(desk.upload.folder / "check" / FILE, n_rows=SHOWN)
    shown = said(rejects, words)
    fields.part(words("add.rejects.rows"), words("add.rejects.first", count=rejects.height))
    st.dataframe(
        shown.rename({name: heading(name, words) for name in shown.columns}),
        hide_index=True,
        key="add_rejects",
        height=min(36 * (shown.height + 1) + 2, 380),
        placeholder="",
        alt=words("add.rejects.rows"),
    )
    _workbook(desk)
    st.html(f'<p class="samspel-remark">{escape(words("add.rejects.corrected"))}</p>')


@st.fragment
def _workbook(desk: Desk) -> None:
    """Offer the rejected rows as a workbook."""
    handed.button(
        desk.words("add.rejects.download"),
        handed.File("samspel-rejects.xlsx", handed.XLSX, lambda: _made(desk)),
        desk.words,
        key="add_workbook",
        icon=":material/download:",
    )


def _made(desk: Desk) -> bytes:
    with discreet.quietly():
        return desk.upload.rejects(desk.words)


def said(rejects: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Rejects whose rules are sentences, and whose suggested countries are named."""
    rules = {rule: words.term("rule", rule) for rule in rejects["rule"].unique()}
    is_country = pl.col("rule").is_in(COUNTRY)
    meant = rejects.filter(is_country)["fix"].drop_nulls().unique()
    countries = {code: words.country(code) for code in meant}
    fix = pl.when(is_country).then(pl.col("fix").replace(countries)).otherwise("fix")
    return rejects.with_columns(pl.col("rule").replace(rules), fix=fix)


def _go_on(desk: Desk, checked: Checked) -> None:
    how = desk.how
    st.button(
        desk.words("add.rejects.next"),
        key="add_compare",
        type="primary",
        disabled=not checked.facts,
        on_click=desk.start,
        args=("compare", partial(desk.upload.compare, how), "difference"),
    )
