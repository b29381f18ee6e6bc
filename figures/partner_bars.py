from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from data.schemas import REST_OF_WORLD
from data.words import Words
from figures import source
from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.ends_shown import absence, home, subject_colour
from figures.figure import Figure, bar
from figures.labels import bar_labels
from figures.theme import base_figure, country_colour, faded

KEY: Final = "partner_bars"
SHOWN: Final = 12
ROW_HEIGHT: Final = 30
PALE: Final = 0.45


def partner_bars(ranking: pl.DataFrame, context: Context) -> Card:
    """The partners that a country sells most to, by their share of what it sells.

    Takes the rows of `partner_ranking` by "out": partner, out, in_, share, rank. The page's chosen
    partner is always among them, and alone in full colour. The unknown partner and the rest of
    the world are in the shares and in the note.
    """
    words = context.words
    ranked = ranking.filter(pl.col("rank").is_not_null())
    if ranked.is_empty():
        why = absence((), lumped=False, context=context) or words(f"{KEY}.none")
        return empty_card(KEY, context, f"{KEY}.empty", why=why)
    chosen = context.option("with")
    chosen = chosen if chosen in ranked["partner"].to_list() else ""
    shown = ranked.filter((pl.int_range(pl.len()) < SHOWN) | (pl.col("partner") == chosen))
    table = shown.select("rank", "partner", "out", "share", "in_")
    return Card(
        key=KEY,
        headline=_headline(ranked, chosen, context),
        unit=words(f"{KEY}.unit", dataset=source.title(context.dataset, words)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_bars(table, chosen, context),
        alt=words(
            f"{KEY}.alt",
            count=table.height,
            partners=words.countries(table["partner"].head(3)),
            country=words.country(home(context)),
        ),
        note=_note(ranking, ranked, context),
        clickable=True,
    )


def _headline(ranked: pl.DataFrame, chosen: str, context: Context) -> str:
    words = context.words
    own = ranked.filter(pl.col("partner") == chosen)
    row = (own if own.height else ranked).row(0, named=True)
    kind = "sample" if context.sampled else "full"
    return words(
        f"{KEY}.headline.{kind}.{'chosen' if own.height else 'first'}",
        country=words.country(home(context)),
        partner=words.country(row["partner"]),
        share=_percent(row["share"] or 0, words),
        amount=words.amount(row["out"] or 0, context.dataset.unit),
        rank=words.number(row["rank"]),
        count=ranked.height,
        period=context.period,
    )


def _bars(table: pl.DataFrame, chosen: str, context: Context) -> Figure:
    words, unit = context.words, context.dataset.unit
    codes = table["partner"].to_list()
    sampled = context.sampled
    texts = [
        words.amount(out, unit) if sampled else _percent(share, words)
        for out, share in table.select("out", "share").iter_rows()
    ]
    figure = base_figure(ROW_HEIGHT * table.height + 8, words)
    figure.add(
        bar(
            x=table["out"].to_list(),
            y=codes,
            orientation="h",
            marker={"color": [_colour(code, chosen) for code in codes]},
            hovertext=[_told(row, context) for row in table.iter_rows(named=True)],
            hoverinfo="text",
            customdata=[urlencode({"with": code, "event": ""}) for code in codes],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    names = [words.country(code) for code in codes]
    figure.update_yaxes(category_axis(codes, names, reverse=True), automargin=True)
    return bar_labels(figure, texts, float(table["out"].max() or 1))  # type: ignore[arg-type]


def _percent(share: float, words: Words) -> str:
    return words.percent(share, 0 if share >= 0.1 else 1)  # noqa: PLR2004


def _colour(code: str, chosen: str) -> str:
    if code == chosen:
        return subject_colour(code)
    return faded(country_colour(code), PALE if chosen else 1)


def _told(row: dict[str, Any], context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    bought = row["in_"]
    return words(
        f"{KEY}.hover",
        country=words.country(home(context)),
        partner=words.country(str(row["partner"])),
        sold=words.amount(row["out"] or 0, unit),
        bought=words.amount(bought, unit) if bought is not None else words(f"{KEY}.unknown"),
    )


def _note(ranking: pl.DataFrame, ranked: pl.DataFrame, context: Context) -> str:
    words = context.words
    parts = [words(f"{KEY}.note", count=ranked.height)]
    rest = ranking.filter(pl.col("partner") == REST_OF_WORLD)
    if rest.height and rest["share"][0] is not None:
        parts.append(words(f"{KEY}.rest", share=words.percent(rest["share"][0])))
    return " ".join(parts)
