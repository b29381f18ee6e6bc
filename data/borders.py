"""In which country a point lies, or how far from it: countries' land as corners in degrees."""

from functools import cache
from typing import Final

import polars as pl

from data.geography import BUNDLED
from data.problem import Problem

FILE: Final = "borders.parquet"
KM: Final = 111.195
"""Kilometres in a degree of latitude, and of longitude at the equator."""

AT_ONCE: Final = 1_000
"""Points that are held against the borders together: each meets hundreds of their lines."""

NARROWEST: Final = 0.02
"""What a degree of longitude near a pole is taken for at least, as part of one at the equator."""

HALF: Final = 180
"""Degrees half round the globe."""


def lands(points: pl.DataFrame, km: float) -> pl.DataFrame:
    """Countries in which points lie, or from whose land they are some kilometres at most.

    `points` has `point`, a number of its own, `longitude` and `latitude` in degrees; with `code` as
    well, each is held against this country alone. Gives `point`, `code` and `km`, which is 0 where
    it lies in the country; a country may be told twice. Raises Problem where the borders can't be
    read.
    """
    found = [_none(points), *(_lands(part, km) for part in points.iter_slices(AT_ONCE))]
    return pl.concat(found)


def _none(points: pl.DataFrame) -> pl.DataFrame:
    return points.clear().select("point", code=pl.lit(None, pl.String), km=pl.lit(None, pl.Float64))


def _lands(points: pl.DataFrame, km: float) -> pl.DataFrame:
    held = _holding(points).with_columns(km=pl.lit(0.0))
    is_asked = "code" in points.columns
    rest = points.join(held, on=["point", "code"], how="anti") if is_asked else points
    return pl.concat([held, _near(rest, km)])


def _holding(points: pl.DataFrame) -> pl.DataFrame:
    """A point lies in what an odd number of lines parts from the North Pole."""
    strip = pl.col("longitude").floor().cast(pl.Int16)
    met = points.with_columns(strip=_short(strip)).join(_strips(), on=_by(points, "strip"))
    west, east = (_east_of(end) for end in ("west", "east"))
    # Where one end lies on the other side of the globe the line is not above the point.
    crosses = ((west <= 0) != (east <= 0)) & ((west - east).abs() < HALF)
    at = pl.col("south") + (pl.col("north") - pl.col("south")) * west / (west - east)
    counted = met.filter(crosses & (at > pl.col("latitude"))).group_by("point", "code").len()
    return counted.filter(pl.col("len") % 2 == 1).select("point", "code")


def _near(points: pl.DataFrame, km: float) -> pl.DataFrame:
    """Distances to lines on a plane that touches the globe at the point."""
    reach = km / KM
    beside = reach / pl.col("latitude").radians().cos().clip(NARROWEST)
    latitude, longitude = pl.col("latitude"), pl.col("longitude")
    wider = _spread(points, "row", latitude - reach, latitude + reach)
    squares = _spread(wider, "strip", longitude - beside, longitude + beside)
    met = squares.with_columns(_short(pl.col("strip"))).join(
        _squares(), on=[*_by(points, "row"), "strip"]
    )
    wide = pl.col("latitude").radians().cos()
    x, y = _east_of("west") * wide, pl.col("south") - pl.col("latitude")
    dx, dy = _short(pl.col("east") - pl.col("west")) * wide, pl.col("north") - pl.col("south")
    along = (-(x * dx + y * dy) / (dx * dx + dy * dy)).fill_nan(0.0).clip(0, 1)
    apart = ((x + along * dx) ** 2 + (y + along * dy) ** 2).sqrt() * KM
    nearest = (
        met.select("point", "code", km=apart).group_by("point", "code").agg(pl.col("km").min())
    )
    return nearest.filter(pl.col("km") <= km)


def _by(points: pl.DataFrame, column: str) -> list[str]:
    return [column, "code"] if "code" in points.columns else [column]


def _east_of(end: str) -> pl.Expr:
    """How many degrees a line's end lies east of the point, the short way round."""
    return _short(pl.col(end) - pl.col("longitude"))


def _short(degrees: pl.Expr) -> pl.Expr:
    return (degrees + 3 * HALF) % (2 * HALF) - HALF


@cache
def _lines() -> pl.DataFrame:
    """Every line between two corners: `code`, and its ends `west`, `south`, `east`, `north`."""
    try:
        corners = pl.read_parquet(BUNDLED / FILE)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Problem("map.problem.unreadable", file=FILE) from error
    here = corners.with_columns(pl.col("longitude", "latitude").cast(pl.Float64))
    after = pl.col("longitude", "latitude").shift(-1).over("ring").name.suffix("_after")
    return (
        here.with_columns(after)
        .drop_nulls()
        .select(
            "code",
            west="longitude",
            south="latitude",
            east="longitude_after",
            north="latitude_after",
        )
    )


@cache
def _strips() -> pl.DataFrame:
    """The lines by the degrees of longitude over which they stand, 180 degrees east being west."""
    first = pl.col("west")
    last = first + _short(pl.col("east") - first)
    ends = pl.min_horizontal(first, last), pl.max_horizontal(first, last)
    return _spread(_lines(), "strip", *ends).with_columns(_short(pl.col("strip")))


@cache
def _squares() -> pl.DataFrame:
    """The lines by the degrees of longitude and of latitude over which they stand."""
    ends = pl.col("south"), pl.col("north")
    return _spread(_strips(), "row", pl.min_horizontal(*ends), pl.max_horizontal(*ends))


def _spread(frame: pl.DataFrame, name: str, start: pl.Expr, end: pl.Expr) -> pl.DataFrame:
    """A row for each whole degree from the start to the end."""
    over = pl.int_ranges(start.floor().cast(pl.Int16), end.floor().cast(pl.Int16) + 1)
    spread = frame.with_columns(over.alias(name)).explode(name)
    return spread.with_columns(pl.col(name).cast(pl.Int16))
