"""Which column of the file stands for which column of the facts."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

import msgspec
import streamlit as st

from data import geography
from data.intake.mapping import CELL, NAME, Mapping
from data.intake.places import COORDINATES
from data.schemas import SCHEMAS
from data.vocabulary import (
    COOPERATION_TYPES,
    DATE_BASES,
    FLOWS,
    FORMATS,
    PARTICIPANTS_OF,
    PARTY_TYPES,
    PRECISIONS,
    ROLES,
    SECTORS,
    STAGES,
    VISIT_STATUSES,
    Kind,
)
from data.words import Words
from figures.table import COUNTRIES, TERMS, heading
from ui.add import fields
from ui.add.desk import Desk
from ui.add.fields import Field

NOWHERE: Final = "\u2116 nowhere"
SAME: Final = "\u2116 same"
"""What may be chosen in place of a column: it is not in the file, or one value holds for all."""

MADE: Final = ("dataset",)
CODES: Final[dict[str, tuple[str, ...]]] = {
    "flow": FLOWS,
    "format": FORMATS,
    "sector": SECTORS,
    "type": COOPERATION_TYPES,
    "follow_up": STAGES,
    "date_is": DATE_BASES,
    "participants_is": PRECISIONS,
    "participants_of": PARTICIPANTS_OF,
    "party_type": PARTY_TYPES,
    "role": ROLES,
}
ACROSS: Final = 3
SURE: Final = 0.8


def show(desk: Desk) -> None:
    """Draw a field for each column of the facts; those that are rarely given are folded away."""
    first: list[str] = []
    rest: list[str] = []
    for column in _columns(desk.mapping):
        (first if _is_needed(desk, column) else rest).append(column)
    _grid(desk, first)
    if rest:
        with st.expander(desk.words("add.more_columns", count=len(rest))):
            _grid(desk, rest)


def _columns(mapping: Mapping) -> list[str]:
    stored = [name for name in SCHEMAS[mapping.kind].columns() if name not in MADE]
    return [*stored, *COORDINATES] if mapping.kind == "cooperation" else stored


def _is_needed(desk: Desk, column: str) -> bool:
    mapping, schema = desk.mapping, SCHEMAS[desk.mapping.kind].columns().get(column)
    told = column in (*mapping.columns, *mapping.joined, *mapping.constants)
    is_must = schema is not None and not schema.nullable
    return told or is_must or column in desk.suggestion.lacking


def _grid(desk: Desk, columns: list[str]) -> None:
    for start in range(0, len(columns), ACROSS):
        across = columns[start : start + ACROSS]
        for place, column in zip(st.columns(ACROSS, gap="medium"), across, strict=False):
            with place:
                _field(desk, column)


def _field(desk: Desk, column: str) -> None:
    words, mapping = desk.words, desk.mapping
    placed = _stands(mapping, column)
    field = Field(f"column_{column}", _label(desk, column), placed, partial(_place, column))
    own = [NOWHERE] if column in COORDINATES else [NOWHERE, SAME]
    fields.choice(desk, field, [*own, *_offered(desk)], partial(_named, words))
    if column in mapping.constants:
        _constant(desk, column)


def _offered(desk: Desk) -> list[str]:
    side_by_side = [NAME, CELL] if desk.mapping.wide else []
    return [*side_by_side, *(c for c in desk.columns if c not in desk.mapping.drop)]


def _stands(mapping: Mapping, column: str) -> str:
    if column in mapping.constants:
        return SAME
    if mapping.wide and mapping.wide.into == column:
        return NAME
    return mapping.columns.get(column) or " + ".join(mapping.joined.get(column, ())) or NOWHERE


def named(column: str, words: Words) -> str:
    """A column of the facts as it is called on this page."""
    return heading(column, words)


def _label(desk: Desk, column: str) -> str:
    """The column's heading, and how sure its suggestion is."""
    words, suggestion = desk.words, desk.suggestion
    name = heading(column, words)
    sure = suggestion.confidence.get(column)
    if column in suggestion.lacking:
        return words("add.label.lacking", column=name)
    if sure is not None and sure < SURE and column in desk.mapping.columns:
        return words("add.label.unsure", column=name)
    return name


def _named(words: Words, option: str) -> str:
    own = {
        NOWHERE: "add.nowhere",
        SAME: "add.same",
        NAME: "add.name_of_column",
        CELL: "add.cell_of_column",
    }
    return words(own[option]) if option in own else option


def _place(column: str, mapping: Mapping, chosen: str) -> Mapping:
    """The mapping with the column of the facts in another place."""
    columns = {k: v for k, v in mapping.columns.items() if k != column}
    constants = {k: v for k, v in mapping.constants.items() if k != column}
    joined = {k: v for k, v in mapping.joined.items() if k != column}
    if chosen == SAME:
        constants[column] = mapping.constants.get(column, "")
    elif chosen not in (NOWHERE, NAME):
        columns[column] = chosen
    changed: dict[str, Any] = {"columns": columns, "constants": constants, "joined": joined}
    if chosen == NAME and mapping.wide:
        changed["wide"] = msgspec.structs.replace(mapping.wide, into=column)
    return msgspec.structs.replace(mapping, **changed)


def _constant(desk: Desk, column: str) -> None:
    """The one value that holds for all rows: a country, a code, or a text."""
    words, value = desk.words, desk.mapping.constants[column]
    label = words("add.value_of", column=heading(column, words))
    field = Field(f"constant_{column}", label, value or None, partial(_same, column))
    if column in COUNTRIES:
        known = sorted(geography.countries()["alpha_3"], key=words.country)
        fields.choice(desk, field, known, words.country)
    elif codes := _codes(desk.mapping.kind, column):
        fields.choice(desk, field, codes, partial(words.term, TERMS.get(column, column)))
    else:
        fields.text(desk, replace(field, value=value))


def _codes(kind: Kind, column: str) -> tuple[str, ...]:
    """The codes that a column of the facts may hold; none where it is free."""
    return VISIT_STATUSES if (kind, column) == ("visits", "status") else CODES.get(column, ())


def _same(column: str, mapping: Mapping, value: str | None) -> Mapping:
    return msgspec.structs.replace(
        mapping, constants=mapping.constants | {column: (value or "").strip()}
    )
