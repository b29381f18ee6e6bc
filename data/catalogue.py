"""What data there are: bundled datasets, those of the folder the settings add, and stored ones.

`datasets`, `broken`, `facts` and `aggregate` answer for the settings in force; nothing is kept in
memory here. A dataset that can't be used is listed as broken, with its Problem, beside the others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from data import aggregate as aggregates
from data import kept, records
from data.crosswalk import sectors_of
from data.dataset import SOURCES, Dataset, checksum_of, from_row, read_sources
from data.problem import Problem
from data.schemas import SCHEMAS
from data.settings import settings
from data.store import stored
from data.store.store import Store
from data.vocabulary import KINDS, Kind

BUNDLED: Final = Path(__file__).parent / "bundled"

LARGE: Final = 20_000_000
"""Bytes from which a dataset is verified when it is aggregated rather than whenever it is listed,
and its aggregate is kept on disk."""


@dataclass(frozen=True)
class Listing:
    """What the folders hold: datasets and reference tables by name, and what is broken, why."""

    datasets: dict[str, Dataset]
    references: dict[str, Dataset]
    broken: dict[str, Problem]


Entry = tuple[str, Path, Callable[[], Dataset | None]]
"""A dataset's name, where it lies, and what reads its card: None where it has been removed."""


@dataclass(frozen=True)
class Catalogue:
    """The datasets of folders that each have a sources.csv, then those of a store.

    `cache` keeps large aggregates.
    """

    folders: tuple[Path, ...]
    cache: Path
    store: Store | None = None

    def listing(self) -> Listing:
        """Every dataset, usable or broken; of two with one name the first is usable."""
        found = Listing({}, {}, {})
        for name, folder, read in self._entries(found.broken):
            if name in found.datasets:
                twice = Problem("problem.dataset_twice", dataset=name, folder=str(folder))
                found.broken[name] = twice
                continue
            try:
                if card := _usable(name, read):
                    of_its_kind = found.datasets if card.kind in KINDS else found.references
                    of_its_kind[name] = card
            except Problem as problem:
                found.broken[name] = problem
        return found

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Name, time and size of every data file: differs as soon as one of them does."""
        folders = [folder for folder in self.folders if folder.is_dir()]
        paths = [path for folder in folders for path in sorted(folder.iterdir())]
        paths += self.store.files() if self.store else ()
        return tuple(filter(None, map(_stamp, paths)))

    def dataset(self, name: str) -> Dataset:
        """One dataset's source card. Raises Problem where there is none or it is broken."""
        for found, _, read in self._entries({}):
            if found == name and (card := _usable(name, read)):
                return card
        raise Problem("problem.dataset_unknown", dataset=name)

    def facts(self, name: str) -> pl.LazyFrame:
        """Rows of one dataset in the schema of its kind; a Parquet file is scanned lazily.

        Raises Problem where the dataset is unknown or broken.
        """
        return read_facts(self.dataset(name))

    def aggregate(self, name: str) -> pl.DataFrame:
        """The small frame that every click reads, in the shape that data/aggregate.py states.

        Raises Problem where the dataset is unknown, broken or of a kind that has no aggregate.
        """
        return self.aggregate_of(self.dataset(name))

    def aggregate_of(self, dataset: Dataset) -> pl.DataFrame:
        """The aggregate of a dataset's version, whether or not it is still the newest.

        Raises Problem where it is broken or of a kind that has no aggregate.
        """
        schema = aggregates.AGGREGATE_SCHEMA.get(_kind(dataset))
        if schema is None:
            raise Problem("problem.no_aggregate", dataset=dataset.name, kind=dataset.kind)
        if dataset.size < LARGE:
            return _aggregated(dataset)
        found = kept.read(self.cache, dataset, schema)
        if found is None:
            verify(dataset)
            found = _aggregated(dataset)
            kept.write(self.cache, dataset, found)
        return found

    def _entries(self, broken: dict[str, Problem]) -> Iterator[Entry]:
        """All datasets, those of sources.csv first; a folder without one is noted in `broken`."""
        for folder in self.folders:
            try:
                rows = read_sources(folder)
            except Problem as problem:
                broken[str(folder / SOURCES)] = problem
            else:
                yield from ((row["name"], folder, partial(from_row, row, folder)) for row in rows)
        if self.store:
            for name in self.store.names():
                yield name, self.store.folder / name, partial(stored.dataset, self.store, name)


