"""Datasets that users have imported, each with all its versions.

Layout: a folder for each dataset, a Delta table whose files are Parquet; `_work` holds what is
being written now. Nothing that a version rests on is ever changed or removed.
"""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from data.problem import Problem
from data.progress import Progress, quiet
from data.schemas import SCHEMAS
from data.store import table, work
from data.store.addition import Addition, file_of
from data.store.card import checked, named
from data.store.signature import Signature
from data.store.table import Overtaken
from data.store.version import Card, Counts, How, Version

WORK: Final = "_work"
ATTEMPTS: Final = 40
PAUSE_S: Final = 0.02
LONGEST_PAUSE_S: Final = 1.0


@dataclass(frozen=True)
class Store:
    """The datasets in one folder; several processes may read and write it at once."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """Every dataset there has been, removed ones too, in the order of the alphabet."""
        found = self.folder.glob(f"[a-z]*/{table.LOG}/{table.FIRST}")
        return tuple(sorted(path.parent.parent.name for path in found))

    def files(self) -> tuple[Path, ...]:
        """Files that differ, in number, time or size, as soon as any dataset has another version.

        They are those with rows, and the last of each dataset's log.
        """
        return tuple(path for name in self.names() for path in table.files(self.folder / name))

    def versions(self, name: str) -> tuple[Version, ...]:
        """Every version of a dataset, the first one first.

        Raises Problem where there is no such dataset or it is damaged.
        """
        found = table.versions(self._place(name))
        if not found:
            raise Problem("problem.dataset_unknown", dataset=name)
        return found

    def newest(self, name: str) -> Version | None:
        """The version in force, which may be a removal; None where there is no such dataset.

        Raises Problem where it is damaged.
        """
        return table.newest(self._place(name))

    def paths(self, name: str, number: int) -> tuple[Path, ...]:
        """The files of one version. Raises Problem where there is none or a file is missing."""
        known = self.newest(name)
        if known is None:
            raise Problem("problem.dataset_unknown", dataset=name)
        if not 0 <= number <= known.number:
            raise Problem("problem.store_version", dataset=name, number=number, last=known.number)
        found = table.paths(self._place(name), number)
        for path in found:
            if not path.is_file():
                raise Problem(
                    "problem.store_file", dataset=name, file=path.name, folder=str(path.parent)
                )
        return found

    def facts(self, name: str, number: int | None = None) -> pl.LazyFrame:
        """Rows of a version in the schema of its kind, of the newest one unless told.

        Raises Problem as `paths` does.
        """
        known = self.newest(name)
        if known is None:
            raise Problem("problem.dataset_unknown", dataset=name)
        found = self.paths(name, known.number if number is None else number)
        empty = SCHEMAS[known.card.kind].create_empty()
        return pl.scan_parquet(list(found)) if found else empty.lazy()

    def add(  # noqa: PLR0913 - what a version consists of, told once
        self,
        card: Card,
        facts: pl.LazyFrame | Path,
        how: How,
        *,
        who: str,
        note: str,
        progress: Progress = quiet,
        after: int | None = None,
    ) -> Version:
        """Store facts as a new version.

        Args:
            card: what the user says of the dataset.
            facts: rows in the schema of the card's kind, whose keys differ, or a Parquet file of
                them, which is copied and stays where it is.
            how: `replace` leaves the facts alone, `append` adds those whose key is new, `correct`
                puts them in the place of the rows with their key and adds the others.
            who: who imports.
            note: why.
            progress: is told of the steps "compare" and "store".
            after: the version that the user has compared with, NOT_YET where there was none; None
                where it does not matter.

        Raises Problem where card or facts are not as they must be, where nothing would change,
        where appended rows contradict stored ones, where the dataset holds another kind, and where
        it has another version than `after`.
        """
        addition = Addition(checked(card), facts, how, Signature(who, note), after, progress)
        place = self._place(card.name)
        return self._committed(card.name, lambda folder: addition.commit(place, folder))

    def restore(self, name: str, number: int, who: str, note: str) -> Version:
        """Bring back a version as the newest one; this undoes a removal too.

        Raises Problem where there is no such version or one of its files is missing.
        """

        def commit(_: Path) -> Version:
            self.paths(name, number)
            known = self.versions(name)
            of = known[number]
            version = msgspec.structs.replace(
                Signature(who, note).version(known[-1], "restore", of.card),
                counts=Counts(rows=of.counts.rows),
                checksum=of.checksum,
                start=of.start,
                end=of.end,
                of=number,
            )
            table.restore(self._place(name), version, number)
            return version

        return self._committed(name, commit)

    def remove(self, name: str, who: str, note: str) -> Version:
        """Take a dataset out of sight with a version that has no rows; `restore` undoes it.

        Raises Problem where there is no such dataset or it has been removed.
        """

        def commit(_: Path) -> Version:
            known = self.newest(name)
            if known is None or known.action == "remove":
                raise Problem("problem.dataset_unknown", dataset=name)
            version = msgspec.structs.replace(
                Signature(who, note).version(known, "remove", known.card),
                counts=Counts(rows=0, gone=known.counts.rows),
            )
            table.replace(self._place(name), version)
            return version

        return self._committed(name, commit)

    def clear(self) -> None:
        """Remove what processes that were killed have left; the living are not disturbed."""
        work.clear(self.folder / WORK, self._bury)

    def _bury(self, name: str, folder: str) -> None:
        place = self._place(name)
        table.bury(place, file_of(folder))
        if not work.is_live(self.folder / WORK, name, besides=folder):
            table.tidy(place)

    def _place(self, name: str) -> Path:
        return self.folder / named(name)

    def _committed(self, name: str, commit: Callable[[Path], Version]) -> Version:
        """The version that was committed, tried again for as long as others are quicker."""
        self._place(name)
        try:
            with work.working(self.folder / WORK, name) as folder:
                for attempt in range(ATTEMPTS):
                    with suppress(Overtaken):
                        return commit(folder)
                    time.sleep(min(PAUSE_S * 2**attempt, LONGEST_PAUSE_S) * random.random())
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise Problem(
                "problem.store_unwritable", folder=str(self.folder), reason=why
            ) from error
        raise Problem("problem.store_busy", dataset=name)
