"""What files call the terms of the vocabulary, and the signs that stand where a value is missing.

`terms.csv` declares them in six languages, several texts of one term on a row. An empty term is
one that is known and not counted, such as a re-export.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import polars as pl
from rapidfuzz import fuzz, process

from data.crosswalk import OTHER, TOPIC, sectors_of
from data.intake.folded import fold, folded

FILE: Final = Path(__file__).parent / "terms.csv"
BETWEEN: Final = "|"
FLAG: Final = "flag"
LEFT_OUT: Final = ""
NEAR: Final = 3
NEAR_ENOUGH: Final = 70


def terms(column: str, texts: pl.Series, own: Mapping[str, str] | None = None) -> pl.Series:
    """The term of each text of a column of the facts; empty: known, not counted; null: unknown.

    `own` gives terms that a user chose, by the text as the file has it; it comes first.
    """
    table, told = known(column), own or {}
    text = pl.col("text").str.strip_chars()
    found = [
        source.replace_strict(
            list(names), list(names.values()), default=None, return_dtype=pl.String
        )
        for source, names in ((pl.col("text"), told), (text, table), (folded(text), table))
        if names
    ]
    frame = pl.DataFrame({"text": texts.cast(pl.String)})
    return frame.select(pl.coalesce(found).alias(texts.name)).to_series()


def sectors(texts: pl.Series, own: Mapping[str, str] | None = None) -> pl.Series:
    """The sector of each text: its term, or the one that its words name; other if many or none."""
    told = terms("sector", texts, own)
    named = sectors_of(TOPIC, texts)
    one = named.group_by("product").agg(
        sector=pl.when(pl.len() == 1).then(pl.col("sector").first()).otherwise(pl.lit(OTHER))
    )
    by_word = dict(one.select("product", "sector").rows())
    guessed = texts.replace_strict(
        list(by_word), list(by_word.values()), default=OTHER, return_dtype=pl.String
    )
    return told.fill_null(guessed)


def near(column: str, text: str) -> tuple[str, ...]:
    """Terms of a column that a text resembles, the nearest first."""
    names = {name: term for name, term in known(column).items() if term != LEFT_OUT}
    found = process.extract(
        fold(text), list(names), scorer=fuzz.WRatio, limit=3 * NEAR, score_cutoff=NEAR_ENOUGH
    )
    return tuple(dict.fromkeys(names[name] for name, _, _ in found))[:NEAR]


@cache
def known(column: str) -> dict[str, str]:
    """Every text that stands for a term of a column, as written and folded, with the term."""
    rows = _rows().filter(pl.col("column") == column)
    written = dict(rows.select("text", "term").rows())
    plain = dict(rows.select(folded(pl.col("text")), "term").rows()) if column != FLAG else {}
    themselves = {term: term for term in written.values() if term}
    return plain | themselves | written


@cache
def _rows() -> pl.DataFrame:
    listed = pl.read_csv(FILE, infer_schema=False).with_columns(pl.col("term").fill_null(""))
    return listed.with_columns(pl.col("text").str.split(BETWEEN)).explode("text")
