import json
from collections.abc import Iterator
from pathlib import Path

import babel
import polars as pl
import pytest

from data import geography
from data.geography import Shape
from data.problem import Problem
from data.vocabulary import SIX

# CLDR lists these two-letter codes beside those of ISO 3166-1.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
MAPS = ("nordics", "world")


def inside(shape: Shape, x: float, y: float) -> bool:
    crossings = 0
    for ring in shape.rings():
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
    return crossings % 2 == 1


def points(view: geography.ShapeSet) -> Iterator[tuple[float, float]]:
    for shape in geography.shapes(view).values():
        for ring in shape.rings():
            yield from ring


def test_countries_are_all_of_iso_3166_and_kosovo() -> None:
    listed = {code for code in babel.Locale("en").territories if len(code) == 2 and code.isalpha()}
    countries = geography.countries()
    assert set(countries["alpha_2"]) == listed - NOT_ISO
    assert countries["alpha_3"].is_unique().all()
    assert countries.filter(pl.col("numeric").is_null())["alpha_3"].to_list() == ["XKX"]
    assert countries.filter(alpha_3="SWE").select("alpha_2", "numeric").row(0) == ("SE", "752")
    assert countries.filter(alpha_3="NAM")["alpha_2"].item() == "NA"


def test_label_points_are_degrees_and_known_for_all_but_an_empty_island() -> None:
    countries = geography.countries()
    assert countries["longitude"].is_between(-180, 180).all()
    assert countries["latitude"].is_between(-90, 90).all()
    assert countries.filter(pl.col("longitude").is_null())["alpha_3"].to_list() == ["BVT"]


def test_distances_are_symmetric_and_complete() -> None:
    distances = geography.distances()
    back = distances.rename({"origin": "destination", "destination": "origin"})
    both = distances.join(back, on=["origin", "destination"], suffix="_back")
    codes = geography.countries().drop_nulls("longitude").height
    assert both.height == distances.height == codes * (codes - 1)
    assert (both["km"] == both["km_back"]).all()
    assert (both["contiguous"] == both["contiguous_back"]).all()
    assert distances["km"].is_between(1, 20_016).all()


@pytest.mark.parametrize(
    ("origin", "destination", "least", "most"),
    [("SWE", "NOR", 400, 600), ("DEU", "CHN", 7_500, 9_000), ("ISL", "NZL", 16_500, 18_000)],
)
def test_distance_lies_near_that_of_the_capitals(
    origin: str, destination: str, least: int, most: int
) -> None:
    pair = geography.distances().filter(origin=origin, destination=destination)
    assert least < pair["km"].item() < most


def test_germany_has_nine_neighbours() -> None:
    neighbours = geography.distances().filter(origin="DEU", contiguous=True)["destination"]
    assert set(neighbours) == {"AUT", "BEL", "CHE", "CZE", "DNK", "FRA", "LUX", "NLD", "POL"}


@pytest.mark.parametrize(
    ("x", "y", "owner"),
    [
        pytest.param(1586.7, 336.3, "UKR", id="Simferopol"),
        pytest.param(1596.8, 445.8, "CYP", id="Famagusta"),
        pytest.param(1710.1, 759.9, "SOM", id="Hargeisa"),
    ],
)
def test_disputed_places_lie_where_the_german_view_draws_them(
    x: float, y: float, owner: str
) -> None:
    shapes = geography.shapes("world")
    assert [code for code, shape in shapes.items() if inside(shape, x, y)] == [owner]


def test_kosovo_has_a_shape_and_every_other_code_is_a_country() -> None:
    codes = set(geography.shapes("world"))
    assert "XKX" in codes
    assert codes - {""} <= set(geography.countries()["alpha_3"])


@pytest.mark.parametrize("view", MAPS)
def test_maps_are_small_and_hold_the_six(view: geography.View) -> None:
    assert (geography.SHAPES / f"{view}.json").stat().st_size <= 150_000
    assert set(SIX) <= set(geography.shapes(view))
    width, height = geography.size(view)
    for code in SIX:
        x, y = geography.anchors(view)[code]
        assert 0 < x < width
        assert 0 < y < height
        assert inside(geography.shapes(view)[code], x, y)


@pytest.mark.parametrize("view", MAPS)
def test_no_border_runs_across_the_map(view: geography.View) -> None:
    width, _ = geography.size(view)
    for shape in geography.shapes(view).values():
        for ring in shape.rings():
            steps = zip(ring, [*ring[1:], ring[0]], strict=True)
            assert max(abs(x1 - x0) for (x0, _), (x1, _) in steps) < width / 4, shape.code


def test_areas_are_true_in_the_equal_area_view() -> None:
    shape = geography.shapes("nordics")["SWE"]
    doubled = sum(
        x0 * y1 - x1 * y0
        for ring in shape.rings()
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
    assert abs(doubled) / 2 == pytest.approx(447_000, rel=0.03)


def test_regions_of_the_six_carry_name_and_country() -> None:
    regions = geography.shapes("regions")
    assert {region.country for region in regions.values()} == set(SIX)
    assert regions["DK-85"].name == "Sjælland"
    assert len(regions) == 88


def test_a_damaged_shape_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "world.json").write_text("{", "utf-8")
    monkeypatch.setattr(geography, "SHAPES", tmp_path)
    geography._content.cache_clear()
    with pytest.raises(Problem):
        geography.size("world")
    geography._content.cache_clear()


def test_a_shape_set_is_valid_json_without_blanks() -> None:
    text = (geography.SHAPES / "nordics.json").read_text("utf-8")
    assert json.loads(text)["viewBox"] == [0, 0, 3450, 2880]
    assert ": " not in text