def catalogue() -> Catalogue:
    """The catalogue of the settings in force. Raises Problem where they can't be read."""
    chosen = settings()
    added = (chosen.data_folder,) if chosen.data_folder else ()
    return Catalogue((BUNDLED, *added), chosen.cache_folder, Store(chosen.store_folder))


def datasets() -> dict[str, Dataset]:
    """Source cards of the datasets that can be used, by name."""
    return catalogue().listing().datasets


def broken() -> dict[str, Problem]:
    """Why each dataset that can't be used can't, by its name (or by its folder's sources.csv)."""
    return catalogue().listing().broken


def facts(name: str) -> pl.LazyFrame:
    """Rows of one dataset; see Catalogue.facts."""
    return catalogue().facts(name)


def aggregate(name: str) -> pl.DataFrame:
    """The aggregate of one dataset; see Catalogue.aggregate."""
    return catalogue().aggregate(name)


def _stamp(path: Path) -> tuple[str, int, int] | None:
    """Name, time and size of a file; None where it has gone since its folder was read."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return str(path), stat.st_mtime_ns, stat.st_size


def _usable(name: str, read: Callable[[], Dataset | None]) -> Dataset | None:
    """The card that is read, checked; None where there is none. Raises Problem whatever fails."""
    try:
        card = read()
        return checked(card) if card else None
    except OSError as error:
        file = Path(error.filename or "").name
        raise Problem("problem.file_unreadable", dataset=name, file=file) from error


def checked(dataset: Dataset) -> Dataset:
    """The dataset, its files found to be readable and, unless large, unchanged.

    Raises Problem where a file is damaged, lacks columns or has another checksum than its card.
    """
    if dataset.size < LARGE:
        verify(dataset)
    for path in dataset.paths:
        if path.suffix == ".parquet" and dataset.kind in KINDS:
            _check_columns(dataset, path)
    return dataset


def verify(dataset: Dataset) -> None:
    """Raise Problem where the files have another checksum than the card."""
    if checksum_of(dataset.paths) != dataset.checksum:
        differs = "checksum_differs" if dataset.number is None else "store_altered"
        raise Problem(f"problem.{differs}", dataset=dataset.name, file=_files(dataset))


def read_facts(dataset: Dataset) -> pl.LazyFrame:
    """Rows of a dataset that has been checked."""
    if all(path.suffix == ".parquet" for path in dataset.paths):
        return pl.scan_parquet(list(dataset.paths))
    parts = [records.read(path, _kind(dataset), dataset.name) for path in dataset.paths]
    return pl.concat(parts)


def _aggregated(dataset: Dataset) -> pl.DataFrame:
    rows = read_facts(dataset)
    try:
        if dataset.kind == "visits":
            return aggregates.visits_aggregate(rows)
        if dataset.kind == "cooperation":
            return aggregates.cooperation_aggregate(rows)
        products = rows.select(pl.col("product").unique()).collect(engine="streaming").to_series()
        return aggregates.exports_aggregate(
            rows, sectors_of(dataset.classification, products).lazy()
        )
    except pl.exceptions.PolarsError as error:
        raise _unreadable(dataset, dataset.paths[0]) from error


def _check_columns(dataset: Dataset, path: Path) -> None:
    try:
        found = pl.read_parquet_schema(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _unreadable(dataset, path) from error
    wrong = [
        name
        for name, column in SCHEMAS[_kind(dataset)].columns().items()
        if name not in found or not column.validate_dtype(found[name])
    ]
    if wrong:
        raise Problem(
            "problem.columns_missing",
            dataset=dataset.name,
            file=path.name,
            columns=", ".join(wrong),
            count=len(wrong),
        )


def _unreadable(dataset: Dataset, path: Path) -> Problem:
    return Problem("problem.file_unreadable", dataset=dataset.name, file=path.name)


def _kind(dataset: Dataset) -> Kind:
    if dataset.kind not in KINDS:
        raise Problem("problem.dataset_unknown", dataset=dataset.name)
    return dataset.kind


def _files(dataset: Dataset) -> str:
    return ", ".join(path.name for path in dataset.paths)
