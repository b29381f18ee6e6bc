from typing import Final

import polars as pl

from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.figure import Figure, bar
from figures.labels import bar_labels
from figures.theme import base_figure, country_colour

KEY: Final = "effect_visitors"
ROW: Final = 28
MOST: Final = 10


def effect_visitors(visitors: tuple[str, str, pl.DataFrame], context: Context) -> Card:
    """Which countries visited a host most, in a sector or in all.

    Takes the host, the sector (empty: all), and origin, reported (visits), as from `visit_pairs`. A
    visit from several countries is one for each.
    """
    words = context.words
    host, sector, pairs = visitors
    rows = pairs.filter(pl.col("origin").is_not_null(), pl.col("reported") > 0).select(
        "origin", "reported"
    )
    topic = words.sector(sector) if sector else words("filters.all_sectors")
    if rows.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", host=words.country(host), sector=topic)
    most = rows.filter(pl.col("reported") == rows["reported"].max())["origin"].to_list()
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'sample' if context.sampled else 'full'}",
            host=words.country(host),
            sector=topic,
            countries=words.countries(most),
            count=int(rows["reported"][0]),
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=rows,
        figure=_bars(rows.head(MOST), context),
        alt=words(f"{KEY}.alt", count=min(rows.height, MOST), countries=words.countries(most)),
        note=words(f"{KEY}.note"),
    )


def _bars(rows: pl.DataFrame, context: Context) -> Figure:
    words, codes = context.words, rows["origin"].to_list()
    figure = base_figure(ROW * rows.height + 16, words)
    figure.add(
        bar(
            x=rows["reported"].to_list(),
            y=codes,
            orientation="h",
            marker={"color": [country_colour(code) for code in codes]},
            hoverinfo="skip",
        )
    )
    names = [words.country(code) for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    texts = [words.number(count) for count in rows["reported"]]
    return bar_labels(figure, texts, float(rows["reported"][0]))
