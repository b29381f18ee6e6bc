"""A version of a stored dataset: what it holds, who made it, when and why."""

from typing import Literal

import msgspec

from data.vocabulary import Coverage, Kind

Action = Literal["import", "replace", "append", "correct", "restore", "remove"]
How = Literal["replace", "append", "correct"]


class Card(msgspec.Struct, frozen=True):
    """What a user says of a dataset: the fields of a source card that a file can't know.

    As in `data.dataset.Dataset`; `coverage` must be chosen, what does not apply is empty.
    """

    name: str
    kind: Kind
    title: str
    coverage: Coverage
    producer: str = ""
    release: str = ""
    licence: str = ""
    address: str = ""
    accessed: str = ""
    derived: str = ""
    unit: str = ""
    currency: str = ""
    valuation: str = ""
    classification: str = ""
    caveats: tuple[str, ...] = ()


class Counts(msgspec.Struct, frozen=True):
    """Rows of a version, and how they differ from those of the version before it."""

    rows: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


class Version(msgspec.Struct, frozen=True):
    """One version; its `number` counts from 0 and is never used again.

    `when` is in UTC, ISO 8601. `checksum` is of its rows. `of` is the version that a restoration
    brought back.
    """

    number: int
    when: str
    who: str
    note: str
    action: Action
    card: Card
    counts: Counts
    checksum: str
    start: int | None = None
    end: int | None = None
    of: int | None = None
