from typing import Final

import polars as pl

from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.count_columns import HEAD, count_columns
from figures.ends_shown import home, partner_name
from figures.figure import Figure, bar
from figures.labels import bar_labels
from figures.scaled import brief
from figures.theme import CONTEXT_GREY, SCALE_HUE, base_figure

KEY: Final = "sector_links"
ROW_HEIGHT: Final = 30
OTHER: Final = "other"


def sector_links(shown: tuple[pl.DataFrame, int | None], context: Context) -> Card:
    """Where a pair trades and has something on record, and where it trades and has nothing.

    Takes sector, out, in_, total (the first dataset's unit; null: not told), agreements and
    visits, as from `sector_links`, and the year of what is traded. Other sectors, which are no
    field to work in, are left out. A bar is what goes both ways; grey where neither an agreement
    nor a visit is on record.
    """
    words = context.words
    links, year = shown
    table = links.filter(pl.col("sector") != OTHER)
    if table.is_empty() or not table["total"].sum():
        return empty_card(KEY, context, f"{KEY}.empty")
    return Card(
        key=KEY,
        headline=_headline(table, context),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=str(year),
        datasets=context.datasets,
        table=table,
        figure=_bars(table, context),
        alt=words(f"{KEY}.alt", count=table.height, sectors=_named(table.head(3), context)),
        note=words(f"{KEY}.note", year=str(year)),
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


def _bars(table: pl.DataFrame, context: Context) -> Figure:
    words, codes = context.words, table["sector"].to_list()
    figure = base_figure(ROW_HEIGHT * len(codes) + HEAD, words)
    texts = [_short(total, context) for total in table["total"]]
    figure.add(
        bar(
            x=table["total"].to_list(),
            y=codes,
            orientation="h",
            marker={
                "color": [
                    SCALE_HUE if agreements + visits else CONTEXT_GREY
                    for agreements, visits in table.select("agreements", "visits").iter_rows()
                ]
            },
            hovertext=[
                f"{words.sector(code)}: {text}" for code, text in zip(codes, texts, strict=True)
            ],
            hoverinfo="text",
        )
    )
    names = [words(f"sectors.short.{code}") for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    bar_labels(figure, texts, float(table["total"].max() or 1))  # type: ignore[arg-type]
    counts = {words(f"{KEY}.{what}"): table[what].to_list() for what in ("agreements", "visits")}
    return count_columns(figure, codes, counts, words(f"{KEY}.none"), words)


def _short(total: float | None, context: Context) -> str:
    """What goes both ways, without its unit, which stands above the figure."""
    if total is None:
        return context.words(f"{KEY}.untold")
    return brief(total, context.dataset.unit, context.words)


def _named(table: pl.DataFrame, context: Context) -> str:
    return context.words.join([context.words.sector(code) for code in table["sector"]])
