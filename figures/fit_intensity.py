from math import log10
from typing import Any, Final

import polars as pl

from figures.axes import category_axis
from figures.beside_rows import beside_rows
from figures.card import Card, Context, empty_card
from figures.ends_shown import home, partner, subject_colour
from figures.figure import Figure, scatter
from figures.spans import spans
from figures.theme import CONTEXT_GREY, base_figure

KEY: Final = "fit_intensity"
SHOWN: Final = 12
ROW: Final = 30
HEAD: Final = 24
FOOT: Final = 28
TICKS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)


def fit_intensity(pairs: pl.DataFrame, context: Context) -> Card:
    """How much a country sells each of its largest markets, against their weight in world trade.

    Takes the rows of `trade_intensity`.
    """
    words, ends = context.words, (home(context), partner(context))
    named = {"origin": words.country(ends[0]), "destination": words.country(ends[1])}
    own = pairs.filter(pl.col("origin") == ends[0], pl.col("intensity") > 0)
    there, back = _of(pairs, *ends), _of(pairs, *reversed(ends))
    if there is None:
        return empty_card(KEY, context, f"{KEY}.empty", **named)
    largest = pl.col("amount").rank("ordinal", descending=True) <= SHOWN
    table = own.filter(largest | (pl.col("destination") == ends[1])).sort(
        "intensity", descending=True
    )
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'one' if back is None else 'both'}",
            there=words.number(there, digits(there)),
            back=words.number(back or 0, digits(back or 0)),
            **named,
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table.rename({"destination": "partner"}).drop("origin"),
        figure=_dots(table, ends, context),
        alt=words(f"{KEY}.alt", count=table.height, **named),
        note=words(f"{KEY}.note", **named),
    )


def _of(pairs: pl.DataFrame, origin: str, destination: str) -> float | None:
    ends = (pl.col("origin") == origin, pl.col("destination") == destination)
    found = pairs.filter(*ends, pl.col("intensity") > 0)["intensity"].to_list()
    return found[0] if found else None


def _dots(table: pl.DataFrame, ends: tuple[str, str], context: Context) -> Figure:
    words, codes = context.words, table["destination"].to_list()
    figure = base_figure(ROW * table.height + HEAD + FOOT, words)
    figure.add(spans(codes, [(1, value) for value in table["intensity"]], 2))
    figure.add(
        scatter(
            x=table["intensity"].to_list(),
            y=codes,
            mode="markers",
            marker={
                "size": 11,
                "color": [subject_colour(ends[0]) if c == ends[1] else CONTEXT_GREY for c in codes],
            },
            hovertext=[_told(row, context) for row in table.iter_rows(named=True)],
            hoverinfo="text",
        )
    )
    names = [f"<b>{words.country(c)}</b>" if c == ends[1] else words.country(c) for c in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    figure.update_layout(margin={"t": HEAD, "b": FOOT})
    figure.update_xaxes(_axis(table["intensity"].to_list(), context))
    figure.add_vline(x=1, line={"color": CONTEXT_GREY, "width": 1.5})
    texts = [words(f"{KEY}.times", times=words.number(v, digits(v))) for v in table["intensity"]]
    return beside_rows(figure, codes, texts, "")


def digits(value: float) -> int:
    """Decimals that an intensity is told with."""
    return 1 if value >= 0.95 else 2  # noqa: PLR2004 - where one decimal would read as nought


def _axis(values: list[float], context: Context) -> dict[str, Any]:
    low, high = min([0.8, *values]), max([1.25, *values])
    shown = [tick for tick in TICKS if low <= tick <= high]
    ticks = shown if len(shown) <= 5 else [t for t in shown if log10(t) % 1 == 0]  # noqa: PLR2004
    return {
        "type": "log",
        "range": [log10(low) - 0.05, log10(high) + 0.05],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [context.words(f"{KEY}.times", times=f"{tick:g}") for tick in ticks],
        "showgrid": True,
    }


def _told(row: dict[str, Any], context: Context) -> str:
    words = context.words
    return words(
        f"{KEY}.hover",
        partner=words.country(row["destination"]),
        amount=words.amount(row["amount"], context.dataset.unit),
        share=words.percent(row["share"], 1),
        world=words.percent(row["world_share"], 1),
    )
