"""Facts that come to a dataset as its next version."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from data.dataset import checksum_of
from data.problem import Problem
from data.progress import Progress
from data.schemas import SCHEMAS
from data.store import merge, table
from data.store.signature import Signature
from data.store.span import span
from data.store.table import Overtaken
from data.store.version import Action, Card, Counts, How, Version

NOT_YET: Final = -1
"""In the place of a version's number: there is none yet."""

MANY_FILES: Final = 100
"""Files from which an appended version is written as one file again."""


@dataclass(frozen=True)
class Addition:
    """What is to be stored, how, by whom and why.

    `facts` are rows whose keys differ, or a Parquet file of them. `after` is the version that the
    user has compared with, NOT_YET where there was none, None where it does not matter.
    """

    card: Card
    facts: pl.LazyFrame | Path
    how: How
    signature: Signature
    after: int | None
    progress: Progress

    def commit(self, place: Path, work: Path) -> Version:
        """Write and commit the version after the newest one.

        Raises Problem where it does not fit what is stored, Overtaken where another was quicker.
        """
        last = table.newest(place)
        self._fit(last)
        held = table.paths(place, last.number) if last else ()
        stored = pl.scan_parquet(list(held)) if held else None
        self.progress("compare", 0.0)
        counts = self._counted(stored)
        self._count(counts, last)
        beside = self.how == "append" and 0 < len(held) < MANY_FILES
        self.progress("store", 0.0)
        written = self._written(self._kept(stored, counts, beside=beside), work)
        path = place / file_of(work.name)
        return self._committed(last, counts, _moved(written, path), held if beside else ())

    def _rows(self) -> pl.LazyFrame:
        found = pl.scan_parquet(self.facts) if isinstance(self.facts, Path) else self.facts
        schema, kind = found.collect_schema(), self.card.kind
        wrong = [
            name
            for name, column in SCHEMAS[kind].columns().items()
            if name not in schema or not column.validate_dtype(schema[name])
        ]
        if wrong:
            raise Problem(
                "problem.store_columns", columns=", ".join(wrong), count=len(wrong), kind=kind
            )
        return found.select(SCHEMAS[kind].column_names())

    def _counted(self, stored: pl.LazyFrame | None) -> Counts:
        rows, kind = self._rows(), self.card.kind
        found = merge.differing(rows, stored, kind, self.how) if stored is not None else None
        return merge.counts(found, rows, stored)

    def _fit(self, last: Version | None) -> None:
        if last and last.card.kind != self.card.kind:
            raise Problem(
                "problem.store_kind",
                dataset=self.card.name,
                stored=last.card.kind,
                kind=self.card.kind,
            )
        number = last.number if last else NOT_YET
        if self.after not in (None, number):
            raise Problem("problem.store_moved_on", dataset=self.card.name)

    def _count(self, counts: Counts, last: Version | None) -> None:
        if self.how == "append" and counts.changed:
            raise Problem("problem.store_contradicts", dataset=self.card.name, count=counts.changed)
        moved = counts.new + counts.changed + counts.gone
        if last and not moved and last.action != "remove" and last.card == self.card:
            raise Problem("problem.store_nothing_new", dataset=self.card.name)

    def _kept(
        self, stored: pl.LazyFrame | None, counts: Counts, *, beside: bool
    ) -> pl.LazyFrame | Path:
        """What is to be written: the facts as they are, the new ones of them, or all rows anew."""
        rows, kind = self._rows(), self.card.kind
        if stored is None or self.how == "replace" or (beside and not counts.unchanged):
            return self.facts if self._is_ready() else rows
        return (
            merge.fresh(rows, stored, kind)
            if beside
            else merge.outcome(rows, stored, kind, self.how)
        )

    def _is_ready(self) -> bool:
        """Whether the facts are a file that can be stored as it stands."""
        if not isinstance(self.facts, Path):
            return False
        rows = pl.scan_parquet(self.facts)
        if rows.collect_schema().names() != SCHEMAS[self.card.kind].column_names():
            return False
        same = (pl.col("dataset") == self.card.name).all()
        return bool(rows.select(same).collect(engine="streaming").item())

    def _written(self, rows: pl.LazyFrame | Path, work: Path) -> Path:
        path = work / "facts.parquet"
        if isinstance(rows, Path):
            shutil.copyfile(rows, path)
        else:
            rows.with_columns(dataset=pl.lit(self.card.name)).sink_parquet(path)
        return path

    def _committed(
        self, last: Version | None, counts: Counts, path: Path, held: tuple[Path, ...]
    ) -> Version:
        """Commit the file beside those that stay; where that fails it is gone again."""
        try:
            version = self._version(last, counts, (*held, path))
            self.progress("store", 0.5)
            if held:
                table.append(path.parent, version, path)
            else:
                table.replace(path.parent, version, path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return version

    def _version(self, last: Version | None, counts: Counts, paths: tuple[Path, ...]) -> Version:
        action: Action = self.how if last and last.action != "remove" else "import"
        start, end = span(pl.scan_parquet(list(paths)), self.card.kind)
        return msgspec.structs.replace(
            self.signature.version(last, action, self.card),
            counts=counts,
            checksum=checksum_of(paths),
            start=start,
            end=end,
        )


def file_of(work: str) -> str:
    """The name of the file that is made in a working folder, known by that folder's name."""
    return f"{work}.parquet"


def _moved(written: Path, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return written.rename(path)
    except FileNotFoundError as error:
        # Somebody who cleared up took the folder, still empty, for that of a dead writer.
        raise Overtaken from error
