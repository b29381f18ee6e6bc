"""What is known of a dataset before its user says more: from its last version, file and mapping."""

from typing import Final

from msgspec.structs import replace

from data.intake.mapping import Mapping
from data.readers.table import Table
from data.store.card import plain
from data.store.version import Card
from data.words import Words

ABOUT: Final = ("producer", "release", "licence")
MAPPED: Final = ("unit", "currency", "valuation", "classification")


def card_for(dataset: str, file: str, table: Table, mapping: Mapping, words: Words) -> Card:
    """The card of a new dataset, which is a sample until its user says otherwise."""
    about = {field: plain(value) for field, value in table.about.items()}
    card = Card(dataset, mapping.kind, about.get("title") or file, "sample")
    told = {field: about[field] for field in ABOUT if field in about}
    return renewed(replace(card, **told), mapping, words)


def renewed(card: Card, mapping: Mapping, words: Words) -> Card:
    """The card with what a mapping tells of the rows."""
    told = {field: value for field in MAPPED if (value := getattr(mapping, field))}
    if made := derived(mapping, words):
        told["derived"] = made
    return replace(card, **told)


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
