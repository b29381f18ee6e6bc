import polars as pl

from data.vocabulary import SECTORS
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.matrix import Look, Side, matrix
from figures.partners_shown import OTHERS

SHOWN = 16
HEAD = 62


def partner_sectors(cells: pl.DataFrame, context: Context) -> Card:
    """Partners as rows, the ten sectors as columns, shaded by records; gaps stay open.

    Takes partner, sector, amount (records), as from `partner_records`. The page's `partners_shown`
    says whether all partners are rows, or the smaller ones together.
    """
    words = context.words
    if cells.is_empty():
        return empty_card("partner_sectors", context, "partner_sectors.empty")
    totals = cells.group_by("partner").agg(pl.col("amount").sum())
    ranked = totals.sort("amount", "partner", descending=[True, False])["partner"]
    shown = ranked if context.option("matrix") == "all" else ranked.head(SHOWN)
    named = pl.col("partner").is_in(shown.implode())
    drawn = (
        cells.with_columns(partner=pl.when(named).then("partner").otherwise(pl.lit(OTHERS)))
        .group_by("partner", "sector")
        .agg(pl.col("amount").sum())
    )
    left = totals.height - len(shown)
    codes = [*shown, *([OTHERS] if left else [])]
    return Card(
        key="partner_sectors",
        headline=_headline(cells, totals.height, context),
        unit=words("cooperation.records"),
        period=context.period,
        datasets=context.datasets,
        table=cells,
        figure=matrix(
            _worded(drawn, words),
            Side(codes, [words.country(code) for code in codes]),
            Side(SECTORS, [words(f"sectors.short.{sector}") for sector in SECTORS]),
            Look(words("partner_sectors.gap"), head=HEAD, sums=frozenset({OTHERS})),
            words,
        ),
        alt=words("partner_sectors.alt", count=totals.height),
        note=_note(left, words),
        hint=words("partner_sectors.hint_rest" if left else "partner_sectors.hint"),
        clickable=True,
    )


def _headline(cells: pl.DataFrame, partners: int, context: Context) -> str:
    """The sector with the fewest partners: the widest gap."""
    words = context.words
    held = dict(cells.group_by("sector").agg(pl.col("partner").n_unique()).iter_rows())
    # The sector of everything at once is no gap, and one that is not selected none either.
    chosen = context.selection.sectors or SECTORS
    told = [sector for sector in chosen if sector != "other"] or list(chosen)
    widest = min(told, key=lambda sector: (held.get(sector, 0), told.index(sector)))
    most = max(told, key=lambda sector: held.get(sector, 0))
    return words(
        f"partner_sectors.headline.{'sector' if len(told) == 1 else 'sectors'}",
        count=partners,
        most=words.sector(most),
        held=words.number(held.get(most, 0)),
        least=words.sector(widest),
        few=words.number(held[widest]) if widest in held else words("cooperation.no_one"),
    )


def _note(left: int, words: Words) -> str:
    parts = [words("partner_sectors.note")]
    if left:
        parts.append(words("partner_sectors.rest", count=left))
    return " ".join(parts)


def _worded(cells: pl.DataFrame, words: Words) -> pl.DataFrame:
    hovers = [
        words(
            "partner_sectors.hover",
            partner=words.country(partner),
            sector=words.sector(sector),
            records=words.amount(amount, "records"),
        )
        for partner, sector, amount in cells.select("partner", "sector", "amount").iter_rows()
    ]
    return cells.select(
        row="partner",
        column="sector",
        amount="amount",
        hover=pl.Series(hovers, dtype=pl.String()),
        change=pl.when(pl.col("partner") != OTHERS).then(
            pl.format("partners={}&sectors={}", "partner", "sector")
        ),
    )
