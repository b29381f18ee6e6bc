"""Natural Earth's polygons projected, simplified and written as SVG paths.

Both views are equal-area. A path has whole numbers only: one unit is `UNIT_KM` of its view, about
a third of a pixel in a map 1,100 pixels wide.
"""

from typing import Any, Final

import geopandas as gpd
import numpy as np
from pyproj import Transformer
from shapely import Polygon, affinity, box, get_coordinates, unary_union
from shapely.geometry.base import BaseGeometry

from data.vocabulary import SIX

Anchors = dict[str, tuple[float, float]]
Frame = tuple[float, float, float, float]

NORDIC_PROJECTION: Final = "+proj=laea +lat_0=60 +lon_0=10 +datum=WGS84 +units=m"
NORDIC_FRAME: Final[Frame] = (-1_950_000, -1_480_000, 1_500_000, 1_400_000)
# Drawn beside the frame where a page is wide.
NORDIC_WINGS: Final = 900_000
NORDIC_SURROUNDINGS: Final = (-65, 35, 80, 80)
NORDIC_UNIT: Final = 1_000
NORDIC_TOLERANCE: Final = 2_500
# Sweden's label point lies in Lapland; its flows end in the middle of the country.
BETTER_ANCHORS: Final[Anchors] = {"SWE": (15.6, 62.2)}

# Beyond this distance a country has no place in the view, only a direction.
NORDIC_REACH: Final = 3_500_000

# Turned so that the cut runs through the Bering Strait and Europe lies near the middle.
WORLD_MERIDIAN: Final = 12
WORLD_PROJECTION: Final = "+proj=eqearth +lon_0=0 +datum=WGS84 +units=m"
# Cape Horn, the north of Greenland, and the west of Alaska; beyond it lies the empty Pacific.
WORLD_SOUTH: Final = -57
WORLD_NORTH: Final = 84
# The Nordics lie close to the upper edge: room for their names.
WORLD_HEADROOM: Final = 500_000
WORLD_WEST: Final = -14_050_000
WORLD_UNIT: Final = 10_000
WORLD_TOLERANCE: Final = 14_000

ISLAND_KM2: Final = {NORDIC_UNIT: 25, WORLD_UNIT: 700}


def nordic_shapes(polygons: gpd.GeoDataFrame, anchors: Anchors) -> dict[str, Any]:
    """The Nordics and Germany with what lies around, as the content of nordics.json.

    Polygons are cut above and below the frame, so Svalbard falls outside it, and go on beside it.
    Every country has an anchor: one far off tells in which direction a flow leaves the frame, by
    compass, as on the maps of the world that readers know (America to the west, not north-west).
    """
    near = gpd.clip(polygons, NORDIC_SURROUNDINGS).to_crs(NORDIC_PROJECTION)
    near = near.set_geometry(near.simplify_coverage(NORDIC_TOLERANCE))
    west, south, east, north = NORDIC_FRAME
    margin = 20 * NORDIC_UNIT
    wings = margin + NORDIC_WINGS
    near = gpd.clip(near, (west - wings, south - margin, east + wings, north + margin))
    points = by_compass(anchors, project(anchors | BETTER_ANCHORS, NORDIC_PROJECTION))
    return shape_set("nordics", near, points, NORDIC_FRAME, NORDIC_UNIT)


def world_shapes(polygons: gpd.GeoDataFrame, anchors: Anchors) -> dict[str, Any]:
    """Every country but Antarctica in Equal Earth, as the content of world.json.

    A few Pacific islands east of the cut lie beyond the frame's western edge.
    """
    kept = polygons[polygons["code"] != "ATA"]
    turned = kept.set_geometry([turn(shape) for shape in kept.geometry], crs="EPSG:4326")
    flat = turned.to_crs(WORLD_PROJECTION)
    flat = flat.set_geometry(flat.simplify_coverage(WORLD_TOLERANCE))
    flat = flat[~flat.is_empty]
    corners = Transformer.from_crs("EPSG:4326", WORLD_PROJECTION, always_xy=True)
    east, _ = corners.transform(180, 0)
    _, south = corners.transform(0, WORLD_SOUTH)
    _, north = corners.transform(0, WORLD_NORTH)
    north += WORLD_HEADROOM
    turned_points = {
        code: ((longitude - WORLD_MERIDIAN + 180) % 360 - 180, latitude)
        for code, (longitude, latitude) in (anchors | BETTER_ANCHORS).items()
        if code != "ATA"
    }
    points = project(turned_points, WORLD_PROJECTION)
    return shape_set("world", flat, points, (WORLD_WEST, south, east, north), WORLD_UNIT)


