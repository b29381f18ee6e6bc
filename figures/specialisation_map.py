from bisect import bisect_left
from math import floor, log10
from typing import Final

import polars as pl

from analytics.shares import rank
from data.geography import anchors
from data.vocabulary import SIX
from figures.card import Card, Context, empty_card
from figures.chosen_sectors import chosen_sectors
from figures.ends_shown import home
from figures.map import Fill, Label, MapFigure
from figures.map_legend import Legend, opacities

KEY: Final = "specialisation_map"
ENDS: Final = (0.5, 1.0, 1.5, 2.5)
"""Upper ends of the classes; the last class has none. One is the world's own weight."""


def specialisation_map(weights: pl.DataFrame, context: Context) -> Card:
    """Which economies the chosen sectors weigh more in than in the world, as fills of a map.

    Takes a row of `specialisation` for each country, of the chosen sectors together.
    """
    words = context.words
    table = weights.drop_nulls("rca").with_columns(rank=rank("rca")).sort("rca", descending=True)
    own = table.filter(pl.col("country") == home(context))
    if own.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(home(context)))
    row = own.row(0, named=True)
    figure = _map(table, context)
    digits = _digits(min(row["share"], row["world_share"]))
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'above' if row['rca'] >= 1 else 'below'}",
            country=words.country(home(context)),
            sectors=chosen_sectors(context),
            share=words.percent(row["share"], digits),
            world=words.percent(row["world_share"], digits),
            rca=words.number(row["rca"], 2),
            rank=row["rank"],
            count=table.height,
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table.select("rank", "country", "amount", "share", "world_share", "rca", "rsca"),
        figure=figure,
        alt=figure.alt,
        note=" ".join([words(f"{KEY}.note"), figure.hint]),
    )


def _digits(share: float) -> int:
    """Decimals in which a share as small as this has two figures that are told, in per cent."""
    return max(1, 1 - floor(log10(share * 100))) if share > 0 else 1


def _map(table: pl.DataFrame, context: Context) -> MapFigure:
    words, shades = context.words, opacities(len(ENDS) + 1)
    placed = table.filter(pl.col("country").is_in(list(anchors("world"))))
    rca = dict(placed.select("country", "rca").iter_rows())
    names = [words(f"{KEY}.upto", value=words.number(end, 1)) for end in ENDS]
    return MapFigure(
        view="world",
        fills=tuple(
            Fill(code, value, shades[bisect_left(ENDS, value)]) for code, value in rca.items()
        ),
        circles=(),
        flows=(),
        labels=tuple(Label(code, words.country(code), "", strong=True) for code in SIX),
        titles=tuple(
            (code, _title(code, rca.get(code), context)) for code in {**rca, **dict.fromkeys(SIX)}
        ),
        legend=Legend(
            fills=tuple(
                zip(
                    shades,
                    [*names, words(f"{KEY}.above", value=words.number(ENDS[-1], 1))],
                    strict=True,
                )
            ),
            fills_title=words(f"{KEY}.unit"),
            missing=words("map.figure.missing"),
        ),
        hint=words(f"{KEY}.hint"),
        alt=words(
            f"{KEY}.alt",
            count=placed.height,
            countries=words.countries(placed["country"].head(3)),
        ),
        picks="market",
    )


def _title(code: str, rca: float | None, context: Context) -> str:
    words = context.words
    told = (
        words(f"{KEY}.title_line", rca=words.number(rca, 2))
        if rca is not None
        else words("map.figure.missing")
    )
    return f"{words.country(code)}\n{told}"
