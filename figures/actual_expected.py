from math import ceil, floor, log10
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.chosen_sectors import chosen_sectors
from figures.ends_shown import home, market_name, subject_colour
from figures.figure import Figure, Spec, scatter
from figures.labels import LETTER_WIDTH, OFFSET
from figures.scaled import brief
from figures.spans import spans
from figures.theme import GROUND, base_figure

KEY: Final = "actual_expected"
SHOWN: Final = 14
ROW_HEIGHT: Final = 30
FOOT: Final = 30
BAND: Final = 9
MARK: Final = 11
TEN: Final = 10


def actual_expected(pairs: pl.DataFrame, context: Context) -> Card:
    """What a country sells to each market, and what size, distance and borders predict.

    Takes the country's rows of `pairs` from `gravity`. The page's `rank` shows those above or
    below, its `least` the least part of the country's exports that a market takes, or should.
    """
    words = context.words
    shown = _ranked(pairs, context)
    if shown.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(home(context)))
    chosen = pl.col("destination") == context.option("market")
    table = pl.concat([shown.head(SHOWN), pairs.filter(chosen)]).unique(
        "destination", maintain_order=True
    )
    table = table.rename({"destination": "partner"}).drop("origin")
    return Card(
        key=KEY,
        headline=_headline(table, shown, context),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_rows(table, context),
        alt=words(
            f"{KEY}.alt",
            count=table.height,
            country=words.country(home(context)),
            partners=words.countries(table["partner"].head(3)),
        ),
        note=words(
            f"{KEY}.note",
            sectors=chosen_sectors(context),
            least=words.percent(float(context.option("least")) / 100, 1),
        ),
        clickable=True,
    )


def _ranked(pairs: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The markets on the side that is asked for, the furthest from expectation first."""
    above = context.option("rank") == "above"
    part = pl.max_horizontal("amount", "expected") / pl.col("amount").sum()
    large = part >= float(context.option("least")) / 100
    kept = pairs.filter(large, pl.col("amount") > 0, (pl.col("ratio") > 1) == above)
    return kept.sort("ratio", "destination", descending=[above, False])


def _headline(table: pl.DataFrame, shown: pl.DataFrame, context: Context) -> str:
    words, above = context.words, context.option("rank") == "above"
    outside = shown.filter(pl.col("outside") == (1 if above else -1)).height
    first, unit = table.row(0, named=True), context.dataset.unit
    kind = ("above" if above else "below") + ("" if outside else "_within")
    return words(
        f"{KEY}.headline.{kind}",
        country=words.country(home(context)),
        partner=words.country(first["partner"]),
        times=words.number(first["ratio"], 1),
        share=words.percent(first["ratio"]),
        actual=words.amount(first["amount"], unit),
        expected=words.amount(first["expected"], unit),
        low=brief(first["low"], context.dataset.unit, context.words),
        high=brief(first["high"], context.dataset.unit, context.words),
    )


def _rows(table: pl.DataFrame, context: Context) -> Figure:
    codes = table["partner"].to_list()
    figure = base_figure(ROW_HEIGHT * table.height + FOOT, context.words)
    figure.add(spans(codes, table.select("low", "high").rows(), BAND))
    hovers = [_told(row, context) for row in table.iter_rows(named=True)]
    clicks = [urlencode({"market": code}) for code in codes]
    common: Spec = {"y": codes, "mode": "markers", "hovertext": hovers, "hoverinfo": "text"}
    steady = {"marker": {"opacity": 1}}
    common |= {"customdata": clicks, "selected": steady, "unselected": steady}
    for column, marker in (
        ("expected", {"symbol": "line-ns-open", "size": BAND + 4, "line": {"width": 2}}),
        ("amount", {"size": MARK, "color": subject_colour(home(context))}),
    ):
        grey = {"color": GROUND} if column == "expected" else {}
        figure.add(scatter(x=table[column].to_list(), marker=marker | grey, **common))
    names = [market_name(code, context) for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    figure.update_xaxes(_amounts(table, context))
    texts = [_times(ratio, context) for ratio in table["ratio"]]
    room = round(max(map(len, texts)) * LETTER_WIDTH + OFFSET)
    figure.update_layout(margin={"r": room, "b": FOOT - 8}, annotations=_ratios(codes, texts, room))
    return figure


def _amounts(table: pl.DataFrame, context: Context) -> dict[str, Any]:
    """A logarithmic axis with a name at each power of ten."""
    values = [v for column in ("amount", "low", "high") for v in table[column] if v and v > 0]
    low, high = log10(min(values)), log10(max(values))
    tens = list(range(floor(low), ceil(high) + 1))
    step = 1 if len(tens) <= 6 else 2  # noqa: PLR2004 - names that fit side by side on a phone
    return {
        "type": "log",
        "range": [low - 0.12, high + 0.12],
        "tickmode": "array",
        "tickvals": [TEN**ten for ten in tens[::step]],
        "ticktext": [
            brief(float(TEN) ** ten, context.dataset.unit, context.words) for ten in tens[::step]
        ],
        "showgrid": True,
    }


def _ratios(codes: list[str], texts: list[str], room: int) -> list[dict[str, Any]]:
    common = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": room, "showarrow": False}
    return [common | {"text": text, "y": code} for code, text in zip(codes, texts, strict=True)]


def _times(ratio: float, context: Context) -> str:
    words = context.words
    return words(f"{KEY}.times", times=words.number(ratio, 1 if ratio >= 0.95 else 2))  # noqa: PLR2004


def _told(row: dict[str, Any], context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    return words(
        f"{KEY}.hover",
        partner=words.country(row["partner"]),
        actual=words.amount(row["amount"], unit),
        expected=words.amount(row["expected"], unit),
        low=brief(row["low"], context.dataset.unit, context.words),
        high=brief(row["high"], context.dataset.unit, context.words),
        km=words.number(row["km"]),
    )
