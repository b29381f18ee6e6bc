"""How a table is written and in what its numbers are: marks, dates, units, sides, repetition."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import msgspec
import streamlit as st

from data.intake import places
from data.intake.mapping import Mapping, Wide
from data.schemas import SCHEMAS
from data.store.card import units
from figures.table import heading
from ui.add import fields
from ui.add.desk import Desk
from ui.add.fields import Field

DECIMALS: Final = (".", ",")
THOUSANDS: Final = ("", ",", ".", " ", "'")
ORDERS: Final = ("ymd", "dmy", "mdy")
SCALES: Final = (1.0, 1e3, 1e6, 1e9, 1e-3, 1e-6)
CURRENCIES: Final = ("", "USD", "EUR", "SEK", "NOK", "DKK", "ISK", "GBP")
CLASSIFICATIONS: Final = (
    "",
    "hs",
    "hs2",
    "hs4",
    "hs6",
    "cn8",
    "sitc",
    "isic4_icio",
    "nace1_wiod",
    "samspel_sector",
)
MEASURED: Final = ("exports", "indicators")


def show(desk: Desk) -> None:
    """Draw the fields that the kind of facts has."""
    for row in _rows(desk):
        for place, draw in zip(st.columns(4, gap="medium"), row, strict=False):
            with place:
                draw()
    _wide(desk)


def _rows(desk: Desk) -> list[list[Callable[[], None]]]:
    first: list[Callable[[], None]] = [
        partial(_part, desk, "decimal", DECIMALS),
        partial(_part, desk, "thousands", THOUSANDS),
        partial(_part, desk, "date_order", ORDERS),
        partial(_part, desk, "aggregates", ("leave_out", "reject")),
    ]
    repeated = partial(_part, desk, "repeated", ("reject", "merge"))
    if desk.mapping.kind not in MEASURED:
        return [first, [repeated, *_misplaced(desk)]]
    last: list[Callable[[], None]] = [repeated]
    if desk.mapping.kind == "indicators":
        last.append(partial(_part, desk, "yearly", ("", "sum", "mean", "last")))
    second: list[Callable[[], None]] = [
        partial(_part, desk, "scale", SCALES),
        partial(_part, desk, "unit", ("", *units())),
        partial(_part, desk, "currency", CURRENCIES),
    ]
    if desk.mapping.kind == "exports":
        second.append(partial(_part, desk, "classification", CLASSIFICATIONS))
    return [first, second, last]


def _misplaced(desk: Desk) -> list[Callable[[], None]]:
    """What becomes of rows whose country is contradicted; nothing where no coordinates are told."""
    field = partial(_part, desk, "misplaced", ("reject", "named", "coordinates"))
    return [field] if places.is_told(desk.mapping) else []


def _part(desk: Desk, field: str, options: tuple[Any, ...]) -> None:
    """A field of the mapping itself."""
    words = desk.words
    label = words(f"add.{field}.label")
    if is_open(desk, field):
        label = words("add.label.open", column=label)
    value = getattr(desk.mapping, field)
    shown = Field(f"format_{field}", label, value, partial(_with, field))
    fields.choice(desk, shown, options, partial(_named, desk, field))


def is_open(desk: Desk, field: str) -> bool:
    """Whether the table leaves a setting undecided, and so far nobody has decided."""
    first = desk.state.suggestion
    return (
        first is not None
        and field in first.open
        and getattr(desk.mapping, field) == getattr(first.mapping, field)
    )


def _with(field: str, mapping: Mapping, value: Any) -> Mapping:
    return msgspec.structs.replace(mapping, **{field: value})


def _named(desk: Desk, field: str, value: Any) -> str:
    words = desk.words
    if field == "scale":
        return words("add.scale.by", number=words.number(value, 0 if value >= 1 else 6))
    if value == "":
        return words(f"add.{field}.empty")
    if field == "unit":
        return words.unit(value)
    if field == "currency":
        return str(value)
    if field == "classification":
        return words.term("classification", value)
    code = CODE.get(value, value)
    # What can't be added up is only put together.
    is_added = field != "repeated" or desk.mapping.kind in MEASURED
    return words(f"add.{field}.{code}" if is_added else f"add.{field}.{code}_rows")


CODE: Final = {".": "point", ",": "comma", " ": "space", "'": "apostrophe"}


def _wide(desk: Desk) -> None:
    """Columns whose names are values, such as a column for each year."""
    words, wide = desk.words, desk.mapping.wide
    with st.expander(words("add.wide.title"), expanded=wide is not None):
        held = wide.columns if wide else ()
        field = Field("wide_columns", words("add.wide.columns"), held, _side_by_side)
        fields.several(desk, field, desk.columns)
        if wide:
            known = [c for c in SCHEMAS[desk.mapping.kind].columns() if c != "dataset"]
            field = Field("wide_into", words("add.wide.into"), wide.into, _into)
            fields.choice(
                desk,
                field,
                ["", *known],
                lambda column: heading(column, words) if column else words("add.wide.nothing"),
            )


def _into(mapping: Mapping, into: str) -> Mapping:
    wide = msgspec.structs.replace(mapping.wide, into=into) if mapping.wide else None
    return msgspec.structs.replace(mapping, wide=wide)


def _side_by_side(mapping: Mapping, columns: list[str]) -> Mapping:
    if not columns:
        return msgspec.structs.replace(mapping, wide=None)
    into = mapping.wide.into if mapping.wide else _first_into(mapping)
    names = mapping.wide.names if mapping.wide else {}
    kept = {name: meaning for name, meaning in names.items() if name in columns}
    return msgspec.structs.replace(mapping, wide=Wide(tuple(columns), into, kept))


def _first_into(mapping: Mapping) -> str:
    return {"exports": "period", "indicators": "year"}.get(mapping.kind, "")
