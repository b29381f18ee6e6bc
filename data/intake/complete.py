"""Fills what a suggested mapping leaves open: marks, unit, flow, sector, names of records."""

from collections.abc import Iterator
from typing import Final

import msgspec
import polars as pl

from data.indicator import indicators
from data.intake.folded import folded
from data.intake.guess import CLEAR
from data.intake.items import named
from data.intake.mapping import CELL, Mapping
from data.intake.marks import date_order_of, marks_of
from data.intake.profile import EMPTY, Profile, share
from data.intake.reading import DATES
from data.intake.regions import can_be_added, of_country
from data.intake.units import currency_of, flow_of, scale_of
from data.intake.year_parts import are_parts
from data.products import names as product_names
from data.readers.table import Table
from data.vocabulary import SECTORS, Kind

NEEDED: Final[dict[Kind, tuple[str, ...]]] = {
    "exports": ("period", "reporter", "partner", "flow", "product", "value"),
    "visits": ("id", "host", "sector", "status"),
    "cooperation": ("id", "title", "type", "sector", "party"),
    "indicators": ("indicator", "country", "year", "value"),
    "reported_totals": ("organisation", "measure", "value", "value_is"),
}
"""Columns of the facts that every row must have."""

ALL: Final = "TOTAL"
UNITS: Final = (
    *("unit", "unit of measure", "unit measure", "einheit", "value unit", "enhet", "yksikko"),
    *("enhed", "scale", "currency", "valuta", "wahrung", "valuutta", "unit multiplier"),
)
TOTALS: Final = (
    "total",
    "all products",
    "total all products",
    "totalt",
    "summa",
    "insgesamt",
    "ag0",
)
WITS: Final = "wits"
"""In its summaries only the partners of all products together are told apart."""

MANY: Final = 500
"""Texts of a column that tell whether it has months or years."""

VISIT: Final = ("date", "host", "host_organisation", "visitor_organisation", "topic")
"""What tells one visit from another where the file has no number for it."""


def completed(
    table: Table, columns: dict[str, Profile], mapping: Mapping
) -> tuple[Mapping, tuple[str, ...]]:
    """The mapping with all that the table tells, and the settings that it leaves undecided."""
    mapping = msgspec.structs.replace(mapping, empty=EMPTY, keep=_kept(columns, mapping))
    mapping = _BY_KIND[mapping.kind](table, columns, mapping)
    marks = marks_of(_numbers(columns, mapping), table.decimal)
    order, undecided = _order(columns, mapping)
    mapping = msgspec.structs.replace(
        mapping, decimal=marks.decimal, thousands=marks.thousands, date_order=order
    )
    opened = {
        "decimal": marks.is_open,
        "date_order": undecided,
        "flow": mapping.kind == "exports" and "flow" in lacking(mapping),
        "unit": mapping.kind in ("exports", "indicators") and not mapping.unit,
        "repeated": mapping.kind == "indicators" and can_be_added(columns, mapping),
        "yearly": mapping.kind == "indicators" and _is_parted(columns, mapping),
    }
    return mapping, tuple(name for name, is_open in opened.items() if is_open)


def _is_parted(columns: dict[str, Profile], mapping: Mapping) -> bool:
    """Whether the years of a table are told month by month or quarter by quarter."""
    if mapping.wide is not None and mapping.wide.into == "year":
        return are_parts(pl.Series(mapping.wide.columns, dtype=pl.String))
    year = columns.get(mapping.columns.get("year", ""))
    return year is not None and are_parts(year.texts_once.head(MANY))


def lacking(mapping: Mapping) -> tuple[str, ...]:
    """Columns of the facts that every row needs and that a mapping says nothing of."""
    given = {fact for fact, value in mapping.constants.items() if value}
    there = set(mapping.columns) | set(mapping.joined) | given
    if mapping.wide is not None:
        there |= {mapping.wide.into}
        if CELL not in named(mapping):
            there |= {"value"}
    if mapping.parties:
        # Where a record has no name, its parties' names are.
        there |= {"party", "id", "title"}
    return tuple(fact for fact in NEEDED[mapping.kind] if fact not in there)


def _with(mapping: Mapping, **constants: str) -> Mapping:
    """The mapping with constants for the columns that it says nothing of."""
    new = {
        f: v for f, v in constants.items() if f not in mapping.columns and f not in mapping.joined
    }
    return msgspec.structs.replace(mapping, constants=new | mapping.constants)


def _kept(columns: dict[str, Profile], mapping: Mapping) -> dict[str, tuple[str, ...]]:
    """Of the rows that a layout wants only the conditions that some rows meet."""
    return {
        name: values
        for name, values in mapping.keep.items()
        if name in columns and columns[name].texts.is_in(list(values)).any()
    }


def _numbers(columns: dict[str, Profile], mapping: Mapping) -> pl.Series:
    """Texts of the cells that are values."""
    if mapping.wide is not None and CELL not in named(mapping):
        texts = [columns[name].texts for name in mapping.wide.columns]
    else:
        names = (mapping.columns.get("value"), mapping.columns.get("participants"))
        texts = [columns[name].texts for name in names if name in columns]
    return (
        pl.concat([t.alias("text") for t in texts]) if texts else pl.Series("text", [], pl.String)
    )


def _order(columns: dict[str, Profile], mapping: Mapping) -> tuple[str, bool]:
    texts = [columns[n].texts for f, n in mapping.columns.items() if f in DATES and n in columns]
    found = [date_order_of(text) for text in texts]
    told = next((order for order, is_open in found if order != "ymd" and not is_open), None)
    if told is not None:
        return told, False
    return next(
        ((order, is_open) for order, is_open in found if is_open), (mapping.date_order, False)
    )


