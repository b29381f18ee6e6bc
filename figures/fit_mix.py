"""What one country sells beside what another buys, industry by industry, as pairs of dots."""

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from figures.axes import category_axis
from figures.beside_rows import beside_rows
from figures.card import Card, Context, empty_card
from figures.ends_shown import subject_colour
from figures.figure import Figure, scatter
from figures.markup import escaped
from figures.product_names import beside_bars, product_names, row_height
from figures.spans import spans
from figures.theme import base_figure

KEY: Final = "fit_mix"
SHOWN: Final = 12
HEAD: Final = 62
FOOT: Final = 26
BEFORE: Final = 0.03
SIDES: Final = ("sold", "bought")


@dataclass(frozen=True, eq=False)
class Mix:
    """A direction: who sells, who buys, the rows of `common_mix`, and all of `complementarity`."""

    origin: str
    destination: str
    rows: pl.DataFrame
    scores: pl.DataFrame


def fit_sold(mix: Mix, context: Context) -> Card:
    """How much of what a country sells its partner buys: one mix beside the other."""
    return _card("fit_sold", mix, context)


def fit_bought(mix: Mix, context: Context) -> Card:
    """The same the other way: what the partner sells beside what the country buys."""
    return _card("fit_bought", mix, context)


def _card(key: str, mix: Mix, context: Context) -> Card:
    words = context.words
    ends = {"origin": words.country(mix.origin), "destination": words.country(mix.destination)}
    if mix.rows.is_empty():
        return empty_card(key, context, f"{KEY}.empty", **ends)
    names = product_names(mix.rows["product"], context)
    whole = mix.rows.with_columns(industry=pl.Series(names, dtype=pl.String()))
    table = whole.select("industry", "product", *SIDES, "common")
    drawn = _drawn(table)
    return Card(
        key=key,
        headline=_headline(mix, ends, context),
        unit=words(f"{KEY}.unit", **ends),
        period=context.period,
        datasets=context.datasets,
        table=drawn.drop("product"),
        figure=_dots(drawn, mix, context),
        alt=words(f"{KEY}.alt", count=drawn.height, first=drawn["industry"][0], **ends),
        note=words(
            f"{KEY}.note",
            count=table.height - drawn.height,
            rest=words.number(float(table["common"].sum()) - float(drawn["common"].sum()), 1),
        ),
    )


def _drawn(table: pl.DataFrame) -> pl.DataFrame:
    """The industries that weigh most on either side, the largest in common first."""
    weight = pl.max_horizontal(*SIDES)
    return table.filter(weight.rank("ordinal", descending=True) <= SHOWN)


def _headline(mix: Mix, ends: dict[str, str], context: Context) -> str:
    words, score = context.words, float(mix.rows["common"].sum())
    others = mix.scores.filter(pl.col("origin") == mix.origin)
    better = others.filter(pl.col("complementarity") > score + 1e-9).height
    return words(
        f"{KEY}.headline",
        score=words.number(score, 0),
        rank=better + 1,
        count=others.height,
        **ends,
    )


def _dots(table: pl.DataFrame, mix: Mix, context: Context) -> Figure:
    words = context.words
    names = beside_bars(table["industry"])
    figure = base_figure(row_height(names) * table.height + HEAD + FOOT, words)
    places = [f"row {place}" for place in range(table.height)]
    figure.add(spans(places, table.select(SIDES).rows(), 2))
    hovers = [_told(row, context) for row in table.iter_rows(named=True)]
    for side, code in zip(SIDES, (mix.origin, mix.destination), strict=True):
        figure.add(
            scatter(
                x=table[side].to_list(),
                y=places,
                mode="markers",
                name=words(f"{KEY}.{side}", country=words.country(code)),
                marker={"size": 11, "color": subject_colour(code), "symbol": _symbol(side)},
                hovertext=hovers,
                hoverinfo="text",
            )
        )
    figure.update_layout(showlegend=True, margin={"t": HEAD, "b": FOOT}, legend={"y": 1.0})
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    high = max(table.select(pl.max_horizontal(SIDES)).to_series().to_list())
    # Room for half a dot before nought, where the names end.
    ends = [-BEFORE * high, (1 + BEFORE) * high]
    figure.update_xaxes(tickformat=".0%", tickangle=0, nticks=4, range=ends)
    points = [words.number(value, 1) for value in table["common"]]
    beside_rows(figure, places, points, words(f"{KEY}.common"))
    return figure.update_layout(legend={"yref": "container", "y": 1, "yanchor": "top"})


def _symbol(side: str) -> str:
    return "circle" if side == "sold" else "diamond"


def _told(row: dict[str, Any], context: Context) -> str:
    words = context.words
    return words(
        f"{KEY}.hover",
        industry=escaped(row["industry"]),
        sold=words.percent(row["sold"], 1),
        bought=words.percent(row["bought"], 1),
        common=words.number(row["common"], 1),
    )
