"""Small aggregates and facts, written by hand: only what a test names differs from plain rows."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from data.aggregate import AGGREGATE_SCHEMA

Row = tuple[Any, ...]


def exports(*rows: Row) -> pl.DataFrame:
    """Rows of (year, origin, destination, sector, amount[, amount_once[, reported_by]])."""
    return _frame("exports", ((*r, *(r[4], "origin")[len(r) - 5 :], 0) for r in rows))


def visits(*rows: Row) -> pl.DataFrame:
    """Rows of (year, origin, destination, sector, once, format, follow_up, status, month)."""
    plain = ("energy", 1.0, "physical", None, "reported", None)
    filled = ((*r, *plain[len(r) - 3 :]) for r in rows)
    return _frame("visits", ((*r[:4], 1.0, *r[4:]) for r in filled))


def agreements(*rows: Row) -> pl.DataFrame:
    """Rows of (year, origin, destination, amount_once, end_year)."""
    filled = ((*r, *(1.0, None)[len(r) - 3 :]) for r in rows)
    return _frame("cooperation", ((*r[:3], "energy", 1.0, r[3], "mou", r[4]) for r in filled))


def visit_facts(*rows: dict[str, Any]) -> pl.LazyFrame:
    plain = {
        "dataset": "d",
        "date": None,
        "origins": [],
        "host": "SWE",
        "host_organisation": None,
        "host_node": None,
        "visitor_organisation": None,
        "format": "physical",
        "sector": "energy",
        "participants": None,
        "participants_is": None,
        "participants_of": None,
        "follow_up": None,
        "status": "reported",
        "trip_id": None,
        "source_url": "https://example.org",
    }
    types = {name: pl.String() for name in plain} | {
        "id": pl.String(),
        "origins": pl.List(pl.String()),
        "participants": pl.Int64(),
    }
    named = ({"id": f"V{n}"} | plain | row for n, row in enumerate(rows))
    return pl.LazyFrame(list(named), types)


def cooperation_facts(*rows: dict[str, Any]) -> pl.LazyFrame:
    plain = {
        "dataset": "d",
        "id": "A",
        "title": "a",
        "type": "mou",
        "start": None,
        "end": None,
        "sector": "energy",
        "party": "p",
        "party_country": None,
        "party_city": None,
        "party_type": None,
        "role": "partner",
        "source_title": "s",
        "source_url": "https://example.org",
        "retrieved": "2026-11-23",
    }
    return pl.LazyFrame([plain | row for row in rows], {name: pl.String() for name in plain})


def record(id: str, countries: Iterable[str | None], **shared: Any) -> list[dict[str, Any]]:  # noqa: A002
    """The parties of one cooperation record, one a country."""
    return [
        {"id": id, "party": f"{id}-{n}", "party_country": country} | shared
        for n, country in enumerate(countries)
    ]


def rows(frame: pl.DataFrame, *columns: str) -> list[Row]:
    return frame.select(columns or frame.columns).rows()


def _frame(kind: str, filled: Iterable[Row]) -> pl.DataFrame:
    return pl.DataFrame(list(filled), AGGREGATE_SCHEMA[kind], orient="row")  # type: ignore[index]
