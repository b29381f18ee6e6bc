"""Where each country's land ends, in degrees: what tells in which country a place lies.

The source is Natural Earth's countries 1:50m (public domain) as the npm package world-atlas has
them. Its view is who rules where; here, as on the maps, Crimea is Ukraine's, Northern Cyprus
Cyprus's and Somaliland Somalia's. The island of Borkum is Germany's, which the source has as Dutch.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data import geography

SOURCE: Final = "geometry/world-atlas-countries-50m.json.gz"
UNCODED: Final = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""Land to which the source gives no code. Its other land without one has no towns."""

OTHERS: Final = (("RUS", "UKR", (34.1, 44.95)), ("NLD", "DEU", (6.72, 53.6)))
"""Pieces of land that the source gives to one country and that are another's, and a point of each:
the Crimea and Borkum."""

WIDEST: Final = 10
"""Degrees from west to east of such a piece, at most; what it is taken from may lie around it."""

TOWNS: Final = {
    "ESP": ((-5.32, 35.89), (-2.94, 35.29), (1.98, 42.465)),
    "GRC": ((29.594, 36.149),),
    "USA": ((-123.078, 48.985),),
}
"""Towns on land too small for the source, far from the rest of their country and close to another:
Ceuta, Melilla and Llívia, Kastellorizo, Point Roberts."""

Ring = NDArray[np.float64]


def derive(sources: Path, bundled: Path) -> None:
    """Write borders.parquet: code, ring (counted from 0), longitude and latitude of each corner."""
    topology = json.loads(gzip.decompress((sources / SOURCE).read_bytes()))
    corners(topology, geography.countries()).write_parquet(
        bundled / "borders.parquet", compression="zstd", compression_level=19
    )


def corners(topology: dict[str, Any], countries: pl.DataFrame) -> pl.DataFrame:
    """The rings of a TopoJSON's countries; `countries` has their codes and label points.

    A country without land in it, such as Gibraltar, has its label point as a ring of no size.
    """
    listed = countries.drop_nulls("numeric").select("numeric", "alpha_3")
    rings = list(_rings(topology, dict(listed.iter_rows())))
    landless = countries.drop_nulls("longitude").filter(
        ~pl.col("alpha_3").is_in({code for code, _ in rings})
    )
    points = [(code, (x, y)) for code, towns in TOWNS.items() for x, y in towns]
    points += [
        (code, (x, y))
        for code, x, y in landless.select("alpha_3", "longitude", "latitude").iter_rows()
    ]
    rings += [(code, np.array([point, point])) for code, point in points]
    frames = [
        pl.DataFrame(
            {"code": code, "ring": number, "longitude": ring[:, 0], "latitude": ring[:, 1]}
        )
        for number, (code, ring) in enumerate(rings)
    ]
    return pl.concat(frames).with_columns(
        pl.col("ring").cast(pl.UInt16),
        pl.col("longitude", "latitude").round(3).cast(pl.Float32),
    )


def _rings(topology: dict[str, Any], codes: dict[str, str]) -> Iterator[tuple[str, Ring]]:
    """The edge of each piece of land and of each hole in it, and the country that it is."""
    arcs = _arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        own = codes.get(country.get("id", "")) or UNCODED.get(country["properties"]["name"])
        several = country["type"] == "MultiPolygon"
        for polygon in country["arcs"] if several else [country["arcs"]]:
            rings = [_ring(numbers, arcs) for numbers in polygon]
            if own is not None:
                yield from ((_owner(own, rings[0]), ring) for ring in rings)


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Lines between the points where borders meet; the source has each as steps from its start."""
    by, start = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * by + start for arc in topology["arcs"]]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """One ring from the numbers of its arcs; ~n is arc n backwards."""
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])


def _owner(own: str, edge: Ring) -> str:
    """The country that a piece of land is, where OTHERS knows better than the source."""
    (west, south), (east, north) = edge.min(axis=0), edge.max(axis=0)
    for source, owner, (x, y) in OTHERS:
        is_around = west < x < east and south < y < north and east - west < WIDEST
        if own == source and is_around:
            return owner
    return own
