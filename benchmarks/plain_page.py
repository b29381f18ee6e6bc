"""Four charts and a map of the bundled exports as Streamlit and Plotly draw them by themselves.

What a page costs without anything of Samspel's but its sums: run by `benchmarks.plain`.
"""

from typing import Final

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from data.catalogue import aggregate
from data.geography import countries
from data.vocabulary import SECTORS, SIX
from data.words import Words

TOP: Final = 12
WORDS: Final = Words("en")


@st.cache_resource
def flows(name: str) -> pl.DataFrame:
    """The sums of a dataset: year, origin, destination, sector, amount."""
    return aggregate(name).filter(pl.col("origin").is_in(SIX))


def summed(rows: pl.DataFrame, *by: str) -> pl.DataFrame:
    """The amounts by some columns, in their order."""
    return rows.group_by(by).agg(pl.sum("amount")).sort(by)


def over_time(rows: pl.DataFrame) -> go.Figure:
    """A line for each country."""
    years = summed(rows, "origin", "year").partition_by("origin", as_dict=True)
    lines = [go.Scatter(x=f["year"], y=f["amount"], name=name) for (name,), f in years.items()]
    return go.Figure(lines)


def matrix(rows: pl.DataFrame) -> go.Figure:
    """Country by sector."""
    cells = summed(rows, "origin", "sector").pivot("sector", index="origin", values="amount")
    names = cells.columns[1:]
    return go.Figure(go.Heatmap(x=names, y=cells["origin"], z=cells.select(names).rows()))


def bars(rows: pl.DataFrame, column: str) -> go.Figure:
    """The largest by one column."""
    largest = summed(rows, column).top_k(TOP, by="amount")
    return go.Figure(go.Bar(x=largest["amount"], y=largest[column], orientation="h"))


def world(rows: pl.DataFrame) -> go.Figure:
    """A circle on each partner, on a map without a ground that would be fetched."""
    points = countries().select("longitude", "latitude", destination="alpha_3").drop_nulls()
    placed = summed(rows, "destination").join(points, on="destination")
    share = (placed["amount"] / placed["amount"].max()).sqrt()
    circles = go.Scattergeo(
        lon=placed["longitude"],
        lat=placed["latitude"],
        text=placed["destination"],
        marker={"size": share * 40, "sizemode": "diameter"},
    )
    return go.Figure(circles, {"geo": {"showland": False, "showcoastlines": False}})


chosen = st.multiselect("Sectors", SECTORS, key="address_sectors", format_func=WORDS.sector)
in_sector = pl.col("sector").is_in(chosen or SECTORS)
now = flows("exports_2022").filter(in_sector)
before = flows("exports_1995_2011").filter(in_sector)
drawn = {
    "map": world(now),
    "years": over_time(before),
    "matrix": matrix(now),
    "partners": bars(now, "destination"),
    "sectors": bars(now, "sector"),
}
for key, figure in drawn.items():
    with st.container(key=f"card_{key}"):
        st.plotly_chart(figure, key=key, config={"topojsonURL": "/app/static/"})
