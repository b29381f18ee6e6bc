"""Fields of a mapping: each shows what is in force, and writes a change at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from data.intake.mapping import Mapping
from ui import address
from ui.add.desk import Desk


@dataclass(frozen=True)
class Field:
    """A field: the widget's name, its label, the value in force, and the mapping after a change."""

    name: str
    label: str
    value: Any
    change: Callable[[Mapping, Any], Mapping]


def choice(
    desk: Desk, field: Field, options: Sequence[Any], naming: Callable[[Any], str] = str
) -> None:
    """One of several options, found by typing too; none where the value is None."""
    is_offered = field.value is None or field.value in options
    offered = list(options) if is_offered else [field.value, *options]
    st.selectbox(
        field.label,
        offered,
        key=address.seed(field.name, field.value),
        index=None if field.value is None else 0,
        on_change=desk.put,
        args=(field.name, field.change),
        format_func=naming,
        placeholder=desk.words("add.choose"),
    )


def several(
    desk: Desk, field: Field, options: Sequence[str], naming: Callable[[Any], str] = str
) -> None:
    """Any number of several options."""
    st.multiselect(
        field.label,
        list(options),
        key=address.seed(field.name, [one for one in field.value if one in options]),
        on_change=desk.put,
        args=(field.name, field.change),
        format_func=naming,
        placeholder=desk.words("add.none"),
    )


def segments(
    desk: Desk, field: Field, options: Sequence[str], naming: Callable[[str], str]
) -> None:
    """One of a few options, side by side."""
    st.segmented_control(
        field.label,
        list(options),
        key=address.seed(field.name, field.value),
        on_change=desk.put,
        args=(field.name, field.change),
        format_func=naming,
        required=True,
    )


def text(desk: Desk, field: Field) -> None:
    """A line of text."""
    st.text_input(
        field.label,
        key=address.seed(field.name, field.value),
        on_change=desk.put,
        args=(field.name, field.change),
        max_chars=200,
    )


def part(title: str, text: str = "", level: int = 3) -> None:
    """The heading of a part of the page, and what it is about."""
    below = f'<p class="samspel-unit">{escape(text)}</p>' if text else ""
    st.html(f'<div class="samspel-head"><h{level}>{escape(title)}</h{level}>{below}</div>')
