"""Where classifications meet: codes and terms to the ten sectors, from one file.

`crosswalk.csv` has one row for a code's prefix and a sector. The longest prefix that fits a code
decides; where it stands in several rows the code serves several sectors. Topics of visits and
cooperations are matched by term instead: every sector that a term of the text names.

The goods are those of the OECD's Combined List of Environmental Goods (Sauvage 2014) by medium,
whose HS 2007 codes are carried on to HS 2022, and of the low-carbon technology groups; dual-use
goods among them (pumps, valves, bearings) count in full.
"""

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl

from data.vocabulary import SECTORS

FILE: Final = Path(__file__).parent / "crosswalk.csv"
OTHER: Final = "other"
TOPIC: Final = "topic"
STEM: Final = "*"

FAMILIES: Final = {"hs2": "hs", "hs4": "hs", "hs6": "hs", "cn8": "hs"}
"""Classifications whose codes begin with those of another."""


def crosswalk(classification: str) -> pl.DataFrame:
    """Rows prefix, sector and note of one classification, in the file's order."""
    chosen = FAMILIES.get(classification, classification)
    return _rows().filter(pl.col("classification") == chosen).drop("classification")


@cache
def _rows() -> pl.DataFrame:
    return pl.read_csv(FILE, infer_schema=False)


def sectors_of(classification: str, codes: pl.Series) -> pl.DataFrame:
    """Sectors of each distinct code: columns product and sector, both text, sorted.

    A code of several sectors has several rows; one that nothing fits is in "other". For the
    classification "topic" the codes are texts.
    """
    products = pl.DataFrame({"product": codes.cast(pl.String).unique().drop_nulls()})
    rows = crosswalk(classification).select("prefix", "sector")
    matched = _by_term(products, rows) if classification == TOPIC else _by_prefix(products, rows)
    return (
        products.join(matched, on="product", how="left")
        .with_columns(pl.col("sector").fill_null(OTHER))
        .unique()
        .sort("product", "sector")
    )


@cache
def indistinct(classification: str) -> dict[str, str]:
    """Sectors that a classification can't tell apart, each with the key of the sentence why.

    Their exports are not zero: they stand within another sector.
    """
    chosen = FAMILIES.get(classification, classification)
    told = set(crosswalk(chosen)["sector"]) | {OTHER}
    return {sector: f"crosswalk.{chosen}.{sector}" for sector in SECTORS if sector not in told}


def _by_prefix(products: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    lengths = rows.select(pl.col("prefix").str.len_chars().unique()).to_series()
    matches = [
        products.with_columns(prefix=pl.col("product").str.head(length), length=length).filter(
            pl.col("product").str.len_chars() >= length
        )
        for length in lengths
    ]
    if not matches:
        return products.clear().with_columns(sector=pl.lit(None, pl.String))
    fitting = pl.concat(matches).join(rows, on="prefix")
    return fitting.filter(pl.col("length") == pl.col("length").max().over("product")).select(
        "product", "sector"
    )


def _by_term(products: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """A term fits as whole words, a stem (ending in *) as the beginning of a word."""
    words = pl.col("product").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ")
    texts = products.with_columns(text=" " + words + " ")
    stem = pl.col("prefix").str.ends_with(STEM)
    bare = " " + pl.col("prefix").str.strip_chars_end(STEM).str.replace_all("-", " ")
    terms = rows.select("sector", term=pl.when(stem).then(bare).otherwise(bare + " "))
    found = texts.join(terms, how="cross").filter(
        pl.col("text").str.contains(pl.col("term"), literal=True)
    )
    return found.select("product", "sector")
