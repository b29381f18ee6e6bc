from typing import Any, Final

import polars as pl

from figures.axes import category_axis
from figures.beside_rows import beside_rows
from figures.card import Card, Context, empty_card
from figures.ends_shown import home, partner_name
from figures.figure import Figure, bar
from figures.markup import escaped
from figures.product_names import beside_bars, product_names, row_height
from figures.theme import CONTEXT_GREY, SCALE_HUE, base_figure

KEY: Final = "fit_both_ways"
SHOWN: Final = 12
HEAD: Final = 62


def fit_both_ways(products: pl.DataFrame, context: Context) -> Card:
    """How much of a pair's trade goes both ways in one industry, industry by industry.

    Takes the rows of `both_ways`, of exports and imports between the two.
    """
    words = context.words
    named = {"origin": words.country(home(context)), "destination": partner_name(context)}
    traded = products.filter(pl.col("trade") > 0)
    if traded.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", **named)
    names = pl.Series(product_names(traded["product"], context), dtype=pl.String())
    table = traded.with_columns(industry=names).head(SHOWN)
    index = float(traded["matched"].sum()) / float(traded["trade"].sum())
    most = table.sort("grubel_lloyd", descending=True)["industry"][0]
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            share=words.percent(index),
            index=words.number(index, 2),
            industry=most,
            **named,
        ),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table.select("industry", "exports", "imports", "trade", "matched", "grubel_lloyd"),
        figure=_bars(table, context),
        alt=words(f"{KEY}.alt", count=table.height, first=table["industry"][0], **named),
        note=words(f"{KEY}.note", count=traded.height - table.height),
    )


def _bars(table: pl.DataFrame, context: Context) -> Figure:
    words = context.words
    names = beside_bars(table["industry"])
    figure = base_figure(row_height(names) * table.height + HEAD, words)
    places = [f"row {place}" for place in range(table.height)]
    hovers = [_told(row, context) for row in table.iter_rows(named=True)]
    alone = (table["trade"] - table["matched"]).to_list()
    for name, values, colour in (
        ("matched", table["matched"].to_list(), SCALE_HUE),
        ("alone", alone, CONTEXT_GREY),
    ):
        figure.add(
            bar(
                x=values,
                y=places,
                orientation="h",
                name=words(f"{KEY}.{name}"),
                marker={"color": colour},
                hovertext=hovers,
                hoverinfo="text",
            )
        )
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    figure.update_xaxes(visible=False)
    texts = [words.number(value, 2) for value in table["grubel_lloyd"]]
    beside_rows(figure, places, texts, words(f"{KEY}.index"))
    return figure.update_layout(
        barmode="stack",
        showlegend=True,
        margin={"t": HEAD},
        legend={"yref": "container", "y": 1, "yanchor": "top"},
    )


def _told(row: dict[str, Any], context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    return words(
        f"{KEY}.hover",
        industry=escaped(row["industry"]),
        exports=words.amount(row["exports"], unit),
        imports=words.amount(row["imports"], unit),
        index=words.number(row["grubel_lloyd"], 2),
    )
