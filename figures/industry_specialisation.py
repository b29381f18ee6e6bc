from collections.abc import Callable
from typing import Any, Final

import polars as pl

from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.chosen_sectors import chosen_sectors
from figures.ends_shown import home
from figures.figure import Figure, bar
from figures.markup import escaped
from figures.product_names import beside_bars, product_names, row_height
from figures.theme import BALANCE_HUES, CONTEXT_GREY, base_figure

KEY: Final = "industry_specialisation"
SHOWN: Final = 20
HEAD: Final = 30
COLUMN_WIDTH: Final = 54


def industry_specialisation(industries: pl.DataFrame, context: Context) -> Card:
    """In which industries a country is specialised, and how near it stands to each.

    Takes product, amount, rca, rsca, density and pci of one country, as from `specialisation`,
    `relatedness` and `complexity`.
    """
    words = context.words
    table = industries.drop_nulls("rsca").sort("rsca", "product", descending=[True, False])
    if table.is_empty():
        return empty_card(
            KEY, context, "specialisation_map.empty", country=words.country(home(context))
        )
    table = table.head(SHOWN)
    table = table.with_columns(industry=pl.Series(product_names(table["product"], context)))
    held = industries.filter(pl.col("rca") >= 1)
    first = table.row(0, named=True)
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'some' if held.height else 'none'}",
            country=words.country(home(context)),
            count=held.height,
            all=industries.height,
            sectors=chosen_sectors(context),
            industry=first["industry"],
            rca=words.number(first["rca"], 1),
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table.select("industry", "product", "amount", "rca", "rsca", "density", "pci"),
        figure=_bars(table, context),
        alt=words(f"{KEY}.alt", count=table.height, country=words.country(home(context))),
        note=words(f"{KEY}.note"),
    )


def _bars(table: pl.DataFrame, context: Context) -> Figure:
    words, codes = context.words, table["product"].to_list()
    below, above = BALANCE_HUES
    names = beside_bars(table["industry"])
    figure = base_figure(row_height(names) * table.height + HEAD, words)
    figure.add(
        bar(
            x=table["rsca"].to_list(),
            y=codes,
            orientation="h",
            marker={"color": [above if value >= 0 else below for value in table["rsca"]]},
            hovertext=[_told(row, context) for row in table.iter_rows(named=True)],
            hoverinfo="text",
        )
    )
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    figure.update_xaxes(range=[-1, 1], visible=False)
    rule = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper"}
    figure.update_layout(
        margin={"r": 2 * COLUMN_WIDTH, "t": HEAD},
        shapes=[rule | {"line": {"width": 1, "color": CONTEXT_GREY}}],
        annotations=_columns(table, context),
    )
    return figure


def _columns(table: pl.DataFrame, context: Context) -> list[dict[str, Any]]:
    words, cells = context.words, []
    shown: dict[str, Callable[[float], str]] = {
        "rca": lambda value: words.number(value, 1),
        "density": words.percent,
    }
    for place, (column, told) in enumerate(shown.items(), 1):
        common = {"x": 1, "xref": "paper", "xanchor": "right", "showarrow": False}
        common |= {"xshift": place * COLUMN_WIDTH}
        heading = words(f"{KEY}.column.{column}")
        cells.append(
            common | {"text": heading, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4}
        )
        cells += [
            common | {"text": told(value), "y": code}
            for code, value in table.select("product", column).iter_rows()
            if value is not None
        ]
    return cells


def _told(row: dict[str, Any], context: Context) -> str:
    words = context.words
    return words(
        f"{KEY}.hover",
        industry=escaped(row["industry"]),
        rca=words.number(row["rca"], 2),
        amount=words.amount(row["amount"], context.dataset.unit),
    )
