from typing import Final

import plotly.graph_objects as go
import polars as pl

from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.ends_shown import home, partner_name
from figures.labels import LETTER_WIDTH, bar_labels
from figures.scaled import brief
from figures.theme import CONTEXT_GREY, SCALE_HUE, base_figure

KEY: Final = "sector_links"
ROW_HEIGHT: Final = 32
PAD: Final = 12
OTHER: Final = "other"


def sector_links(links: pl.DataFrame, context: Context) -> Card:
    """Where a pair trades and has something on record, and where it trades and has nothing.

    Takes sector, out, in_, total (the first dataset's unit; null: not told), agreements and
    visits, as from `sector_links`. Other sectors, which are no field to work in, are left out. A
    bar is what goes both ways; grey where neither an agreement nor a visit is on record.
    """
    words = context.words
    table = links.filter(pl.col("sector") != OTHER)
    if table.is_empty() or not table["total"].sum():
        return empty_card(KEY, context, f"{KEY}.empty")
    return Card(
        key=KEY,
        headline=_headline(table, context),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_bars(table, context),
        alt=words(f"{KEY}.alt", count=table.height, sectors=_named(table.head(3), context)),
        note=words(f"{KEY}.note"),
    )


def _missing(table: pl.DataFrame) -> pl.DataFrame:
    """The sectors that trade and have nothing on record, the largest first."""
    none = (pl.col("agreements") == 0) & (pl.col("visits") == 0)
    return table.filter(none & (pl.col("total") > 0))


def _headline(table: pl.DataFrame, context: Context) -> str:
    words, missing = context.words, _missing(table)
    traded = table.filter(pl.col("total") > 0).height
    kind = "all" if missing.is_empty() else "none" if missing.height == traded else "some"
    first = missing.row(0, named=True) if missing.height else table.row(0, named=True)
    return words(
        f"{KEY}.headline.{kind}",
        home=words.country(home(context)),
        partner=partner_name(context),
        traded=traded,
        count=traded - missing.height if kind == "some" else traded,
        sector=words.sector(first["sector"]),
        amount=words.amount(first["total"] or 0, context.dataset.unit),
    )


def _bars(table: pl.DataFrame, context: Context) -> go.Figure:
    words, codes = context.words, table["sector"].to_list()
    figure = base_figure(ROW_HEIGHT * len(codes) + 16, words)
    texts = [_told(row, context) for row in table.iter_rows(named=True)]
    figure.add_bar(
        x=table["total"].to_list(),
        y=codes,
        orientation="h",
        marker_color=[
            SCALE_HUE if agreements + visits else CONTEXT_GREY
            for agreements, visits in table.select("agreements", "visits").iter_rows()
        ],
        hovertext=[
            f"{words.sector(code)}: {text}" for code, text in zip(codes, texts, strict=True)
        ],
        hoverinfo="text",
    )
    names = [words(f"sectors.short.{code}") for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True))
    # Set by hand: on a narrow screen Plotly finds no room for the names beside the texts.
    figure.update_layout(margin_l=round(max(map(len, names)) * LETTER_WIDTH + PAD))
    return bar_labels(figure, texts, float(table["total"].max() or 1))  # type: ignore[arg-type]


def _told(row: dict[str, float | None], context: Context) -> str:
    """What goes both ways, then what is on record: 25.1 billion · 3 agreements, 4 visits."""
    words, total = context.words, row["total"]
    parts = [
        words(f"{KEY}.{what}", count=row[what]) for what in ("agreements", "visits") if row[what]
    ]
    traded = words(f"{KEY}.untold") if total is None else brief(total, context.dataset.unit, words)
    return f"{traded} · {', '.join(parts) or words(f'{KEY}.nothing')}"


def _named(table: pl.DataFrame, context: Context) -> str:
    return context.words.join([context.words.sector(code) for code in table["sector"]])
