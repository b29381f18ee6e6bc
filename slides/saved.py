"""A brief as a file to keep, and back again: JSON, in which nothing is taken on trust.

The file may come from anybody. It is read against a schema with limits, its tables column by
column, its figures against what a figure may hold. No part of it is run, fetched or believed to
be HTML.
"""

import re
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

import msgspec
import orjson
from msgspec import Meta

from data.dataset import ADDRESS, MOST_CAVEATS, Dataset
from data.problem import Problem
from data.vocabulary import YEARS
from figures.card import Card
from slides.brief import Brief, Entry, Shows
from slides.saved_figure import SavedFigure, figure_of, saved_figure
from slides.saved_table import SavedColumn, saved_table, table_of

FORMAT: Final = 1
LARGEST: Final = 12_000_000
"""Bytes of a file that is opened."""

OURS: Final = ("paths", "number")
"""What a source card says of where this server keeps the dataset."""

PLACE: Final = re.compile(r"at `\$\.?(?P<place>[\w.\[\]]*)`")
LINK: Final = re.compile(r"[a-z_]{0,64}(\?[^#\s<>\"']*)?(#\w*)?", re.ASCII)
"""A page of the dashboard with what is chosen on it and a card: nothing that leads elsewhere."""

Line = Annotated[str, Meta(max_length=1000)]
Text = Annotated[str, Meta(max_length=20_000)]
Key = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,99}$")]
Year = Annotated[int, Meta(ge=YEARS[0], le=YEARS[1])]
Link = Annotated[str, Meta(max_length=8000)]
Web = Annotated[str, Meta(max_length=2000, pattern=rf"\A{ADDRESS}\Z")]


class SavedDataset(msgspec.Struct, forbid_unknown_fields=True):
    """A source card without the places of its files, which are this machine's own."""

    name: Key
    kind: Literal["exports", "visits", "cooperation", "indicators", "reported_totals"]
    title: Line
    producer: Line
    release: Line
    licence: Text
    address: Web
    accessed: Line
    derived: Text
    unit: Line
    currency: Line
    valuation: Line
    classification: Line
    coverage: Literal["census", "official_statistics", "sample", "synthetic", ""]
    caveats: Annotated[tuple[Text, ...], Meta(max_length=MOST_CAVEATS)]
    start: Year | None
    end: Year | None
    checksum: Annotated[str, Meta(pattern=r"^[0-9a-f]{0,64}$")]


class SavedCard(msgspec.Struct, forbid_unknown_fields=True):
    """A card: its words, its table by columns, and its figure."""

    key: Key
    headline: Text
    unit: Line
    period: Line
    datasets: Annotated[tuple[SavedDataset, ...], Meta(max_length=20)]
    table: Annotated[tuple[SavedColumn, ...], Meta(max_length=60)]
    figure: SavedFigure | None
    alt: Text
    note: Text


class SavedEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A card of a brief and what was written on it; `link` is the live view below its server."""

    card: SavedCard
    title: Line
    note: Text
    shows: Shows
    filters: Text
    link: Link


class SavedBrief(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file."""

    samspel_brief: Literal[1]
    title: Line
    subtitle: Line
    made: date
    entries: Annotated[tuple[SavedEntry, ...], Meta(max_length=60)]


def saved(brief: Brief) -> bytes:
    """The brief as a file. It names no folder of this machine and no address of this server."""
    entries = tuple(_saved(entry) for entry in brief.entries)
    file = SavedBrief(FORMAT, brief.title, brief.subtitle, brief.made, entries)
    return orjson.dumps(msgspec.to_builtins(file))


def _saved(entry: Entry) -> SavedEntry:
    card = entry.card
    return SavedEntry(
        card=SavedCard(
            *(card.key, card.headline, card.unit, card.period),
            datasets=tuple(_dataset(dataset) for dataset in card.datasets),
            table=saved_table(card.table),
            figure=saved_figure(card.figure),
            alt=card.alt,
            note=card.note,
        ),
        title=entry.title,
        note=entry.note,
        shows=entry.shows,
        filters=entry.filters,
        link=_below(entry.address),
    )


def _dataset(dataset: Dataset) -> SavedDataset:
    plain = {name: value for name, value in asdict(dataset).items() if name not in OURS}
    return msgspec.convert(plain, SavedDataset)


def _below(address: str) -> str:
    """The part of an address that is the same on every server: its page and what is chosen."""
    split = urlsplit(address)
    query = f"?{split.query}" if split.query else ""
    fragment = f"#{split.fragment}" if split.fragment else ""
    return f"{split.path.rpartition('/')[2]}{query}{fragment}"


def opened(content: bytes, base: str) -> Brief:
    """The brief of a file; links lead below `base`. Problem says what is wrong, and where.

    A card comes back with all that a slide shows. What a click on its chart did is not kept.
    """
    if len(content) > LARGEST:
        raise Problem("problem.brief_large", size=len(content), most=LARGEST)
    try:
        file = msgspec.json.decode(content, type=SavedBrief)
    except msgspec.ValidationError as error:
        raise _complaint(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("problem.brief_not_json") from error
    entries = tuple(_entry(one, number, base) for number, one in enumerate(file.entries, 1))
    return Brief(file.title, file.subtitle, entries, file.made)


def _complaint(error: msgspec.ValidationError) -> Problem:
    """Where a file is not as it must be; what stands there is not repeated."""
    found = PLACE.search(str(error))
    place = found["place"] if found else ""
    if not place or place.startswith("samspel_brief"):
        return Problem("problem.brief_other")
    return Problem("problem.brief_field", place=place)


def _entry(one: SavedEntry, number: int, base: str) -> Entry:
    if not LINK.fullmatch(one.link):
        raise Problem("problem.brief_link", card=number)
    card = one.card
    return Entry(
        card=Card(
            *(card.key, card.headline, card.unit, card.period),
            datasets=tuple(Dataset(**_fields(d), paths=()) for d in card.datasets),
            table=table_of(card.table, number),
            figure=figure_of(card.figure, number),
            alt=card.alt,
            note=card.note,
        ),
        title=one.title,
        note=one.note,
        shows=one.shows,
        filters=one.filters,
        address=f"{base}{one.link}",
    )


def _fields(dataset: SavedDataset) -> dict[str, Any]:
    return {name: getattr(dataset, name) for name in dataset.__struct_fields__}
