"""The named indicators that datasets of the kind "indicators" hold, declared once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import polars as pl

FILE: Final = Path(__file__).parent / "indicators.csv"


@dataclass(frozen=True)
class Indicator:
    """One indicator: its unit (a key of the words catalogue) and what its number says.

    `source_name` is what the source calls it; `definition` is in English.
    """

    name: str
    unit: str
    source_name: str
    definition: str


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every declared indicator by its name."""
    rows = pl.read_csv(FILE, infer_schema=False).to_dicts()
    return MappingProxyType({row["name"]: Indicator(**row) for row in rows})
