"""Tables that name the regions of one country, and not the country."""

import re
from collections.abc import Mapping as Lookup
from typing import Final

import msgspec
import polars as pl

from data.intake.folded import folded
from data.intake.mapping import Mapping
from data.intake.profile import Profile

NAMED: Final = re.compile(
    r"\b(?:regions?|lan|fylke|fylker|maakunta|bundesland|bundeslander|kommun|kommune|kunta|"
    r"gemeinde|municipality|municipalities|kreis|landsdel|nuts2|nuts3|county)\b"
)
WHOLE: Final = (
    r"^(?:\S+ )?(?:(?:hela |hele )?riket|hel[ae] landet|koko maa|allt landid|landid allt|"
    r"(?:the )?whole country|deutschland|bund|sverige|norge|danmark|suomi|finland|island)$"
)
"""What the row of the whole country is called among its regions, a code before it or not."""

FEWEST: Final = 2


def regional(columns: Lookup[str, Profile]) -> tuple[str, ...]:
    """The columns that name regions."""
    return tuple(name for name, column in columns.items() if NAMED.search(column.key))


def of_country(columns: Lookup[str, Profile], mapping: Mapping) -> Mapping:
    """The mapping that keeps the rows of the whole country, where they stand among its regions."""
    for name in regional(columns):
        texts = columns[name].texts_once
        is_whole = texts.to_frame("text").select(folded(pl.col("text")).str.contains(WHOLE))
        whole = texts.filter(is_whole.to_series()).to_list()
        if whole and len(whole) < len(texts):
            return msgspec.structs.replace(mapping, keep=mapping.keep | {name: tuple(whole)})
    return mapping


def are_told(columns: Lookup[str, Profile], mapping: Mapping) -> bool:
    """Whether the values are of regions: no country is named, nor the whole country kept."""
    names = regional(columns)
    return bool(names) and "country" not in mapping.columns and not set(names) & set(mapping.keep)


def can_be_added(columns: Lookup[str, Profile], mapping: Mapping) -> bool:
    """Whether several regions stand where they may be all of a country, which the user knows."""
    several = any(columns[name].distinct >= FEWEST for name in regional(columns))
    return several and are_told(columns, mapping)
