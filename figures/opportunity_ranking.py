from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from analytics.opportunities import few
from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.chosen_sectors import chosen_sectors, left_out
from figures.count_columns import HEAD, count_columns
from figures.ends_shown import home, market_name, subject_colour
from figures.figure import Figure, bar
from figures.labels import bar_labels
from figures.scaled import brief
from figures.theme import CONTEXT_GREY, base_figure

KEY: Final = "opportunity_ranking"
ROW_HEIGHT: Final = 30
COLUMNS: Final = ("visits", "agreements")
BESIDE: Final = 5
"""Markets drawn below those that are counted as high, so that these are seen among others."""
NAMED: Final = 4


def opportunity_ranking(markets: pl.DataFrame, context: Context) -> Card:
    """The markets with most unrealised potential, the visits and agreements so far beside each.

    Takes the rows of `opportunities`. Those with few records of the chosen measure have the
    country's colour, the others are grey; the page's `top` says how many are high, its `few` what
    few is.
    """
    words = context.words
    known = markets.filter(pl.col("unrealised") > 0)
    if known.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(home(context)))
    top, chosen = int(context.option("top")), pl.col("partner") == context.option("market")
    table = known.filter((pl.int_range(pl.len()) < top + BESIDE) | chosen)
    return Card(
        key=KEY,
        headline=_headline(known.head(top), context),
        unit=words(f"{KEY}.unit", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_bars(table, context),
        alt=words(
            f"{KEY}.alt",
            count=table.height,
            country=words.country(home(context)),
            partners=words.countries(table["partner"].head(3)),
        ),
        note=" ".join([_note(context), *left_out(context)]),
        clickable=True,
    )


def _note(context: Context) -> str:
    words = context.words
    return words(f"{KEY}.note", sectors=chosen_sectors(context), records=_fewer(context))


def _fewer(context: Context) -> str:
    """What few records are, in words."""
    attention, count = context.option("attention"), int(context.option("few"))
    return context.words(f"opportunities.fewer.{attention}", count=count)


def _headline(high: pl.DataFrame, context: Context) -> str:
    """How many of the markets with most potential have few records, and which."""
    words, attention = context.words, context.option("attention")
    quiet = high.filter(few(attention, int(context.option("few"))))
    kind = "none" if quiet.is_empty() else "all" if quiet.height <= NAMED else "some"
    return words(
        f"{KEY}.headline.{kind}",
        count=quiet.height or high.height,
        top=high.height,
        country=words.country(home(context)),
        records=_fewer(context),
        partners=words.countries(quiet["partner"].head(NAMED)),
        first=words.country(high["partner"][0]),
        amount=words.amount(high["unrealised"][0], context.dataset.unit),
    )


def _bars(table: pl.DataFrame, context: Context) -> Figure:
    words, codes = context.words, table["partner"].to_list()
    figure = base_figure(ROW_HEIGHT * table.height + HEAD, words)
    figure.add(
        bar(
            x=table["unrealised"].to_list(),
            y=codes,
            orientation="h",
            marker={"color": _colours(table, context)},
            hovertext=[_told(row, context) for row in table.iter_rows(named=True)],
            hoverinfo="text",
            customdata=[urlencode({"market": code}) for code in codes],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    names = [market_name(code, context) for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    texts = [brief(value, context.dataset.unit, context.words) for value in table["unrealised"]]
    bar_labels(figure, texts, float(table["unrealised"].max() or 1))  # type: ignore[arg-type]
    counts = {words(f"{KEY}.column.{column}"): table[column].to_list() for column in COLUMNS}
    return count_columns(figure, codes, counts, words(f"{KEY}.none"), words)


def _colours(table: pl.DataFrame, context: Context) -> list[str]:
    colour = subject_colour(home(context))
    quiet = table.select(few(context.option("attention"), int(context.option("few")))).to_series()
    return [colour if untouched else CONTEXT_GREY for untouched in quiet]


def _told(row: dict[str, Any], context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    return words(
        f"{KEY}.hover",
        partner=words.country(row["partner"]),
        unrealised=words.amount(row["unrealised"], unit),
        potential=words.amount(row["potential"], unit),
        amount=words.amount(row["amount"], unit),
        visits=words.amount(row["visits"] or 0, "visits"),
        agreements=words.amount(row["agreements"] or 0, "agreements"),
    )
