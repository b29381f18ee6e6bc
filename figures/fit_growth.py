from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from data.words import UNIT_SCALES
from figures.axes import category_axis
from figures.beside_rows import beside_rows
from figures.card import Card, Context, empty_card
from figures.ends_shown import absence, home, partner, subject_colour
from figures.figure import Figure, Spec, bar, merged
from figures.theme import CONTEXT_GREY, HOLLOW, base_figure

KEY: Final = "fit_growth"
PARTS: Final = ("growth", "commodity", "market", "competitiveness")
STEPS: Final = ("start_value", *PARTS, "end_value")
ROW: Final = 30
EDGE: Final = 1.5


@dataclass(frozen=True)
class Row:
    """A row of the figure: its bar from `start` on, in parts of the first year, and its words."""

    name: str
    told: str
    start: float
    length: float
    colour: str
    hover: str


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


def _steps(ways: pl.DataFrame, context: Context) -> Figure:
    """The steps of each way below its name, as one list of bars."""
    figure = base_figure(ROW * (len(STEPS) + 1) * ways.height, context.words)
    rows = [row for way in ways.iter_rows(named=True) for row in _rows(way, context)]
    places = [f"row {place}" for place in range(len(rows))]
    placed = list(zip(places, rows, strict=True))
    figure.add(_bars([(at, row) for at, row in placed if row.length >= 0]))
    hollow = _bars([(at, row) for at, row in placed if row.length < 0])
    edge = {"marker": {"line": {"color": CONTEXT_GREY, "width": EDGE}}}
    figure.add(merged(hollow, edge))
    names = [row.name if row.told else f"<b>{row.name}</b>" for row in rows]
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    ends = [end for row in rows for end in (row.start, row.start + row.length)]
    figure.update_xaxes(visible=False, range=[min(ends), max(ends)])
    beside_rows(figure, places, [row.told for row in rows], "")
    return figure.update_layout(barmode="overlay")


def _bars(placed: list[tuple[str, Row]]) -> Spec:
    return bar(
        x=[row.length for _, row in placed],
        y=[at for at, _ in placed],
        base=[row.start for _, row in placed],
        orientation="h",
        marker={"color": [row.colour for _, row in placed]},
        hovertext=[row.hover for _, row in placed],
        hoverinfo="text",
    )


def _rows(way: dict[str, Any], context: Context) -> list[Row]:
    """A way's name, then its steps, each where the one before ended, in parts of the first year."""
    words, own = context.words, subject_colour(way["country"])
    rows = [Row(words(f"{KEY}.way", **_named(way, context)), "", 0.0, 0.0, own, "")]
    at = 0.0
    for step in STEPS:
        length = way[step] / way["start_value"]
        start = at if step in PARTS else 0.0
        colour = HOLLOW if length < 0 else CONTEXT_GREY if step in PARTS else own
        year = str(way[step.removesuffix("_value")]) if step not in PARTS else ""
        name = words(f"{KEY}.step.{step}", year=year)
        told, hover = _amount(way, step, context), _told(way, step, context)
        rows.append(Row(name, told, start, length, colour, hover))
        at = start + length
    return rows


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
