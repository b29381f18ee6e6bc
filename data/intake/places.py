"""Whether a party's coordinates lie in the country that is named, and else in which they do."""

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl

from data import borders
from data.intake.cells import Cells, Known, by_text
from data.intake.mapping import Mapping, Misplaced
from data.intake.profile import Profile
from data.schemas import REST_OF_WORLD

LATITUDE: Final = "latitude"
LONGITUDE: Final = "longitude"
COORDINATES: Final = (LATITUDE, LONGITUDE)
"""What a mapping may say of a party that is read to check its country, and never stored."""

NAMES: Final = {
    LATITUDE: ("latitude", "lat", "breddgrad", "breitengrad", "leveysaste"),
    LONGITUDE: ("longitude", "long", "lon", "lng", "langdgrad", "langengrad", "pituusaste"),
}
"""What such columns are called, folded; a longer name may be that of another place of the row."""

SHOWS: Final = 0.5
"""The share of a column's texts that are numbers, at least."""

RULE: Final = "coordinates_lie_in_the_country"
KM: Final = 4.0
"""How far from a country's land a place still counts as in it.

The borders are drawn 1:50m and many coordinates are whole minutes. Of GeoNames' 170,391 places 21
lie farther than this from their country and in another one; at 3 km 41 do, with towns on the Rhine
among them. Helsingør, the closest of the towns known to be mislabelled, is at 4.1 km.
"""

OFF_COAST: Final = 5.0
"""How far from a country's land a place at sea counts as its own: Oxelösund is at 4.3 km."""

TERRITORIES: Final = Path(__file__).parent / "territories.csv"
"""Places of both may go by either name: by ISO's codes they are apart, or whose they are is
disputed, and coordinates do not decide it."""

BETWEEN: Final = " "
POLE: Final = 90
FACT: Final = "place"
"""Under what name the findings are kept for the next batch."""


def is_told(mapping: Mapping) -> bool:
    """Whether a mapping says in which columns the coordinates of a party stand."""
    told = (mapping.columns, *(party.columns for party in mapping.parties))
    return any({*COORDINATES} <= {*columns} for columns in told)


def guessed(columns: dict[str, Profile]) -> dict[str, str]:
    """The columns of a table that are named latitude and longitude, nothing where not both are."""
    found = {
        fact: name
        for fact in COORDINATES
        for name, column in columns.items()
        if column.key in NAMES[fact] and column.number > SHOWS
    }
    return found if len(found) == len(COORDINATES) else {}


def placed(
    cells: Cells,
    coordinates: tuple[pl.Series, pl.Series],
    misplaced: Misplaced,
    known: Known | None,
) -> Cells:
    """The cells of a party's country, where its coordinates contradict them by what is chosen.

    `coordinates` are the texts of latitude and longitude; what is no number, or lies on no
    country's land, contradicts nothing.
    """
    latitude, longitude = (_degrees(texts) for texts in coordinates)
    frame = pl.DataFrame({"code": cells.value, LATITUDE: latitude, LONGITUDE: longitude})
    # One text for country and point, so that each is worked out once in the file.
    key = frame.select(pl.concat_str("code", LATITUDE, LONGITUDE, separator=BETWEEN)).to_series()
    found = by_text(key, lambda distinct: _worked(distinct, known)).value
    if found.null_count() == len(found):
        return cells
    if misplaced == "coordinates":
        was = pl.select(pl.when(found.is_not_null()).then(cells.value)).to_series()
        return _with(cells, value=_first(found, cells.value), was=was)
    rule = pl.select(pl.when(found.is_not_null()).then(pl.lit(RULE))).to_series()
    return _with(cells, rule=_first(cells.rule, rule), fix=_first(cells.fix, found))


def _degrees(texts: pl.Series) -> pl.Series:
    """Degrees are written with a point or a comma, whatever the other numbers of the table are."""
    return (
        texts.str.strip_chars().str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    )


def _with(cells: Cells, **parts: pl.Series) -> Cells:
    return Cells(**(vars(cells) | parts))


def _first(one: pl.Series | None, other: pl.Series) -> pl.Series:
    return other if one is None else pl.select(pl.coalesce(pl.lit(one), pl.lit(other))).to_series()


def _worked(keys: pl.Series, known: Known | None) -> pl.DataFrame:
    return _elsewhere(keys) if known is None else known.worked(FACT, keys, _elsewhere)


def _elsewhere(keys: pl.Series) -> pl.DataFrame:
    """For each country and point the country in which the point lies instead, else null."""
    points = _points(keys)
    lost = _without(points, borders.lands(points, KM))
    # Where latitude and longitude have changed places, the country is right and they are not.
    turned = lost.rename({LATITUDE: LONGITUDE, LONGITUDE: LATITUDE})
    lost = _without(lost, borders.lands(turned.filter(_on_the_globe()), KM))
    lands = borders.lands(lost.drop("code"), OFF_COAST).rename({"code": "land"})
    told = lost.join(lands, on="point")
    shared = told.join(_shared(), on=["code", "land"], how="semi")
    nearest = told.join(shared, on="point", how="anti").sort("km").unique("point", keep="first")
    sure = nearest.filter(pl.col("land") != pl.col("code"))
    every = pl.DataFrame({"point": pl.int_range(len(keys), dtype=pl.UInt32, eager=True)})
    return every.join(sure, on="point", how="left", maintain_order="left").select(value="land")


def _points(keys: pl.Series) -> pl.DataFrame:
    """Country and point of each key that has them: `point`, its place among the keys, and so on."""
    part = pl.col("key").str.splitn(BETWEEN, 3).struct
    points = pl.DataFrame({"key": keys}).select(
        point=pl.int_range(pl.len(), dtype=pl.UInt32),
        code=part.field("field_0"),
        latitude=part.field("field_1").cast(pl.Float64),
        longitude=part.field("field_2").cast(pl.Float64),
    )
    return points.filter(_on_the_globe(), pl.col("code") != REST_OF_WORLD)


def _on_the_globe() -> pl.Expr:
    return (pl.col(LATITUDE).abs() <= POLE) & (pl.col(LONGITUDE).abs() <= 2 * POLE)


def _without(points: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    return points.join(found, on=["point", "code"], how="anti")


@cache
def _shared() -> pl.DataFrame:
    """Pairs of countries whose places may go by either name: code, land."""
    pairs = pl.read_csv(TERRITORIES)
    there = pairs.select(code="state", land="territory")
    return pl.concat([there, pairs.select(code="territory", land="state")])
