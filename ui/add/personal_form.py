"""Personal data: found before anything is stored, and left out unless the upload is stopped."""

import msgspec
import streamlit as st

from data.intake.checked import Personal
from data.intake.mapping import Mapping
from ui import address
from ui.add import fields
from ui.add.desk import Desk
from ui.markdown import plain

LEAVE_OUT, NONE = "leave_out", "none"


def show(desk: Desk) -> None:
    """Draw each column that seems to hold personal data with what is to become of it."""
    words, found = desk.words, desk.state.personal
    if not found:
        return
    fields.part(words("add.personal.title", count=len(found)), words("add.personal.text"))
    for one in found:
        _field(desk, one)
    st.button(
        words("add.personal.stop"),
        key="personal_stop",
        on_click=desk.leave,
        args=(words("add.personal.stopped"),),
    )


def _field(desk: Desk, one: Personal) -> None:
    words, name = desk.words, f"personal_{one.column}"
    st.segmented_control(
        words(
            "add.personal.label",
            column=plain(one.column),
            what=words.term("personal", one.what),
            count=one.rows,
        ),
        [LEAVE_OUT, NONE],
        key=address.seed(name, _decided(desk, one.column)),
        on_change=_decide,
        args=(desk, one.column, name),
        format_func=lambda option: words(f"add.personal.{option}"),
    )


def _decided(desk: Desk, column: str) -> str | None:
    if column in desk.mapping.drop:
        return LEAVE_OUT
    return NONE if column in desk.state.cleared else None


def _decide(desk: Desk, column: str, name: str) -> None:
    state, decided = desk.upload.state, address.given(name)
    if state.mapping is None:
        return
    cleared = {c for c in state.cleared if c != column} | ({column} if decided == NONE else set())
    mapping = (
        _without(column, state.mapping) if decided == LEAVE_OUT else _with(column, state.mapping)
    )
    desk.upload.map(mapping, tuple(sorted(cleared)))


def _without(column: str, mapping: Mapping) -> Mapping:
    """The mapping without the column, wherever it is read."""
    return msgspec.structs.replace(
        mapping,
        drop=tuple(dict.fromkeys([*mapping.drop, column])),
        columns={k: v for k, v in mapping.columns.items() if v != column},
        joined={
            k: kept
            for k, v in mapping.joined.items()
            if (kept := tuple(name for name in v if name != column))
        },
    )


def _with(column: str, mapping: Mapping) -> Mapping:
    return msgspec.structs.replace(mapping, drop=tuple(c for c in mapping.drop if c != column))
