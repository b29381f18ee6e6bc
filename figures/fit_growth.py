from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from data.words import UNIT_SCALES
from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.ends_shown import absence, home, partner, subject_colour
from figures.labels import LETTER_WIDTH, OFFSET
from figures.theme import BALANCE_HUES, CONTEXT_GREY, base_figure

KEY: Final = "fit_growth"
PARTS: Final = ("growth", "commodity", "market", "competitiveness")
STEPS: Final = ("start_value", *PARTS, "end_value")
ROW: Final = 30
GAP: Final = 44
"""Pixels above a pair's steps, for its name."""


@dataclass(frozen=True, eq=False)
class Growth:
    """Country, destination and the columns of `constant_market_share`, a row each way.

    `unnamed` are those of the two that the dataset has no row of; `lumped` says whether it has a
    rest of the world, which holds them.
    """

    parts: pl.DataFrame
    unnamed: tuple[str, ...] = ()
    lumped: bool = False


def fit_growth(growth: Growth, context: Context) -> Card:
    """What a pair's exports grew by, each way, and from which four parts that add up to it."""
    words, start, end = context.words, context.dataset.start, context.dataset.end
    parts, ends = growth.parts, [home(context), partner(context)]
    if start == end:
        return empty_card(KEY, context, f"{KEY}.one_year", year=str(end))
    if growth.unnamed or parts.filter(pl.col("start_value") > 0).height < len(ends):
        why = absence(growth.unnamed, growth.lumped, context)
        return empty_card(KEY, context, f"{KEY}.empty", why=why)
    ways = _ways(parts, ends)
    return Card(
        key=KEY,
        headline=_headline(ways.row(0, named=True), context),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=words.period(ways["start"][0], ways["end"][0]),
        datasets=context.datasets,
        table=ways,
        figure=_steps(ways, context),
        alt=words(f"{KEY}.alt", first=words.country(ends[0]), second=words.country(ends[1])),
        note=words(f"{KEY}.note", start=str(ways["start"][0])),
    )


def _ways(parts: pl.DataFrame, ends: list[str]) -> pl.DataFrame:
    """The country's row first, in columns that read well."""
    own = pl.col("country") == ends[0]
    rows = pl.concat([parts.filter(own), parts.filter(~own)])
    return rows.select("country", "destination", "start", "end", *STEPS[:1], *PARTS, "end_value")


def _headline(row: dict[str, Any], context: Context) -> str:
    words, before = context.words, row["start_value"]
    own = {name: row[name] / before for name in PARTS}
    led = max(PARTS[1:], key=lambda name: abs(own[name]))
    total = row["end_value"] / before - 1
    return words(
        f"{KEY}.headline.{'up' if total >= 0 else 'down'}",
        origin=words.country(row["country"]),
        destination=words.country(row["destination"]),
        total=words.percent(abs(total)),
        world=words.percent(abs(own["growth"])),
        moved=words(f"{KEY}.world.{'up' if own['growth'] >= 0 else 'down'}"),
        part=words(
            f"{KEY}.led.{led}.{'up' if own[led] >= 0 else 'down'}",
            points=words.number(abs(own[led]) * 100, 0),
        ),
        start=str(row["start"]),
        end=str(row["end"]),
    )


def _steps(ways: pl.DataFrame, context: Context) -> go.Figure:
    words = context.words
    figure = base_figure(round((len(STEPS) * ROW + GAP) * ways.height), words)
    places, names, texts, titles = [], [], [], []
    for row in ways.iter_rows(named=True):
        code = row["country"]
        title = f"{code} title"
        places.append(title)
        names.append("")
        titles.append((title, words(f"{KEY}.way", **_named(row, context))))
        texts.append("")
        for step in STEPS:
            places.append(f"{code} {step}")
            names.append(
                words(
                    f"{KEY}.step.{step}",
                    year=str(row[step.removesuffix("_value")]) if step.endswith("_value") else "",
                )
            )
            texts.append(_amount(row, step, context))
        figure.add_bar(**_bars(row, context))
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    figure.update_xaxes(visible=False)
    room = round(max(map(len, texts)) * LETTER_WIDTH + OFFSET)
    common = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": room, "showarrow": False}
    written = [common | {"text": t, "y": at} for at, t in zip(places, texts, strict=True) if t]
    headings = [
        {"text": f"<b>{text}</b>", "y": at, "x": 0, "xref": "paper", "xanchor": "left"}
        | {"showarrow": False}
        for at, text in titles
    ]
    return figure.update_layout(
        margin={"r": room}, annotations=[*headings, *written], minreducedwidth=24
    )


def _bars(row: dict[str, Any], context: Context) -> dict[str, Any]:
    """The steps of one way, each where the one before ended, in parts of the first year."""
    below, above = BALANCE_HUES
    before, at = row["start_value"], 1.0
    bases, lengths, colours = [0.0], [1.0], [subject_colour(row["country"])]
    for name in PARTS:
        bases.append(at)
        lengths.append(row[name] / before)
        at += row[name] / before
        colours.append(CONTEXT_GREY if name == "growth" else above if row[name] >= 0 else below)
    bases.append(0.0)
    lengths.append(row["end_value"] / before)
    colours.append(subject_colour(row["country"]))
    return {
        "y": [f"{row['country']} {step}" for step in STEPS],
        "base": bases,
        "x": lengths,
        "orientation": "h",
        "marker_color": colours,
        "hovertext": [_told(row, step, context) for step in STEPS],
        "hoverinfo": "text",
    }


def _amount(row: dict[str, Any], step: str, context: Context) -> str:
    words, value = context.words, row[step]
    shown = words.compact(abs(value) * UNIT_SCALES.get(context.dataset.unit, 1.0))
    if step not in PARTS:
        return shown
    return words(f"{KEY}.{'plus' if value >= 0 else 'minus'}", amount=shown)


def _told(row: dict[str, Any], step: str, context: Context) -> str:
    words = context.words
    if step not in PARTS:
        return words.amount(row[step], context.dataset.unit)
    return words(
        f"{KEY}.hover.{step}",
        amount=_amount(row, step, context),
        share=words.percent(row[step] / row["start_value"]),
        **_named(row, context),
    )


def _named(row: dict[str, Any], context: Context) -> dict[str, str]:
    words = context.words
    named = {"origin": row["country"], "destination": row["destination"]}
    return {name: words.country(code) for name, code in named.items()}
