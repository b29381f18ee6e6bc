from collections.abc import Iterable
from typing import Final

import polars as pl

from analytics.method import method
from analytics.span import with_gaps
from analytics.time_reached import time_reached

READINGS: Final = 3
"""The last years whose readings make the interval."""

LEAST: Final = 1 / 20
"""Years that round to a tenth of a year: what is less is level."""

SMOOTHED: Final = 3
"""Years whose mean is read in place of one year's value, to see what a single year does."""

WAYS: Final = ("kept", "first", "smoothed", "today")
"""The ways in which a distance is read, the standard one first."""

_OWN, _OTHER = "own_", "other_"
_TIMES: Final = ("time", "reached")


@method(
    "years_behind",
    formula="S_ij(t) = T_i(L) - T_j(L), L = min(X_i(t), X_j(t)); T(L): level reached and kept to t",
    unit="years",
    source="Sicherl 2011, S-time-distance",
)
def years_behind(
    values: pl.DataFrame, country: str, others: Iterable[str], *, kept: bool = True
) -> pl.DataFrame:
    """Compute by how many years a country is behind others, as it stood in each year.

    In: country, year, value of one indicator. Out: a row for each other and each year in which
    both have a value: other, year, level (the lower of the two values, in the indicator's unit, at
    which the distance is read), own_time, other_time (when each reached it and kept it to that
    year, in years with decimals), lag (years; above nought: the country is behind, below: ahead),
    at_least (the one that is ahead held the level before its data begin, so that the distance is
    the least that it can be) and reading: "behind", "ahead", "level" (less than a twentieth of a
    year), "overtook" (the country is above now, but reached the other's level later), "overtaken"
    (the other way round), "unknown" (both held the level before their data begin). Only what was
    known by a year is read for it. Not `kept`: the first time that the level was met counts.
    """
    return _distances(values, country, list(others), kept=kept)


def behind_now(lags: pl.DataFrame, readings: int = READINGS) -> pl.DataFrame:
    """The latest reading against each other country, with the span of the last few.

    In: the rows of `years_behind`. Out: its columns for each other's last year, lowest and highest
    (of the lags of the last `readings` years that have one), readings (how many of them have),
    never_behind (whether in no year the country was behind in time or below in value, as far as can
    be told of each) and first (the first year read).
    """
    return _now(lags, readings)


def _now(
    lags: pl.DataFrame, readings: int = READINGS, within: tuple[str, ...] = ()
) -> pl.DataFrame:
    known = pl.col("lag").is_not_null()
    late = pl.col("year") > pl.col("year").max() - readings
    apart = ~known | (pl.col("lag").abs() >= LEAST)
    was_behind = (pl.col("lag") >= LEAST) | (apart & (pl.col("own") < pl.col("others")))
    return (
        lags.lazy()
        .sort(*within, "other", "year")
        .group_by(*within, "other", maintain_order=True)
        .agg(
            pl.exclude(*within, "other").last(),
            lowest=pl.col("lag").filter(late).min(),
            highest=pl.col("lag").filter(late).max(),
            readings=(known & late).sum().cast(pl.Int64()),
            never_behind=~was_behind.fill_null(value=False).any(),
            first=pl.col("year").min(),
        )
        .collect()
    )


def readings_of(values: pl.DataFrame, country: str, others: Iterable[str]) -> pl.DataFrame:
    """The latest distance to each other country, read in several ways.

    In: as `years_behind`. Out: other, way, lag, at_least, reading. The ways: "kept" (the standard
    one), "first" (a level counts as reached the first time that it is met), "smoothed" (means of
    three years in place of single years) and "today" (how long ago the one ahead passed the level
    that the one behind has today, whenever that one came to it first).
    """
    listed = list(others)
    held = values.select("country", "year", "value")
    both = pl.concat([_way(held, "kept"), _way(_smoothed(held), "smoothed")])
    lags = _distances(both, country, listed, within=("way",))
    first = _way(_distances(values, country, listed, kept=False), "first")
    today = _way(_from_today(lags.filter(pl.col("way") == "kept").drop("way")), "today")
    read = _now(pl.concat([lags, first, today]), within=("way",))
    return read.select("other", "way", "lag", "at_least", "reading").sort(
        pl.col("way").cast(pl.Enum(WAYS)), maintain_order=True
    )


def _way(frame: pl.DataFrame, way: str) -> pl.DataFrame:
    return frame.select(pl.lit(way).alias("way"), pl.all())


def years_behind_in(values: pl.DataFrame, country: str, others: Iterable[str]) -> pl.DataFrame:
    """Compute `years_behind` in every indicator at once.

    In: indicator, country, year, value. Out: indicator, and the columns of `years_behind`.
    """
    return _distances(values, country, list(others), within=("indicator",))


