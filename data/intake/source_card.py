"""What is known of a dataset before its user says more: from its last version, file and mapping."""

from typing import Final

from msgspec.structs import replace

from data.intake.mapping import Mapping
from data.readers.table import Table
from data.store.card import plain
from data.store.version import Card, How
from data.words import Words

ABOUT: Final = {
    "title": ("title", "label"),
    "producer": ("producer", "source"),
    "release": ("release",),
    "licence": ("licence",),
}
"""What files call each field of a card; JSON-stat and PC-Axis name their office as the source."""

MAPPED: Final = ("unit", "currency", "valuation", "classification")


def card_for(dataset: str, file: str, table: Table, mapping: Mapping, words: Words) -> Card:
    """The card of a new dataset, which is a sample until its user says otherwise."""
    card = Card(dataset, mapping.kind, file, "sample")
    told = {
        field: plain(said)
        for field, names in ABOUT.items()
        if (said := next(filter(None, (table.about.get(name) for name in names)), ""))
    }
    return renewed(replace(card, **told), mapping, words)


def renewed(card: Card, mapping: Mapping, words: Words, how: How | None = None) -> Card:
    """The card with what a mapping tells of the rows, which join the stored ones as `how` says."""
    told = {field: value for field in MAPPED if (value := getattr(mapping, field))}
    # Of rows that are all replaced nothing is true any more that was told of how they were made.
    kept = "" if how == "replace" else card.derived
    return replace(card, **told, derived=derived(mapping, words) or kept)


def derived(mapping: Mapping, words: Words) -> str:
    """How stored values were made of the file's; empty where they are stored as they came."""
    told = []
    if mapping.kind == "indicators" and mapping.repeated == "merge":
        told.append(words("intake.derived.added"))
    if mapping.yearly:
        told.append(words(f"intake.derived.{mapping.yearly}"))
    if mapping.misplaced == "coordinates":
        told.append(words("intake.derived.righted"))
    return " ".join(told)
