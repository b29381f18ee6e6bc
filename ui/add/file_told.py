"""What a file turned out to be, and which of its tables is looked at."""

from html import escape

import streamlit as st

from data.readers.table import Reading, Table
from data.words import Words
from ui import address
from ui.add.desk import Desk


def show(desk: Desk) -> None:
    """Draw the file's name and kind, a choice among its tables, and what there is to remark."""
    reading = desk.state.reading
    assert reading is not None
    st.html(_line(desk, reading))
    if len(reading.tables) > 1:
        _tables(desk, reading)
    remarks = list(reading.remarks)
    if desk.state.table is not None:
        remarks += reading.tables[desk.state.table].remarks
    if remarks:
        told = "".join(f"<li>{escape(desk.words(r.key, **r.values))}</li>" for r in remarks)
        st.html(f'<ul class="samspel-remark">{told}</ul>')


def _line(desk: Desk, reading: Reading) -> str:
    words, parts = desk.words, [desk.words.term("format_of", reading.format)]
    if reading.encoding:
        parts.append(reading.encoding)
    if desk.state.table is not None and (rows := reading.tables[desk.state.table].rows):
        parts.append(words("add.rows", count=rows))
    return (
        f'<p class="samspel-shown"><b>{escape(desk.state.name)}</b> · '
        f"{escape(' · '.join(parts))}</p>"
    )


def _tables(desk: Desk, reading: Reading) -> None:
    words = desk.words
    names = [_named(table, number, words) for number, table in enumerate(reading.tables)]
    st.selectbox(
        words("add.table"),
        range(len(names)),
        key=address.seed("table", desk.state.table),
        index=None if desk.state.table is None else 0,
        format_func=lambda number: names[number],
        placeholder=words("add.choose"),
        on_change=_choose,
        args=(desk,),
    )


def _choose(desk: Desk) -> None:
    number = address.given("table")
    if isinstance(number, int):
        desk.start("read", lambda _: desk.upload.choose(number), "")


def _named(table: Table, number: int, words: Words) -> str:
    part = table.part or words("add.part", number=number + 1)
    return words("add.part_rows", part=part, count=table.rows) if table.rows else part
