from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from matplotlib.path import Path as Outline

from data import borders
from data.geography import BUNDLED, countries
from data.problem import Problem

SEAS = {"ATG", "GNQ", "IOT", "NZL", "SGS", "STP", "TTO", "VCT"}
"""Countries whose name is written on the sea between their islands."""


def points(*places: tuple[float, float], code: str = "") -> pl.DataFrame:
    frame = pl.DataFrame(places, schema=["latitude", "longitude"], orient="row")
    numbered = frame.cast(pl.Float64).with_row_index("point")
    return numbered.with_columns(code=pl.lit(code)) if code else numbered


def told(*places: tuple[float, float], km: float = 0.0) -> list[list[str]]:
    found = borders.lands(points(*places), km)
    return [sorted(set(found.filter(point=number)["code"])) for number in range(len(places))]


def rings() -> dict[str, list[np.ndarray]]:
    """The outlines of each country, closed, as the file has them."""
    found: dict[str, list[np.ndarray]] = {}
    for (code, _), ring in pl.read_parquet(BUNDLED / "borders.parquet").group_by(
        "code", "ring", maintain_order=True
    ):
        corners = ring.select("longitude", "latitude").to_numpy().astype(float)
        # A country beyond 180 degrees goes on eastwards.
        corners[:, 0] = np.unwrap(corners[:, 0], period=360)
        found.setdefault(str(code), []).append(corners)
    return found


def test_every_country_has_land_and_its_label_point_lies_in_it() -> None:
    """The label points come from another map, drawn 1:10m."""
    labels = countries().drop_nulls("longitude").with_row_index("point")
    asked = labels.select("point", "longitude", "latitude", code="alpha_3")

    found = borders.lands(asked, 10.0)

    missing = asked.join(found, on=["point", "code"], how="anti")["code"]
    assert set(missing) == SEAS
    codes = pl.read_parquet(BUNDLED / "borders.parquet")["code"]
    assert set(countries()["alpha_3"]) - set(codes) == {"BVT"}


def test_what_lies_inside_is_what_outlines_of_another_library_hold() -> None:
    chance = np.random.default_rng(7)
    drawn = [(chance.uniform(35, 71), chance.uniform(-10, 40)) for _ in range(3_000)]
    ours = told(*drawn)
    outlines = {code: [Outline(ring) for ring in all_] for code, all_ in rings().items()}
    place = np.array([(longitude, latitude) for latitude, longitude in drawn])

    # A hole is an outline too: what an odd number of a country's outlines holds lies in it.
    held = {
        code: np.sum([outline.contains_points(place) for outline in all_], axis=0) % 2 == 1
        for code, all_ in outlines.items()
    }

    theirs = [sorted(code for code in held if held[code][n]) for n in range(len(drawn))]
    assert ours == theirs


def test_the_distance_is_that_to_the_nearest_point_of_the_border() -> None:
    code = "DNK"
    far = [(54.6, 8.4), (57.9, 10.9), (56.2, 7.7), (56.7, 11.9), (54.7, 9.6)]
    parts = np.linspace(0, 1, 200)[:, None]
    fine = np.concatenate(
        [a + (b - a) * parts for ring in rings()[code] for a, b in pairwise(ring)]
    )
    x, y = np.radians(fine).T

    found = borders.lands(points(*far, code=code), 500.0).sort("point")

    for number, (latitude, longitude) in enumerate(far):
        a, b = np.radians(latitude), np.radians(longitude)
        chord = np.sin((y - a) / 2) ** 2 + np.cos(a) * np.cos(y) * np.sin((x - b) / 2) ** 2
        km = 2 * 6371.0088 * np.arcsin(np.sqrt(chord)).min()
        assert found.filter(point=number)["km"].min() == pytest.approx(km, rel=0.01)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ((59.33, 18.07), "SWE"),
        ((55.13, 14.91), "DNK"),  # Bornholm
        ((64.18, -51.7), "GRL"),
        ((41.902, 12.435), "VAT"),  # inside Italy
        ((67.0, -175.0), "RUS"),  # beyond 180 degrees
        ((-18.14, 178.44), "FJI"),
        ((-16.8, -179.98), "FJI"),
        ((-85.0, 100.0), "ATA"),
        ((44.95, 34.1), "UKR"),  # the Crimea
        ((35.34, 33.32), "CYP"),  # Northern Cyprus
        ((9.56, 44.06), "SOM"),  # Somaliland
        ((42.66, 21.16), "XKX"),
        ((53.59, 6.72), "DEU"),  # Borkum
        ((36.13, -5.35), "GIB"),  # a label point alone
        ((35.89, -5.32), "ESP"),  # Ceuta
    ],
)
def test_a_place_lies_where_it_is_known_to_lie(place: tuple[float, float], code: str) -> None:
    assert code in told(place, km=1.0)[0]


def test_a_hole_is_no_land_and_the_sea_is_nobodys() -> None:
    assert told((-29.6, 28.2), (0.0, 0.0), (56.5, 3.0), km=4.0) == [["LSO"], [], []]


def test_no_points_give_no_lands() -> None:
    assert borders.lands(points().clear(), 4.0).is_empty()


def test_borders_that_cannot_be_read_are_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(borders, "BUNDLED", tmp_path)
    borders._lines.cache_clear()
    with pytest.raises(Problem, match=r"map\.problem\.unreadable"):
        borders._lines()
