from textwrap import wrap
from typing import Final

import polars as pl

from data.vocabulary import SECTORS
from figures.card import Card, Context, empty_card
from figures.figure import Figure
from figures.matrix import Look, Side, matrix
from figures.sector_notes import absence, direction, fuels, inseparable
from figures.theme import CONTEXT_GREY

OTHER: Final = "other"
HUNDRED: Final = 100
INSET: Final = 0.06
LONG: Final = 18


def sector_shares(cells: pl.DataFrame, context: Context) -> Card:
    """What each country's flows consist of: sectors down, countries across.

    Takes country, sector, amount (the dataset's unit), share (0 to 1 of the country's own flows),
    as from `country_sectors` of all sectors; the chosen ones are shown. Statistics are shown as
    shares, so that countries of any size can be compared; a sample as its number of records. A
    sector that the classification can't tell apart is drawn as that, not as empty.
    """
    words = context.words
    chosen = context.selection.sectors or SECTORS
    known = cells.filter(pl.col("amount") > 0, pl.col("sector").is_in(chosen))
    if known.is_empty():
        return empty_card("sector_shares", context, "empty.no_flows")
    rows: list[str] = [code for code in SECTORS if code in _rows(known, context)]
    held = set(cells.filter(pl.col("amount") > 0)["country"])
    absent = [c for c in context.selection.home if c not in held]
    kind = "sample" if context.sampled else "full"
    return Card(
        key="sector_shares",
        headline=_headline(known, context),
        unit=words(f"sector_shares.unit.{kind}", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=known.select("country", "sector", "amount", *["share"] * (not context.sampled)),
        figure=_figure(known, rows, absent, context),
        alt=words("sector_shares.alt", countries=words.countries(context.selection.home)),
        note=_note(absent, context),
    )


def _rows(known: pl.DataFrame, context: Context) -> set[str]:
    """Sectors with a row, with those that can't be told apart unless filtered out."""
    chosen = set(context.selection.sectors or SECTORS)
    return set(known["sector"]) | (chosen & set(inseparable(context.dataset, context.words)))


def _figure(known: pl.DataFrame, rows: list[str], absent: list[str], context: Context) -> Figure:
    words, columns = context.words, list(context.selection.home)
    names = [words.sector(code) for code in rows]
    figure = matrix(
        _cells(known, context),
        Side(rows, names),
        Side(columns, [words.country(code) for code in columns]),
        _look(context),
        words,
    )
    figure.update_yaxes(ticktext=["<br>".join(wrap(name, LONG)) for name in names])
    for sector in inseparable(context.dataset, words):
        if sector in rows:
            place = len(rows) - 1 - rows.index(sector)
            span = (-0.5, len(columns) - 0.5, place - 0.5, place + 0.5)
            _covered(figure, span, words("sector_shares.inseparable"))
    for country in absent if not context.sampled else []:
        place = columns.index(country)
        _covered(figure, (place - 0.5, place + 0.5, -0.5, len(rows) - 0.5))
    return figure


def _look(context: Context) -> Look:
    """Of statistics "other" is not shaded: most exports are in it, and it would hide the rest."""
    gap = context.words("sector_shares.gap")
    return Look(gap) if context.sampled else Look(gap, sums=frozenset({OTHER}), digits=1)


def _covered(figure: Figure, span: tuple[float, float, float, float], text: str = "") -> None:
    """Lay one frame, with words in it, around cells that the data can't fill."""
    left, right, low, high = span
    figure.add_shape(
        type="rect",
        x0=left + INSET,
        x1=right - INSET,
        y0=low + INSET,
        y1=high - INSET,
        line={"width": 1, "color": CONTEXT_GREY, "dash": "dot"},
    )
    if not text:
        return
    figure.add_annotation(
        x=(left + right) / 2,
        y=(low + high) / 2,
        text=f"<i>{text}</i>",
        showarrow=False,
    )


def _cells(known: pl.DataFrame, context: Context) -> pl.DataFrame:
    words, unit = context.words, context.dataset.unit
    hovers = [
        words(
            "sector_shares.hover",
            country=words.country(country),
            sector=words.sector(sector),
            amount=words.amount(amount, unit),
            share=words.percent(share, 1),
        )
        for country, sector, amount, share in known.select(
            "country", "sector", "amount", "share"
        ).iter_rows()
    ]
    shown = pl.col("amount") if context.sampled else pl.col("share") * HUNDRED
    return known.select(row="sector", column="country", amount=shown, hover=pl.Series(hovers))


def _headline(known: pl.DataFrame, context: Context) -> str:
    """The cell that stands out; of a sample the one that holds most records, as a number."""
    words = context.words
    if context.sampled:
        first = known.sort("amount", "country", descending=[True, False]).row(0, named=True)
        return words(
            f"sector_shares.headline.sample.{context.selection.measure}.{direction(context)}",
            country=words.country(first["country"]),
            sector=words.sector(first["sector"]),
            amount=words.amount(first["amount"], context.dataset.unit),
        )
    told = known.filter(pl.col("sector") != OTHER)
    if told.is_empty():
        return words("sector_shares.title")
    first = told.sort("share", "country", descending=[True, False]).row(0, named=True)
    return words(
        f"sector_shares.headline.full.{context.selection.measure}.{direction(context)}",
        country=words.country(first["country"]),
        sector=words.sector(first["sector"]),
        share=words.percent(first["share"]),
        period=context.period,
    )


def _note(absent: list[str], context: Context) -> str:
    words = context.words
    kind = "full" if not context.selection.sectors else "narrowed"
    parts = [words(f"sector_shares.note.{'sample' if context.sampled else kind}")]
    if context.selection.measure == "visits":
        parts.append(words("counted.confirmed"))
    if not context.sampled:
        parts.extend([fuels(context), absence(absent, context)])
        parts.extend(inseparable(context.dataset, words).values())
    return " ".join(part for part in parts if part)