def region_shapes(regions: gpd.GeoDataFrame) -> dict[str, Any]:
    """First-level regions of the six in the projection of nordics.json, by ISO 3166-2 code.

    Norway's are the counties of before 2018; Svalbard and Bouvet Island fall outside the frame.
    """
    spelling = {"Sjaælland": "Sjælland", "Orebro": "Örebro"}
    flat = regions.to_crs(NORDIC_PROJECTION)
    flat = flat.set_geometry(flat.simplify_coverage(NORDIC_TOLERANCE)).clip(NORDIC_FRAME)
    names = dict(zip(flat["iso_3166_2"], flat["name"].replace(spelling), strict=True))
    owners = dict(zip(flat["iso_3166_2"], flat["adm0_a3"], strict=True))
    flat = flat.rename(columns={"iso_3166_2": "code"})
    middles = flat.representative_point()
    points = {c: (p.x, p.y) for c, p in zip(flat["code"], middles, strict=True)}
    content = shape_set("regions", flat, points, NORDIC_FRAME, NORDIC_UNIT)
    for code, shape in content["shapes"].items():
        shape |= {"name": names[code], "country": owners[code]}
    return content


def turn(shape: BaseGeometry) -> BaseGeometry:
    """A polygon in degrees moved so that WORLD_MERIDIAN is 0, parted and joined at the new edge."""
    cut = WORLD_MERIDIAN - 180
    edge = 1e-6
    west = shape.intersection(box(-180, -90, cut - edge, 90))
    east = shape.intersection(box(cut + edge, -90, 180, 90))
    moved = [affinity.translate(west, 360), east]
    return affinity.translate(unary_union([part.buffer(0) for part in moved]), -WORLD_MERIDIAN)


def by_compass(anchors: Anchors, points: Anchors) -> Anchors:
    """Points, those beyond NORDIC_REACH of the centre moved to their constant compass course."""
    moved = {}
    for code, point in points.items():
        distance = float(np.hypot(*point))
        if distance > NORDIC_REACH:
            longitude, latitude = np.radians(anchors[code])
            east = (longitude - np.radians(10) + np.pi) % (2 * np.pi) - np.pi
            north = np.arctanh(np.sin(latitude)) - np.arctanh(np.sin(np.radians(60)))
            part = distance / float(np.hypot(east, north))
            moved[code] = (east * part, north * part)
    return points | moved


def project(points: Anchors, projection: str) -> Anchors:
    """Points in degrees as metres of `projection`; those it can't show are left out."""
    transformer = Transformer.from_crs("EPSG:4326", projection, always_xy=True)
    flat = {code: transformer.transform(*point) for code, point in points.items()}
    return {code: point for code, point in flat.items() if np.isfinite(point).all()}


def shape_set(
    view: str, frame: gpd.GeoDataFrame, points: Anchors, window: Frame, unit: float
) -> dict[str, Any]:
    """One view as JSON: `viewBox`, `unit_km`, `shapes` by code (path, area in km2), `anchors`.

    Land without a code is under the empty code. y grows downwards, from the window's top left.
    """
    west, south, east, north = window
    width, height = round((east - west) / unit), round((north - south) / unit)
    to_units = [1 / unit, 0, 0, -1 / unit, -west / unit, north / unit]
    shapes = {}
    for code, shape in sorted(zip(frame["code"], frame.geometry, strict=True)):
        path = svg_path(affinity.affine_transform(_without_specks(shape, unit), to_units))
        if path:
            shapes[code] = {"path": path, "area": round(shape.area / 1e6)}
    anchors = {
        code: [round((x - west) / unit), round((north - y) / unit)]
        for code, (x, y) in sorted(points.items())
    }
    return {
        "view": view,
        "viewBox": [0, 0, width, height],
        "unit_km": unit / 1000,
        "six": list(SIX),
        "shapes": shapes,
        "anchors": anchors,
    }


def _without_specks(shape: BaseGeometry, unit: float) -> BaseGeometry:
    """All parts large enough to be seen, and always the largest."""
    parts = sorted(_polygons(shape), key=lambda part: part.area, reverse=True)
    least = ISLAND_KM2[int(unit)] * 1e6
    return unary_union([part for k, part in enumerate(parts) if k == 0 or part.area >= least])


def svg_path(shape: BaseGeometry) -> str:
    """A polygon's rings as relative SVG moves in whole units; rings that vanish are left out."""
    rings = [ring for part in _polygons(shape) for ring in (part.exterior, *part.interiors)]
    return "".join(_ring_path(get_coordinates(ring)) for ring in rings)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def _ring_path(coordinates: Any) -> str:
    points = np.rint(coordinates).astype(int)
    steps = np.diff(points, axis=0)
    moved = steps[(steps != 0).any(axis=1)]
    if len(moved) < 3:  # noqa: PLR2004 - two steps there and back enclose nothing
        return ""
    x, y = points[0]
    pairs = [f"{dx}{dy}" if dy < 0 else f"{dx} {dy}" for dx, dy in moved[:-1].tolist()]
    moves = "".join(pair if pair[0] == "-" or not k else f" {pair}" for k, pair in enumerate(pairs))
    return f"M{x} {y}l{moves}z"
