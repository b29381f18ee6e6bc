import polars as pl

from data.words import Words
from figures.card import Card, Context, empty_card
from figures.matrix import Look, Side, matrix
from figures.visit_notes import note

MONTHS = tuple(range(1, 13))
NO_MONTH = 0


def visit_months(calendar: pl.DataFrame, context: Context) -> Card:
    """Visits by year and month, shaded; those with only a year in a column of their own.

    Takes year, month (null: only the year is known; both null: no date), reported, announced, in
    visits, as from `visit_calendar`. Undated visits are counted in the note.
    """
    words = context.words
    dated = calendar.filter(pl.col("year").is_not_null() & (pl.col("reported") > 0))
    if dated.is_empty():
        why = "visit_months.empty" if calendar.height else "empty.no_flows"
        return empty_card("visit_months", context, why)
    cells = dated.with_columns(month=pl.col("month").fill_null(NO_MONTH))
    undated = float(calendar.filter(pl.col("year").is_null())["reported"].sum())
    return Card(
        key="visit_months",
        headline=_headline(cells, context),
        unit=words.unit("visits"),
        period=context.period,
        datasets=context.datasets,
        table=calendar,
        figure=matrix(
            _worded(cells, words),
            _years(cells),
            _months(words),
            Look(words("visit_months.gap"), sums=frozenset({str(NO_MONTH)})),
            words,
        ),
        alt=words("visit_months.alt", count=len(_years(cells).names)),
        note=note(
            words,
            announced=float(calendar["announced"].sum()),
            more=_more(undated, words),
        ),
    )


def _more(undated: float, words: Words) -> tuple[str, ...]:
    told = words("visit_months.note")
    return (words("visit_months.undated", count=round(undated)), told) if undated else (told,)


def _headline(cells: pl.DataFrame, context: Context) -> str:
    words = context.words
    placed = cells.filter(pl.col("month") != NO_MONTH)
    months = placed.group_by("month").agg(pl.col("reported").sum()).sort("reported", "month")
    if months.height < 2:  # noqa: PLR2004 - nothing to compare
        return words("visit_months.headline.years", count=float(cells["reported"].sum()))
    least, most = months.row(0, named=True), months.row(-1, named=True)
    kind = "sample" if context.sampled else "full"
    return words(
        f"visit_months.headline.{kind}",
        all=words.number(float(placed["reported"].sum())),
        most=words.number(most["reported"]),
        month=words.month(most["month"], whole=True),
        fewest=words.number(least["reported"]),
        other=words.month(least["month"], whole=True),
    )


def _worded(cells: pl.DataFrame, words: Words) -> pl.DataFrame:
    hovers = [
        words(
            "visit_months.hover",
            date=words.date(f"{year}-{month:02}")
            if month
            else words("visit_months.only", year=str(year)),
            visits=words.amount(count, "visits"),
        )
        for year, month, count in cells.select("year", "month", "reported").iter_rows()
    ]
    return cells.select(
        row=pl.col("year").cast(pl.String()),
        column=pl.col("month").cast(pl.String()),
        amount="reported",
        hover=pl.Series(hovers, dtype=pl.String()),
    )


def _years(cells: pl.DataFrame) -> Side:
    found = cells["year"].to_list()
    years = [str(year) for year in range(min(found), max(found) + 1)]
    return Side(years, years)


def _months(words: Words) -> Side:
    names = [words.month(month) for month in MONTHS]
    return Side([*map(str, MONTHS), str(NO_MONTH)], [*names, words("visit_months.no_month")])
