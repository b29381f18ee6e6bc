from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from data.words import Words
from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.change_since import signed
from figures.figure import Figure, Spec, scatter
from figures.spans import spans
from figures.theme import CONTEXT_GREY, GROUND, SCALE_HUE, base_figure

KEY: Final = "effect_matched"
ROW: Final = 30
HEAD: Final = 30
FOOT: Final = 28
MOST: Final = 14
SIZE: Final = 11


@dataclass(frozen=True, eq=False)
class Matched:
    """A host's visited markets beside similar ones, and the mean difference."""

    host: str
    rows: pl.DataFrame
    mean: pl.DataFrame


def effect_matched(matched: Matched, context: Context) -> Card:
    """What exports did in visited markets, and in similar ones that had not visited.

    Takes the rows of `matched_markets` and of `difference`. A dot for the visited market, an open
    one for the mean of its three neighbours; the markets with most exports before are drawn. A
    comparison; no word of it is about an effect.
    """
    words, host = context.words, context.words.country(matched.host)
    if context.sampled:
        return empty_card(KEY, context, f"{KEY}.sample", host=host)
    if matched.rows.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", host=host)
    mean = matched.mean.row(0, named=True)
    return Card(
        key=KEY,
        headline=_headline(host, mean, words),
        unit=words(f"{KEY}.unit"),
        period=words.period(context.dataset.start, context.dataset.end),
        datasets=context.datasets,
        table=matched.rows,
        figure=_figure(_drawn(matched.rows), words),
        alt=words(f"{KEY}.alt", count=min(MOST, matched.rows.height)),
        note=_note(matched.rows.height - MOST, words),
    )


def _note(left: int, words: Words) -> str:
    more = words(f"{KEY}.more", count=left) if left > 0 else ""
    return words(f"{KEY}.note", more=more).strip()


def _drawn(rows: pl.DataFrame) -> pl.DataFrame:
    """The largest by their exports before, whatever came of them, in the order of the rows."""
    return rows.filter(pl.col("before").rank("ordinal", descending=True) <= MOST)


def _headline(host: str, mean: dict[str, Any], words: Words) -> str:
    if mean["low"] is None:
        return words(f"{KEY}.headline.few", host=host, count=mean["markets"])
    kind = "alike" if mean["low"] <= 0 <= mean["high"] else "apart"
    return words(
        f"{KEY}.headline.{kind}",
        host=host,
        count=mean["markets"],
        mean=signed(mean["mean"], words),
        low=signed(mean["low"], words),
        high=signed(mean["high"], words),
    )


def _figure(rows: pl.DataFrame, words: Words) -> Figure:
    figure = base_figure(ROW * rows.height + HEAD + FOOT, words)
    places = [f"row {place}" for place in range(rows.height)]
    figure.add(*_joined(rows, places))
    for kind, symbol, colour in (
        ("matched_change", "circle-open", CONTEXT_GREY),
        ("change", "circle", SCALE_HUE),
    ):
        figure.add(
            scatter(
                x=rows[kind].to_list(),
                y=places,
                mode="markers",
                name=words(f"{KEY}.{kind}"),
                marker={"symbol": symbol, "size": SIZE, "color": colour, "line": {"width": 2}},
                hovertext=[_hover(row, words) for row in rows.iter_rows(named=True)],
                hoverinfo="text",
            )
        )
    names = [
        words(
            f"{KEY}.row",
            country=words.country(row["destination"]),
            sector=words(f"sectors.short.{row['sector']}"),
            year=str(row["first"]),
        )
        for row in rows.iter_rows(named=True)
    ]
    figure.update_layout(showlegend=True, margin={"t": HEAD, "b": FOOT})
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    figure.add_vline(x=0, line={"color": CONTEXT_GREY, "width": 1.5}, layer="below")
    return figure.update_xaxes(tickformat=".0%", tickangle=0, nticks=5, showgrid=True)


def _joined(rows: pl.DataFrame, places: list[str]) -> list[Spec]:
    """A line between the two of each row, and the ground that it does not cross within a ring."""
    aside: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False}
    lines = spans(places, rows.select("matched_change", "change").rows(), 2)
    ground = {"size": SIZE, "color": GROUND}
    rings = scatter(x=rows["matched_change"].to_list(), y=places, mode="markers", marker=ground)
    return [lines, rings | aside]


def _hover(row: dict[str, Any], words: Words) -> str:
    return words(
        f"{KEY}.hover",
        country=words.country(row["destination"]),
        change=signed(row["change"], words),
        matched=words.countries(row["matched"]),
        matched_change=signed(row["matched_change"], words),
    )
