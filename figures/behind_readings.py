from typing import Any, Final

import polars as pl

from analytics.behind import LEAST
from data.words import Words
from figures.axes import category_axis
from figures.behind_told import one
from figures.card import Card, Context, empty_card
from figures.ends_shown import subject_colour
from figures.figure import Figure, Spec, scatter
from figures.spans import spans
from figures.theme import CONTEXT_GREY, GROUND, base_figure

KEY: Final = "behind_readings"
SYMBOLS: Final = {
    "kept": "circle",
    "first": "diamond-open",
    "smoothed": "square-open",
    "today": "triangle-down-open",
}
ENDS: Final = ("lowest", "highest")
ROW: Final = 44
HEAD: Final = 62
FOOT: Final = 26
ROOM: Final = 0.08


def behind_readings(read: tuple[str, pl.DataFrame, pl.DataFrame], context: Context) -> Card:
    """How far the answer hangs on the way of reading it.

    Takes the country, the rows of `readings_of` and those of `behind_now`. A row for each other: a
    bar from the lowest to the highest reading of the last years, a mark for each other way.
    """
    words = context.words
    country, ways, now = read
    known = ways.filter(pl.col("lag").is_not_null())
    if known.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(country))
    return Card(
        key=KEY,
        headline=_headline(country, known, now, words),
        unit=words("behind_curve.unit", country=words.country(country)),
        period=str(now["year"].max()),
        datasets=context.datasets,
        table=_table(ways, now),
        figure=_figure(known, now, words),
        alt=words(f"{KEY}.alt", others=words.countries(now["other"])),
        note=words(f"{KEY}.note"),
    )


def _headline(country: str, known: pl.DataFrame, now: pl.DataFrame, words: Words) -> str:
    """Against whom every reading says the same, and against whom the sign changes."""
    late = now.select("other", lag=pl.concat_list("lowest", "highest")).explode("lag").drop_nulls()
    every = (
        pl.concat([known.select("other", "lag"), late])
        .group_by("other")
        .agg(low=pl.col("lag").min(), high=pl.col("lag").max())
    )
    turns = every.filter((pl.col("low") < -LEAST) & (pl.col("high") > LEAST))["other"].sort()
    holds = every.filter(~pl.col("other").is_in(turns.to_list()))["other"].sort()
    kind = "turns" if holds.is_empty() else "holds" if turns.is_empty() else "some"
    return words(
        f"{KEY}.headline.{kind}",
        country=words.country(country),
        turns=words.countries(turns),
        holds=words.countries(holds),
        count=len(turns) or len(holds),
    )


def _table(ways: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    late = now.select(
        "other", way=pl.lit("last_years"), lowest="lowest", highest="highest", readings="readings"
    )
    return pl.concat([ways, late], how="diagonal")


def _figure(known: pl.DataFrame, now: pl.DataFrame, words: Words) -> Figure:
    codes = now["other"].to_list()
    figure = base_figure(ROW * len(codes) + HEAD + FOOT, words)
    read = now.filter(pl.col("lowest").is_not_null())
    hovers = [
        words(
            f"{KEY}.hover.span",
            other=words.country(other),
            low=words.number(round(low, 1)),
            high=words.number(round(high, 1)),
        )
        for other, low, high in read.select("other", *ENDS).iter_rows()
    ]
    figure.add(spans(read["other"].to_list(), read.select(ENDS).rows(), 8, hovers))
    for way, symbol in SYMBOLS.items():
        figure.add(_marks(known.filter(pl.col("way") == way), way, symbol, words))
        figure.add(_named(way, symbol, words))
    figure.update_layout(
        showlegend=True,
        margin={"t": HEAD, "b": FOOT},
        legend={"yref": "container", "y": 0.99, "yanchor": "top"},
    )
    names = [words.country(code) for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    figure.add_vline(x=0, line={"color": CONTEXT_GREY, "width": 1.5}, layer="below")
    return figure.update_xaxes(showgrid=True, nticks=6)


def _marks(rows: pl.DataFrame, way: str, symbol: str, words: Words) -> Spec:
    colours = [subject_colour(code) for code in rows["other"]]
    return scatter(
        x=rows["lag"].to_list(),
        y=rows["other"].to_list(),
        mode="markers",
        showlegend=False,
        marker={
            "symbol": symbol,
            "size": 12,
            "color": colours,
            "line": {"width": 1.5, "color": GROUND if way == "kept" else colours},
        },
        hovertext=[_told(row, way, words) for row in rows.iter_rows(named=True)],
        hoverinfo="text",
    )


def _named(way: str, symbol: str, words: Words) -> Spec:
    """An entry of the legend, in the grey of no country."""
    return scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=words(f"{KEY}.way.{way}"),
        marker={"symbol": symbol, "size": 12, "color": CONTEXT_GREY},
    )


def _told(row: dict[str, Any], way: str, words: Words) -> str:
    return words(f"{KEY}.hover.way", way=words(f"{KEY}.way.{way}"), reading=one(row, words))
