"""How the columns of a table become facts: what a user sees, may change, and what is kept."""

from typing import Final, Literal

import msgspec

from data.readers.table import Decimal
from data.vocabulary import Kind

Thousands = Literal["", ",", ".", " ", "'"]
DateOrder = Literal["ymd", "dmy", "mdy"]
Aggregates = Literal["leave_out", "reject"]
Repeated = Literal["reject", "merge"]
Yearly = Literal["", "sum", "mean", "last"]
Misplaced = Literal["reject", "named", "coordinates"]

NAME: Final = "\u2116 name"
CELL: Final = "\u2116 cell"
"""Where columns stand side by side: what to call the name and the content of one of their cells."""


class Party(msgspec.Struct, frozen=True):
    """One party of a cooperation that stands beside others on one row.

    `columns` and `constants` give its party, party_country, party_city, party_type and role;
    `columns` may give its latitude and longitude too.
    """

    columns: dict[str, str]
    constants: dict[str, str] = {}


class Wide(msgspec.Struct, frozen=True):
    """Columns whose names are values: years, partners or indicators side by side.

    `columns` are these columns; `into` is the column of the facts that their names become (empty
    where they say nothing, such as a first and a second partner), and `names` what each name stands
    for where that is not the name itself. Their cells are the value, unless a column of the facts
    or a party is said to stand in CELL.
    """

    columns: tuple[str, ...]
    into: str
    names: dict[str, str] = {}


class Mapping(msgspec.Struct, frozen=True):
    """What stands where in a table, and how it is written.

    `columns` gives for a column of the facts the table's column, `joined` several whose texts are
    joined, `constants` one value for all rows. Where `party` and `party_country` stand in the same
    column, its texts are "name, country". `parties` is for cooperation with several parties on a
    row. `keep` names, for a column
    of the table, the values whose rows are wanted, such as one measure of several; other rows are
    left out, and counted. `scale` multiplies each value. `countries` gives for a text an alpha-3
    code, ROW, or an empty text for what is no country (an aggregate) and follows `aggregates`.
    `terms` gives for a column of the facts what each text of the file is called here; an empty
    text is not counted, such as a total among products. `blank` names columns of the facts whose
    unknown terms are left empty, and counted, instead of rejecting their rows. `repeated` says what
    becomes of rows that share a key: rejected, or made one, with their values added and their
    origins together. `yearly` says what the values of the months or quarters of an indicator become
    as the year's: their sum, their mean or the last; empty, they are no years. Of a party `columns`
    may give the latitude and the longitude, which are not stored; `misplaced` says what becomes of
    rows where they lie in another country than the one named: rejected, taken as named, or taken
    with the country of the coordinates, and counted.
    `organisations` gives for a spelling the one to store. `drop` names columns that are not to be
    read at all, such as those with personal data. `empty` are the texts that mean "no value".
    """

    kind: Kind
    columns: dict[str, str] = {}
    joined: dict[str, tuple[str, ...]] = {}
    constants: dict[str, str] = {}
    parties: tuple[Party, ...] = ()
    wide: Wide | None = None
    keep: dict[str, tuple[str, ...]] = {}
    drop: tuple[str, ...] = ()
    unit: str = ""
    currency: str = ""
    valuation: str = ""
    classification: str = ""
    scale: float = 1.0
    decimal: Decimal = "."
    thousands: Thousands = ""
    date_order: DateOrder = "ymd"
    empty: tuple[str, ...] = ()
    statuses: dict[str, str] = {}
    aggregates: Aggregates = "leave_out"
    countries: dict[str, str] = {}
    terms: dict[str, dict[str, str]] = {}
    blank: tuple[str, ...] = ()
    organisations: dict[str, str] = {}
    repeated: Repeated = "reject"
    yearly: Yearly = ""
    misplaced: Misplaced = "reject"


class Unknown(msgspec.Struct, frozen=True):
    """A text that stands for no country or term that is known, and what it may mean.

    `column` is a column of the facts, `rows` how many rows have the text, `near` the codes or
    terms it resembles, the nearest first.
    """

    column: str
    text: str
    rows: int
    near: tuple[str, ...] = ()


class Suggestion(msgspec.Struct, frozen=True):
    """A mapping that fits a table, how sure each part of it is, and what only the user knows.

    `confidence` is from 0 to 1 by column of the facts; `kinds` ranks every kind by how well it
    fits, from 0 to 1. `lacking` names the columns of the facts that must still be chosen, and
    `open` the settings that the table leaves undecided ("decimal", "date_order",
    "flow", "unit", "repeated", "yearly").
    `spellings` groups organisations that seem to be one. `remembered` is true where the mapping
    was kept from an earlier file of the same shape. `refused` is a key of the words that says why
    the table is of none of the kinds, empty where it is of one.
    """

    mapping: Mapping
    confidence: dict[str, float]
    kinds: dict[Kind, float]
    lacking: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    remembered: bool = False
    refused: str = ""
