"""The names of products and industries, as their classification words them."""

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl

from data.crosswalk import FAMILIES

BUNDLED: Final = Path(__file__).parent / "bundled"
FILES: Final = {"hs": "hs_names.csv"}
INDUSTRIES: Final = "industry_names.csv"


@cache
def names(classification: str) -> pl.DataFrame:
    """Columns product and name of one classification; empty where no names are bundled."""
    family = FAMILIES.get(classification, classification)
    listed = pl.read_csv(BUNDLED / FILES.get(family, INDUSTRIES), infer_schema=False)
    return listed.filter(pl.col("classification") == family).select(product="code", name="name")
