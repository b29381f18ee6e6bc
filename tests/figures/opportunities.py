"""Markets of Sweden, written by hand, as from `analytics.opportunities`."""

import polars as pl

from tests.figures.contexts import context

OPTIONS = {
    "country": "SWE",
    "attention": "visits",
    "few": "1",
    "top": "5",
    "rank": "above",
    "least": "0.5",
    "market": "",
}
COLUMNS = {
    "rank": pl.Int32,
    "partner": pl.String,
    "unrealised": pl.Float64,
    "potential": pl.Float64,
    "amount": pl.Float64,
    "realised": pl.Float64,
    "visits": pl.Float64,
    "agreements": pl.Float64,
    "made": pl.Float64,
    "received": pl.Float64,
}


def markets(count=12):
    """Markets with less and less potential; every third has a visit, the second an agreement."""
    codes = ["NOR", "DEU", "AUT", "ITA", "FRA", "POL", "JPN", "CAN", "USA", "CHN", "IND", "BRA"]
    rows = [
        (n + 1, code, 100.0 - 8 * n, 200.0, 100.0 + 8 * n, 0.5)
        + ((2.0, None, None, 2.0) if n % 3 == 0 else (None, 1.0 if n == 1 else None, None, None))
        for n, code in enumerate(codes[:count])
    ]
    return pl.DataFrame(rows, COLUMNS, orient="row")


def shown(**changed):
    """The context of the page with some of its parameters changed."""
    return context(countries=("SWE",), options=OPTIONS | changed)
