"""A dataset's source card: what it is, whose it is, and what its numbers may be compared with.

A folder of data holds a `sources.csv` with one row a file. A row of one of the five kinds is a
dataset; a row of a reference kind (names, geography) documents a file that other code reads.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, Literal, cast, get_args

import polars as pl

from data.problem import Problem
from data.vocabulary import COVERAGES, KINDS, YEAR, YEARS, Coverage, Kind
from data.words import Words

SOURCES: Final = "sources.csv"
NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
VERSION_LENGTH: Final = 12
DIGESTS_KEPT: Final = 10_000
BETWEEN_CAVEATS: Final = " | "
MOST_CAVEATS: Final = 40
ADDRESS: Final = r"(?:https?://[^\s<>\"]+)?"
"""An address of the web, or none: what pages, slides and briefs can show as a link."""

ACCESSED: Final = rf"(?:{YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)?"
"""When a source was read: a day, a month or a year, or not told."""

ReferenceKind = Literal["names", "geography"]
REFERENCE_KINDS: Final[tuple[str, ...]] = get_args(ReferenceKind)

COLUMNS: Final = (
    *("name", "kind", "file", "title", "producer", "release", "licence", "address", "accessed"),
    *("derived", "unit", "currency", "valuation", "classification", "coverage", "start", "end"),
    *("caveats", "checksum"),
)


@dataclass(frozen=True)
class Dataset:
    """One dataset's source card.

    `title` is the source's own, `release` its edition, `licence` its terms, `address` the page
    where its producer publishes it, `accessed` the day it was read, `derived` how this table was
    made of it. `unit` is a key of the words catalogue (million_usd, visits, ...), `valuation` says
    which price (fob, cif, basic prices), `classification` names the list its products come from.
    `start` and `end` are its first and last year. What does not apply is empty. `number` is that
    of its version where users have stored it, None where it came as files.
    """

    name: str
    kind: Kind | ReferenceKind
    title: str
    producer: str
    release: str
    licence: str
    address: str
    accessed: str
    derived: str
    unit: str
    currency: str
    valuation: str
    classification: str
    coverage: Coverage | Literal[""]
    caveats: tuple[str, ...]
    start: int | None
    end: int | None
    paths: tuple[Path, ...]
    checksum: str
    number: int | None = None

    @property
    def version(self) -> str:
        """Number, if it has one, and short checksum: changes whenever the data do."""
        short = self.checksum[:VERSION_LENGTH]
        return short if self.number is None else f"{self.number}-{short}"

    @cached_property
    def key(self) -> str:
        """What is made of it is kept under this: changes whenever the data or the card do."""
        card = hashlib.sha256(repr(replace(self, paths=())).encode()).hexdigest()
        return f"{self.name}-{self.version}-{card[:VERSION_LENGTH]}"

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.paths)


def read_sources(folder: Path) -> list[dict[str, str]]:
    """Rows of the folder's sources.csv, empty fields as empty text.

    Raises Problem where the file is missing, unreadable or lacks a column.
    """
    path = folder / SOURCES
    try:
        rows = pl.read_csv(path, infer_schema=False)
    except FileNotFoundError as error:
        raise Problem("problem.sources_missing", folder=str(folder), file=SOURCES) from error
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Problem("problem.sources_unreadable", folder=str(folder), file=SOURCES) from error
    missing = [column for column in COLUMNS if column not in rows.columns]
    if missing:
        columns = ", ".join(missing)
        raise Problem(
            "problem.sources_columns", file=str(path), columns=columns, count=len(missing)
        )
    return rows.select(pl.col(COLUMNS).fill_null("")).to_dicts()


def from_row(row: Mapping[str, str], folder: Path) -> Dataset:
    """One row of sources.csv as a source card.

    A row without a checksum gets that of its files. A bundled card's caveats are in the words
    catalogue, under the dataset's name; another folder's stand in its row, ` | ` between them.

    Raises Problem for a name, kind, coverage, address, date or year that is none, for more caveats
    than a reader can be shown, and for missing files.
    """
    name = row["name"]
    if not NAME.fullmatch(name):
        raise Problem("problem.dataset_name", dataset=name)
    kind = _one_of(row, "kind", (*KINDS, *REFERENCE_KINDS))
    coverage = _one_of(row, "coverage", ("", *COVERAGES) if kind not in KINDS else COVERAGES)
    if not re.fullmatch(ADDRESS, row["address"]):
        raise _misstated(row, "address", "https://…")
    if not re.fullmatch(ACCESSED, row["accessed"]):
        raise _misstated(row, "accessed", "2026-03-01, 2026-03, 2026")
    paths = _paths(row, folder)
    return Dataset(
        kind=cast(Kind, kind),
        coverage=cast(Coverage, coverage),
        caveats=_caveats(row),
        start=_year(row, "start"),
        end=_year(row, "end"),
        paths=paths,
        checksum=row["checksum"] or checksum_of(paths),
        number=None,
        **{part: row[part] for part in PLAIN},
    )


def counted(dataset: str, caveats: tuple[str, ...]) -> tuple[str, ...]:
    """The caveats of a card. Raises Problem where they are more than can be shown."""
    if len(caveats) > MOST_CAVEATS:
        raise Problem(
            "problem.card_caveats", dataset=dataset, count=len(caveats), most=MOST_CAVEATS
        )
    return caveats


PLAIN: Final = (
    *("name", "title", "producer", "release", "licence", "address", "accessed", "derived"),
    *("unit", "currency", "valuation", "classification"),
)


def checksum_of(paths: Iterable[Path]) -> str:
    """SHA-256 of one file; of several, that of their own in the order of their names.

    Raises OSError where a file can't be read.
    """
    found = [(path, path.stat()) for path in sorted(paths)]
    digests = [_digest(path, stat.st_mtime_ns, stat.st_size) for path, stat in found]
    return (
        digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    )


@lru_cache(DIGESTS_KEPT)
def _digest(path: Path, _time: int, _size: int) -> str:
    """Of a file as it is: read again when its time or size is another."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _one_of(row: Mapping[str, str], column: str, allowed: Iterable[str]) -> str:
    if row[column] in allowed:
        return row[column]
    raise _misstated(row, column, ", ".join(code for code in allowed if code))


def _year(row: Mapping[str, str], column: str) -> int | None:
    if not row[column]:
        return None
    if re.fullmatch(YEAR, row[column]):
        return int(row[column])
    raise _misstated(row, column, "-".join(map(str, YEARS)))


def _misstated(row: Mapping[str, str], column: str, allowed: str) -> Problem:
    return Problem(
        "problem.card_value",
        dataset=row["name"],
        column=column,
        value=row[column],
        allowed=allowed,
    )


def _paths(row: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """The row's files; `*` stands for several. A dataset's own lie within the folder."""
    file = Path(row["file"])
    inside = row["file"] and not file.is_absolute()
    if row["kind"] in KINDS and ".." in file.parts:
        inside = False
    paths = _found(folder, row["file"]) if inside else ()
    if not paths:
        raise Problem(
            "problem.file_missing", dataset=row["name"], file=row["file"], folder=str(folder)
        )
    return paths


def _found(folder: Path, pattern: str) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.glob(pattern)))
    except ValueError:
        return ()  # No pattern at all, such as **x: no file can have that name.


def _caveats(row: Mapping[str, str]) -> tuple[str, ...]:
    if row["caveats"]:
        return counted(row["name"], tuple(row["caveats"].split(BETWEEN_CAVEATS)))
    return Words().sentences(f"dataset.{row['name']}.caveats")