def _described(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Iterator[str]:
    """Texts that may tell the unit, the likeliest first."""
    value = mapping.columns.get("value")
    if value is not None:
        yield value
    for column in columns.values():
        if column.key in UNITS and column.distinct == 1:
            yield str(column.texts[0])
    for name in ("unit", "currency", "units"):
        if table.about.get(name):
            yield table.about[name]
    for values in mapping.keep.values():
        yield from values
    if table.about.get("title"):
        yield table.about["title"]


def _exports(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    told = list(_described(table, columns, mapping))
    if not mapping.currency:
        currency = currency_of(told)
        scale = mapping.scale if mapping.scale != 1 else scale_of(told)
        mapping = msgspec.structs.replace(
            mapping, currency=currency, unit=currency.lower(), scale=scale
        )
    flow = flow_of([*told, table.part, table.about.get("title", "")])
    if flow and "flow" not in mapping.columns:
        mapping = _with(mapping, flow=flow)
    if "product" not in mapping.columns:
        return _with(mapping, product=ALL)
    return _products(columns, mapping)


def _products(columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    column = columns.get(mapping.columns["product"])
    if column is None:
        return mapping
    texts = column.texts.unique()
    is_total = texts.to_frame("text").select(folded(pl.col("text")).is_in(TOTALS)).to_series()
    totals = [] if mapping.classification == WITS else texts.filter(is_total).to_list()
    if totals and len(totals) < len(texts):
        own = mapping.terms.get("product", {}) | dict.fromkeys(totals, "")
        mapping = msgspec.structs.replace(mapping, terms=mapping.terms | {"product": own})
    if mapping.classification:
        return mapping
    return msgspec.structs.replace(
        mapping, classification=_classification(texts.filter(~texts.is_in(totals)))
    )


def _classification(texts: pl.Series) -> str:
    codes = texts.str.replace(r"\.0$", "")
    for name in ("isic4_icio", "nace1_wiod"):
        if share(codes.is_in(product_names(name)["product"].implode())) > CLEAR:
            return name
    if share(codes.is_in(SECTORS)) > CLEAR:
        return "samspel_sector"
    if share(codes.str.contains(r"^\d{7,8}$|^\d\d[\dX]{6}$")) > CLEAR:
        return "cn8"
    if share(codes.str.contains(r"^\d{1,6}$")) > CLEAR:
        return "hs6"
    return "topic"


def _visits(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    mapping = _with(mapping, status="reported", participants_is="exact")
    if "id" not in mapping.columns and "id" not in mapping.joined:
        parts = tuple(mapping.columns[fact] for fact in VISIT if fact in mapping.columns)
        joined = mapping.joined | ({"id": parts} if parts else {})
        mapping = msgspec.structs.replace(mapping, joined=joined, repeated="merge")
    return _sectored(mapping, ("topic",))


def _cooperation(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    placed = dict(mapping.columns)
    if not mapping.parties:
        if "party" not in placed and "party_city" in placed:
            # In a list of cities they are the parties themselves.
            placed["party"] = placed.pop("party_city")
            mapping = _with(mapping, party_type="city")
        if "title" in placed and "id" not in placed and "id" not in mapping.joined:
            placed["id"] = placed["title"]
        elif "id" in placed and "title" not in placed:
            placed["title"] = placed["id"]
    mapping = msgspec.structs.replace(mapping, columns=placed, repeated="merge")
    named_by = {"id", "title"} & {*placed, *mapping.joined}
    if not named_by and not mapping.parties and {"party", "party_country"} <= set(placed):
        # A list of members: all of them are parties of one cooperation, which the user names.
        mapping = _with(mapping, title="", id="")
    return _sectored(mapping, ("title",))


def _sectored(mapping: Mapping, facts: tuple[str, ...]) -> Mapping:
    """A sector from the words of another column where there is none of its own."""
    if {"sector"} & (set(mapping.columns) | set(mapping.constants)):
        return mapping
    source = next((mapping.columns[fact] for fact in facts if fact in mapping.columns), None)
    if source is None:
        return _with(mapping, sector="other")
    return msgspec.structs.replace(mapping, columns=mapping.columns | {"sector": source})


def _indicators(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    told = list(_described(table, columns, mapping))
    scale = mapping.scale if mapping.scale != 1 else scale_of(told)
    currency = mapping.currency or currency_of(told)
    title = table.about.get("title", "")
    mapping = msgspec.structs.replace(mapping, scale=scale, currency=currency)
    if currency:
        mapping = msgspec.structs.replace(mapping, unit=currency.lower())
    if "indicator" not in mapping.columns and "indicator" not in mapping.joined and title:
        mapping = _with(mapping, indicator=title)
    if "country" not in mapping.columns:
        # An office's own table is of its own country, which it need not say: the user does, once.
        mapping = of_country(columns, _with(mapping, country=""))
    return _declared(columns, mapping)


def _declared(columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    """Indicators that are declared here are called as they are declared."""
    own = columns.get(mapping.columns.get("indicator", ""))
    if own is None:
        return mapping
    texts = set(own.texts_once)
    names = {
        one.source_name: name for name, one in indicators().items() if one.source_name in texts
    }
    terms = mapping.terms | {"indicator": names} if names else mapping.terms
    return msgspec.structs.replace(mapping, terms=terms)


def _reported(table: Table, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    return _with(mapping, value_is="exact")


_BY_KIND = {
    "exports": _exports,
    "visits": _visits,
    "cooperation": _cooperation,
    "indicators": _indicators,
    "reported_totals": _reported,
}
