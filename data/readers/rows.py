"""Writes the rows of a table to its Parquet file as they come, and holds the last ones back."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import polars as pl
import pyarrow.parquet as pq

from data.problem import Problem
from data.readers.table import FAULTS, LINE
from data.remark import Remark

TAIL: Final = 60
"""How many rows are held back, because they may turn out to be footnotes."""

MOST_FAULTS: Final = 100_000
MOST_BROKEN: Final = 500_000
SHOWN: Final = 200
BATCH: Final = 200_000


class Rows:
    """A Parquet file with the column LINE and text columns; empty cells are null."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path = path
        self.schema = pl.Schema({LINE: pl.Int64(), **dict.fromkeys(columns, pl.String())})
        self.count = 0
        self._broken = 0
        self._held = self.schema.to_frame()
        self._faults: list[tuple[int, str | None, str | None, str]] = []
        self._file = pq.ParquetWriter(path, self._held.to_arrow().schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, frame: pl.DataFrame) -> None:
        """Takes rows in the file's shape, in the order of their lines."""
        frame = pl.concat([self._held, frame])
        ready = max(frame.height - TAIL, 0)
        self._write(frame.head(ready))
        self._held = frame.tail(frame.height - ready)

    def add_cells(self, lines: Sequence[int], cells: Sequence[Sequence[str | None]]) -> None:
        """Takes rows as lists of cells, each as wide as the table."""
        self.add(self.framed(lines, cells))

    def framed(self, lines: Sequence[int], cells: Sequence[Sequence[str | None]]) -> pl.DataFrame:
        """Rows of cells as a frame in the file's shape."""
        columns = list(zip(*cells, strict=True)) or [()] * (len(self.schema) - 1)
        data = dict(zip(self.schema, [lines, *columns], strict=True))
        return blank_to_null(pl.DataFrame(data, schema=self.schema))

    def fault(self, line: int, value: str, rule: str, column: str | None = None) -> None:
        """Takes note of a place that could not be read as it stands.

        Raises Problem where there are so many that the file was never a table of this kind.
        """
        self._broken += 1
        if self._broken > MOST_BROKEN:
            raise Problem("problem.too_broken", count=MOST_BROKEN)
        if len(self._faults) < MOST_FAULTS:
            self._faults.append((line, column, value[:SHOWN], rule))

    def finish(self, ending: Callable[[pl.DataFrame], int]) -> list[str]:
        """Writes the rest without the last rows that are footnotes, which it returns as text.

        `ending` says of the last rows how many of them belong to the table.
        """
        keep = ending(self._held) if self._held.height else 0
        below = self._held.tail(self._held.height - keep)
        self._write(self._held.head(keep))
        self._held = self.schema.to_frame()
        gone = set(below.get_column(LINE).to_list())
        self._faults = [fault for fault in self._faults if fault[0] not in gone]
        return [" ".join(cell for cell in row[1:] if cell) for row in below.iter_rows()]

    def faults(self, path: Path) -> str:
        """Writes the places that were noted to a file and names it; empty if there are none."""
        if not self._faults:
            return ""
        pl.DataFrame(self._faults, schema=FAULTS, orient="row").write_parquet(path)
        return str(path)

    def remarks(self) -> tuple[Remark, ...]:
        """How many places break each rule, the most frequent first."""
        counts = Counter(rule for *_, rule in self._faults).most_common()
        return tuple(Remark(f"reading.{rule}", {"count": count}) for rule, count in counts)

    def _write(self, frame: pl.DataFrame) -> None:
        if frame.height:
            self.count += frame.height
            self._file.write_table(frame.to_arrow(), row_group_size=BATCH)


def blank_to_null(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with null for every text of no signs."""
    return frame.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
