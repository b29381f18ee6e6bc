from math import sqrt
from typing import Any, Final

import polars as pl

from figures.axes import category_axis
from figures.beside_rows import beside_rows
from figures.card import Card, Context, empty_card
from figures.ends_shown import home, partner, subject_colour
from figures.figure import Figure, scatter
from figures.theme import CONTEXT_GREY, base_figure, faded

KEY: Final = "fit_concentration"
ROW: Final = 40
HEAD: Final = 44
FOOT: Final = 28
OVER: Final = ("market", "industry")
TICKS: Final = (0.0, 0.1, 0.25, 0.5, 1.0)
FAINT: Final = faded(CONTEXT_GREY, 0.6)
Row = dict[str, Any]


def fit_concentration(measured: pl.DataFrame, context: Context) -> Card:
    """How much of each one's exports lies in few markets and in few industries.

    Takes over (market, industry), country, parts, hhi and hhi_normalised of every economy.
    """
    words, ends = context.words, [home(context), partner(context)]
    known = measured.drop_nulls("hhi_normalised")
    index = pl.col("hhi_normalised")
    ranked = known.with_columns(
        rank=index.rank("min", descending=True).over("over"), economies=pl.len().over("over")
    )
    table = pl.concat(
        ranked.filter(pl.col("over") == over, pl.col("country") == code)
        for over in OVER
        for code in ends
    ).select("over", "country", "parts", "hhi", "hhi_normalised", "rank", "economies")
    if table.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", countries=words.countries(ends))
    rows = list(table.iter_rows(named=True))
    return Card(
        key=KEY,
        headline=_headline(rows, context),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table.with_columns(
            over=pl.Series([words(f"{KEY}.over.{row['over']}") for row in rows])
        ),
        figure=_strips(rows, known, context),
        alt=words(f"{KEY}.alt", countries=words.countries(ends)),
        note=words(f"{KEY}.note"),
    )


def _headline(rows: list[Row], context: Context) -> str:
    """Which of the four is the most concentrated, and its place among all economies."""
    words, most = context.words, max(rows, key=lambda row: row["hhi_normalised"])
    spread = most["rank"] > most["economies"] / 2
    return words(
        f"{KEY}.headline.{'spread' if spread else most['over']}",
        countries=words.countries([home(context), partner(context)]),
        over=words(f"{KEY}.over.{most['over']}"),
        country=words.country(most["country"]),
        index=words.number(most["hhi_normalised"], 2),
        rank=int(most["rank"]),
        count=most["economies"],
    )


def _strips(rows: list[Row], known: pl.DataFrame, context: Context) -> Figure:
    words = context.words
    figure = base_figure(ROW * len(rows) + HEAD + FOOT, words)
    places = [f"row {place}" for place in range(len(rows))]
    others = {
        over: [sqrt(value) for value in known.filter(pl.col("over") == over)["hhi_normalised"]]
        for over in OVER
    }
    figure.add(
        scatter(
            x=[value for row in rows for value in others[row["over"]]],
            y=[at for at, row in zip(places, rows, strict=True) for _ in others[row["over"]]],
            mode="markers",
            marker={"symbol": "line-ns", "size": 14, "line": {"width": 1, "color": FAINT}},
            hoverinfo="skip",
        )
    )
    figure.add(
        scatter(
            x=[sqrt(row["hhi_normalised"]) for row in rows],
            y=places,
            mode="markers",
            marker={"size": 13, "color": [subject_colour(row["country"]) for row in rows]},
            hovertext=[_told(row, context) for row in rows],
            hoverinfo="text",
        )
    )
    names = [_name(row, context) for row in rows]
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    figure.update_layout(margin={"t": HEAD, "b": FOOT})
    figure.update_xaxes(
        range=[-0.02, 1.02],
        tickvals=[sqrt(tick) for tick in TICKS],
        ticktext=[words.number(tick, 2) for tick in TICKS],
        tickangle=0,
    )
    texts = [words.number(row["hhi_normalised"], 2) for row in rows]
    return beside_rows(figure, places, texts, words(f"{KEY}.index"))


def _name(row: Row, context: Context) -> str:
    words = context.words
    return words(f"{KEY}.row.{row['over']}", country=words.country(row["country"]))


def _told(row: Row, context: Context) -> str:
    words = context.words
    return words(
        f"{KEY}.hover",
        country=words.country(row["country"]),
        over=words(f"{KEY}.over.{row['over']}"),
        index=words.number(row["hhi_normalised"], 3),
        plain=words.number(row["hhi"], 3),
        parts=row["parts"],
        rank=int(row["rank"]),
        count=row["economies"],
    )
