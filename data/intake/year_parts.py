"""Months and quarters where a fact is of a year: which year, and which part of it."""

from typing import Final

import polars as pl

from data.intake.dates import each_period
from data.vocabulary import YEAR

PART: Final = "\u2116 part"
"""Which part of its year a value is of: 100 times the parts that a year has, and its number."""

ROWS: Final = "\u2116 rows"
"""How many rows of the table a part is made of: several where regions were added up."""

MONTHS: Final = 12
QUARTERS: Final = 4
HUNDRED: Final = 100
MONTH: Final = len("2000-01")
WORD: Final = r"(?i:[QK]|kv(?:artal|artaali)?\.?|quarter|quartal|arsfjordungur)"
QUARTER: Final = (rf"^({YEAR})[-/. ]?{WORD} ?([1-4])$", rf"^{WORD}([1-4])[-/. ]?({YEAR})$")
"""2020Q1, 2020-K1, 2020 kvartal 1; Q1 2020."""


def each_part(texts: pl.Series, empty: tuple[str, ...] = ()) -> pl.DataFrame:
    """Distinct texts as years and parts of them: year, part (as PART has it), rule, fix and out.

    Breaks period_is_a_year_or_a_month where a text is neither, nor a quarter.
    """
    text = pl.col("text").str.strip_chars()
    after, before = (text.str.extract_groups(pattern) for pattern in QUARTER)
    quarter = pl.DataFrame({"text": texts}).select(
        of=pl.coalesce(after.struct.field("1"), before.struct.field("2")),
        number=pl.coalesce(after.struct.field("2"), before.struct.field("1")).cast(pl.Int16),
    )
    made = pl.concat([each_period(texts, empty), quarter], how="horizontal")
    is_month = pl.col("value").str.len_chars() == MONTH
    is_quarter = pl.col("of").is_not_null()
    part = (
        pl.when(is_quarter)
        .then(QUARTERS * HUNDRED + pl.col("number"))
        .when(is_month)
        .then(MONTHS * HUNDRED + pl.col("value").str.tail(2).cast(pl.Int16, strict=False))
        .when(pl.col("value").is_not_null())
        .then(HUNDRED + 1)
    )
    return made.select(
        year=pl.coalesce("of", pl.col("value").str.head(4)).cast(pl.Int32),
        part=part.cast(pl.Int16),
        rule=pl.when(~is_quarter).then("rule"),
        fix=pl.when(~is_quarter).then("fix"),
        out=pl.when(~is_quarter).then("out"),
    )


def are_parts(texts: pl.Series) -> bool:
    """Whether texts are months and quarters, and none is a year."""
    known = each_part(texts.unique())["part"].drop_nulls()
    return bool(len(known)) and bool((known // HUNDRED > 1).all())
