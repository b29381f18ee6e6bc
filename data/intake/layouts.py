"""Official downloads that are known by the columns they have, and what stands where in them."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from data.intake.folded import fold
from data.intake.mapping import DateOrder, Mapping, Party, Repeated
from data.vocabulary import Kind

FILE: Final = Path(__file__).parent / "layouts.toml"
CONSTANT: Final = "="
"""Before a column of a party in the file that has the same value on all rows."""


class Layout(msgspec.Struct, frozen=True):
    """One kind of download, as `layouts.toml` declares it.

    `years` is the column of the facts that columns named after years become, `side_by_side` are
    columns whose cells are added, `rest` the column of the facts that all other columns tell.
    """

    name: str
    kind: Kind
    needs: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    columns: dict[str, tuple[str, ...]] = {}
    joined: dict[str, tuple[str, ...]] = {}
    parties: tuple[dict[str, str], ...] = ()
    constants: dict[str, str] = {}
    keep: dict[str, tuple[str, ...]] = {}
    terms: dict[str, dict[str, str]] = {}
    years: str = ""
    side_by_side: tuple[str, ...] = ()
    rest: str = ""
    unit: str = ""
    currency: str = ""
    valuation: str = ""
    classification: str = ""
    scale: float = 1.0
    date_order: DateOrder = "ymd"
    repeated: Repeated = "reject"


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout that is declared, in the order in which they are tried."""
    return msgspec.convert(
        tomllib.loads(FILE.read_text("utf-8"))["layout"], tuple[Layout, ...], strict=False
    )


def compact(name: str) -> str:
    """A column's name as the layouts have it: small letters and digits alone."""
    return fold(name).replace(" ", "")


def layout_of(columns: Iterable[str]) -> Layout | None:
    """The layout that has these columns, None where none has."""
    names = {compact(column) for column in columns}
    for layout in layouts():
        if names.issuperset(layout.needs) and all(names & set(group) for group in layout.either):
            return layout
    return None


def candidates(layout: Layout, fact: str, columns: Iterable[str]) -> tuple[str, ...]:
    """The table's columns that may be a column of the facts, the first choice first."""
    named = {compact(column): column for column in columns}
    return tuple(named[name] for name in layout.columns.get(fact, ()) if name in named)


def mapped(layout: Layout, columns: Iterable[str]) -> Mapping:
    """The mapping that a layout gives for the columns of a table; nothing of what it lacks."""
    named: dict[str, str] = {}
    for column in columns:
        named.setdefault(compact(column), column)

    def first(candidates: tuple[str, ...]) -> str | None:
        return next((named[name] for name in candidates if name in named), None)

    found = {fact: first(candidates) for fact, candidates in layout.columns.items()}
    settings: dict[str, Any] = {
        name: getattr(layout, name)
        for name in (
            *("kind", "constants", "terms", "unit", "currency", "valuation", "classification"),
            *("scale", "date_order", "repeated"),
        )
    }
    return Mapping(
        columns={fact: column for fact, column in found.items() if column is not None},
        joined={
            fact: tuple(named[name] for name in names)
            for fact, names in layout.joined.items()
            if named.keys() >= set(names)
        },
        parties=tuple(_party(party, named) for party in layout.parties),
        keep={named[name]: values for name, values in layout.keep.items() if name in named},
        **settings,
    )


def _party(declared: dict[str, str], named: dict[str, str]) -> Party:
    constants = {f.removeprefix(CONSTANT): v for f, v in declared.items() if f.startswith(CONSTANT)}
    columns = {fact: named[name] for fact, name in declared.items() if name in named}
    return Party(columns, constants)