def behind_in(lags: pl.DataFrame, indicators: Iterable[str]) -> pl.DataFrame:
    """The latest distances in several indicators.

    In: the rows of `years_behind_in`. Out: indicator, and the columns of `behind_now`, in the order
    of the indicators given.
    """
    names = list(indicators)
    asked = lags.filter(pl.col("indicator").is_in(names))
    place = pl.col("indicator").replace_strict(names, range(len(names)), return_dtype=pl.Int64())
    return _now(asked, within=("indicator",)).sort(place, maintain_order=True)


def jumps(values: pl.DataFrame, factor: float = 2.0) -> pl.DataFrame:
    """The years in which a value was at least doubled or halved, which may be a fault of a source.

    In: country, year, value. Out: country, year, before, value, in their order.
    """
    before = pl.col("value").shift(1).over("country", order_by="year")
    ratio = pl.col("value") / pl.col("before")
    return (
        with_gaps(values.select("country", "year", "value"), by=["country"])
        .with_columns(before=before)
        .filter((pl.col("before") > 0) & ((ratio >= factor) | (ratio <= 1 / factor)))
        .select("country", "year", "before", "value")
        .sort("country", "year")
    )


def _distances(
    values: pl.DataFrame,
    country: str,
    others: list[str],
    *,
    kept: bool = True,
    within: tuple[str, ...] = (),
) -> pl.DataFrame:
    """The rows of `years_behind`; for each series that the columns `within` tell apart."""
    pairs = _pairs(values, country, others, within)
    own = pairs.select(*within, country=pl.lit(country), level="level", until="year")
    other = pairs.select(*within, country="other", level="level", until="year")
    times = time_reached(values, pl.concat([own, other]), kept=kept, within=within)
    each = _named(times.head(pairs.height), _OWN), _named(times.tail(pairs.height), _OTHER)
    rows = pl.concat([pairs, *each], how="horizontal").lazy()
    told = rows.with_columns(_lag()).with_columns(_at_least(), _reading())
    return told.sort(*within, "other", "year").collect()


def _smoothed(values: pl.DataFrame) -> pl.DataFrame:
    """Each year's mean with the two before it; null where one of the three has no value."""
    mean = pl.col("value").rolling_mean(SMOOTHED).over("country", order_by="year")
    return with_gaps(values, by=["country"]).with_columns(value=mean)


def _from_today(lags: pl.DataFrame) -> pl.DataFrame:
    """The lags with the year itself for the time of the one whose latest level is read."""
    year = pl.col("year").cast(pl.Float64())
    below = pl.col("own") < pl.col("others")
    own = pl.when(below).then(year).otherwise("own_time")
    other = pl.when(below).then("other_time").otherwise(year)
    return (
        lags.with_columns(own_time=own, other_time=other)
        .with_columns(lag=pl.col("own_time") - pl.col("other_time"))
        .with_columns(_at_least(), _reading())
    )


def _pairs(
    values: pl.DataFrame, country: str, others: list[str], within: tuple[str, ...]
) -> pl.DataFrame:
    """Every year of both, with the lower of their values: the level that is read."""
    held = values.lazy().drop_nulls("value").select(*within, "country", "year", "value")
    own = held.filter(pl.col("country") == country).select(*within, "year", own="value")
    chosen = held.filter(pl.col("country").is_in(others), pl.col("country") != country)
    return (
        chosen.rename({"country": "other", "value": "others"})
        .join(own, on=[*within, "year"])
        .with_columns(level=pl.min_horizontal("own", "others"))
        .select(*within, "other", "year", "own", "others", "level")
        .collect()
    )


def _named(times: pl.DataFrame, prefix: str) -> pl.DataFrame:
    return times.select(pl.col(_TIMES).name.prefix(prefix))


def _lag() -> pl.Expr:
    unknown = (pl.col("own_reached") == "before") & (pl.col("other_reached") == "before")
    return pl.when(~unknown).then(pl.col("own_time") - pl.col("other_time")).alias("lag")


def _at_least() -> pl.Expr:
    """Whether the earlier of the two times lies before its data begin."""
    lag = pl.col("lag")
    early = ((lag > 0) & (pl.col("other_reached") == "before")) | (
        (lag < 0) & (pl.col("own_reached") == "before")
    )
    return early.fill_null(value=False).alias("at_least")


def _reading() -> pl.Expr:
    lag, above = pl.col("lag"), pl.col("own") > pl.col("others")
    return (
        pl.when(lag.is_null())
        .then(pl.lit("unknown"))
        .when(lag.abs() < LEAST)
        .then(pl.lit("level"))
        .when((lag > 0) & above)
        .then(pl.lit("overtook"))
        .when(lag > 0)
        .then(pl.lit("behind"))
        .when(above | (pl.col("own") == pl.col("others")))
        .then(pl.lit("ahead"))
        .otherwise(pl.lit("overtaken"))
        .alias("reading")
    )
