"""Where countries are: codes, label points, distances, and the shapes that maps are drawn from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import polars as pl

from data.problem import Problem

View = Literal["nordics", "world"]
ShapeSet = Literal["nordics", "world", "regions"]
Point = tuple[float, float]

ROOT: Final = Path(__file__).parents[1]
BUNDLED: Final = ROOT / "data" / "bundled"
SHAPES: Final = ROOT / "static" / "geo"

_RING: Final = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
_NUMBER: Final = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Shape:
    """One country or region of a view: its SVG path in view units and its area in km2.

    `name` and `country` are known for regions only.
    """

    code: str
    path: str
    area: float
    name: str | None = None
    country: str | None = None

    def rings(self) -> Iterator[list[Point]]:
        """Its closed rings as points in view units, y downwards; the first point is not repeated.

        Islands and holes alike: fill by the even-odd rule.
        """
        for x, y, steps in _RING.findall(self.path):
            numbers = [int(number) for number in _NUMBER.findall(steps)]
            ring = [(float(x), float(y))]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
            yield ring


@cache
def countries() -> pl.DataFrame:
    """Every ISO 3166-1 country, and Kosovo as XKX: one row each, sorted by alpha_3.

    Columns alpha_3, alpha_2, numeric (three digits; null for Kosovo), continent, region, and the
    label point's longitude and latitude in degrees (null where no source has one).
    """
    return _table("countries.csv", pl.read_csv, schema_overrides={"numeric": pl.String})


@cache
def distances() -> pl.DataFrame:
    """Every ordered pair of two countries: origin, destination, km, contiguous.

    `km` is the mean great-circle distance between the two countries' 25 largest places, weighted
    by population; `contiguous` says whether they share a land border.
    """
    return _table("distances.parquet", pl.read_parquet)


@cache
def shapes(view: ShapeSet) -> dict[str, Shape]:
    """The shapes of a view by code: alpha-3, or ISO 3166-2 for regions; empty code for the rest."""
    return {code: Shape(code, **shape) for code, shape in _content(view)["shapes"].items()}


@cache
def anchors(view: ShapeSet) -> dict[str, Point]:
    """Where a view's flows end and its labels stand, by code, in view units.

    A country beyond the frame of the Nordic view has its anchor beyond the frame too.
    """
    return {code: (x, y) for code, (x, y) in _content(view)["anchors"].items()}


def size(view: ShapeSet) -> tuple[float, float]:
    """Width and height of a view, in view units."""
    _, _, width, height = _content(view)["viewBox"]
    return width, height


@cache
def unit_km(view: ShapeSet) -> float:
    """Kilometres in one view unit (in the middle of the map)."""
    return float(_content(view)["unit_km"])


@cache
def _content(view: ShapeSet) -> dict[str, Any]:
    path = SHAPES / f"{view}.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Problem("map.problem.unreadable", file=path.name) from error
    return content


def _table(name: str, read: Any, **options: Any) -> pl.DataFrame:
    try:
        frame: pl.DataFrame = read(BUNDLED / name, **options)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Problem("map.problem.unreadable", file=name) from error
    return frame
