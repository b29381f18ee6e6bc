"""Rows and cards for the tests of what is stored."""

import polars as pl

from data.schemas import Exports
from data.store.store import Store
from data.store.version import Card, How, Version

SCHEMA = {name: column.dtype for name, column in Exports.columns().items()}


def card(name: str = "trade", **changes: object) -> Card:
    fields: dict[str, object] = {
        "name": name,
        "kind": "exports",
        "title": "Trade of the agency",
        "coverage": "official_statistics",
        "producer": "The agency",
        "unit": "million_usd",
        "classification": "hs",
    }
    return Card(**(fields | changes))  # type: ignore[arg-type]


def facts(
    values: dict[str, float | None], *, year: int = 2020, name: str = "trade"
) -> pl.DataFrame:
    """Exports of Sweden to Norway: a product for each name, in one year."""
    rows = len(values)
    return pl.DataFrame(
        {
            "dataset": [name] * rows,
            "period": [str(year)] * rows,
            "reporter": ["SWE"] * rows,
            "partner": ["NOR"] * rows,
            "flow": ["export"] * rows,
            "product": list(values),
            "value": list(values.values()),
            "status": ["suppressed" if value is None else None for value in values.values()],
        },
        SCHEMA,
    )


def put(
    store: Store, values: dict[str, float | None], how: How = "replace", of: Card | None = None
) -> Version:
    told = of or card()
    return store.add(
        told, facts(values, name=told.name).lazy(), how, who="Ada", note="the nightly load"
    )


def held(store: Store, number: int | None = None, name: str = "trade") -> dict[str, float | None]:
    rows = store.facts(name, number).collect()
    return dict(rows.sort("product").select("product", "value").iter_rows())
