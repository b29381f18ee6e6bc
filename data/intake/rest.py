"""The name of an indicator out of all the columns that tell one value from another."""

import re
from typing import Final

import msgspec
import polars as pl

from data.intake.items import named
from data.intake.mapping import Mapping
from data.intake.profile import Profile
from data.intake.regions import regional
from data.readers.table import Table

NOTHING: Final = frozenset(
    {"structure", "structure id", "structure name", "action", "freq", "frequency", "time frequency"}
    | {"frequency id", "frequency of observation", "conf status", "decimals", "scale", "scale id"}
    | {"obs flag", "obs status", "observation value", "observation status", "time", "objectid"}
    | {"unit multiplier", "unit mult", "source", "cts code", "cts full descriptor", "iso2", "iso3"}
    | {"last update", "statistics code", "time code", "time label", "scale desc", "status"}
)
"""Columns that say nothing of what is measured, or say it again."""

FLAG: Final = re.compile(r"\b(?:status|flags?|quality|blocked)\b")
MEASURE: Final = re.compile(
    r"\b(?:indicator|measure|indic|contents?|innehall|statistikkvariabel|value variable label)\b"
)
"""Columns that say what is measured, so that they are told even where there is only one."""

ROWS: Final = 500_000


def rest(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    """The mapping of indicators with every other column that varies joined into the indicator."""
    wide = mapping.wide.columns if mapping.wide is not None else ()
    own = mapping.columns.get("indicator")
    taken = (named(mapping) | set(wide)) - {own}
    country = mapping.columns.get("country")
    if country is None:
        # Whose regions they are is asked for, and what becomes of them: they are no indicators.
        taken |= set(regional(columns))
    others = [
        column.name
        for column in columns.values()
        if column.name not in taken
        and (column.name == own or _tells(column, columns.get(country or "")))
    ]
    measures = [name for name in others if MEASURE.search(columns[name].key)]
    varying = [*dict.fromkeys([*measures, *_varying(table, others)])]
    found = _once(table, varying)
    if not found and own is None:
        return mapping
    chosen = tuple(found) or ((own,) if own else ())
    plain = {fact: name for fact, name in mapping.columns.items() if fact != "indicator"}
    if len(chosen) == 1:
        mapping = msgspec.structs.replace(mapping, columns=plain | {"indicator": chosen[0]})
    else:
        mapping = msgspec.structs.replace(
            mapping, columns=plain, joined=mapping.joined | {"indicator": chosen}
        )
    return mapping


def _tells(column: Profile, country: Profile | None) -> bool:
    if column.key in NOTHING or FLAG.search(column.key) or not len(column.texts):
        return False
    is_name = country is not None and column.country > 0.5 and column.distinct == country.distinct  # noqa: PLR2004
    is_measured = column.is_number and column.distinct > 50  # noqa: PLR2004
    return not is_name and not is_measured


def _varying(table: Table, names: list[str]) -> list[str]:
    """Those of the columns that have more than one text."""
    if not names:
        return []
    rows = table.scan().head(ROWS).select(names)
    counts = rows.select(pl.col(names).drop_nulls().n_unique()).collect(engine="streaming").row(0)
    return [name for name, count in zip(names, counts, strict=True) if count > 1]


def _once(table: Table, names: list[str]) -> list[str]:
    """Without the columns that only say another again: of a code and its label the label."""
    if len(names) < 2:  # noqa: PLR2004
        return names
    rows = table.scan().head(ROWS).select(names).unique().collect(engine="streaming")
    counts = {name: rows[name].n_unique() for name in names}
    lengths = {name: rows[name].str.len_chars().mean() or 0 for name in names}
    gone: set[str] = set()
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            same = counts[one] == counts[other] == rows.select(pl.struct(one, other)).n_unique()
            if same and not gone & {one, other}:
                gone.add(one if lengths[one] <= lengths[other] else other)  # type: ignore[operator]
    return [name for name in names if name not in gone]
