"""What a file turned out to hold: tables of text, each cell as the file has it."""

from pathlib import Path
from typing import Final, Literal

import msgspec
import polars as pl

from data.remark import Remark

LINE: Final = "\u2116"
"""The column that says where a row stood: the file's line, or the sheet's row, counted from 1."""

FAULTS: Final = pl.Schema(
    {"line": pl.Int64(), "column": pl.String(), "value": pl.String(), "rule": pl.String()}
)
"""Places that could not be read as they stand; `rule` is a key below `rule` in the words.

`line` is in the table too where its cells could be told apart; how that was done is a guess, so
a check rejects the row and shows the guess as what may be meant. `value` is the line as found.
"""

Decimal = Literal[".", ","]


class Plain(msgspec.Struct, frozen=True):
    """How Polars reads a large and clean text file as it stands, without a copy of it.

    The file is UTF-8, its lines end in a line feed, no value holds one, and every line has as many
    values as the header. `skip` lines come before the header; the last `below` lines are left out.
    """

    delimiter: str
    quote: str | None
    skip: int = 0
    below: int = 0
    header: bool = True


class Table(msgspec.Struct, frozen=True):
    """One table of a file: names of its columns and where its rows are.

    `part` is the sheet, member or section it comes from, empty where the file is one table.
    `columns` are the names as found, made distinct, never blank, in the file's order. `path` is
    a Parquet file with the column LINE and one text column for each name, or, where `plain` is
    given, the text file itself. An empty cell is null; a cell that says that it is empty ("NA",
    ":", "...") is kept as it is. `rows` is null where nobody has counted. `decimal` is the decimal
    mark of its numbers where the format fixes it, null where they are text as somebody typed it.
    `layout` names the official download whose columns these are, empty where it is none.
    `about` is what the file tells of itself: title, unit, producer, updated, currency, ...
    `faults` is a Parquet file in the shape FAULTS, empty where there were none. `header` are the
    cells of the header exactly as found, blank and repeated ones too, empty where there is none.
    """

    columns: tuple[str, ...]
    path: str
    part: str = ""
    rows: int | None = None
    plain: Plain | None = None
    decimal: Decimal | None = None
    layout: str = ""
    about: dict[str, str] = {}
    remarks: tuple[Remark, ...] = ()
    faults: str = ""
    header: tuple[str, ...] = ()

    def scan(self) -> pl.LazyFrame:
        """Its rows: the column LINE, then the named columns, all text."""
        if self.plain is None:
            return pl.scan_parquet(self.path)
        first = self.plain.skip + (1 if self.plain.header else 0)
        rows = pl.scan_csv(
            self.path,
            separator=self.plain.delimiter,
            quote_char=self.plain.quote,
            has_header=False,
            skip_lines=first,
            new_columns=list(self.columns),
            infer_schema=False,
            row_index_name=LINE,
            row_index_offset=first + 1,
        )
        if self.plain.below and self.rows is not None:
            rows = rows.filter(pl.col(LINE) <= first + self.rows)
        if self.plain.quote:
            rows = rows.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
        return rows.with_columns(pl.col(LINE).cast(pl.Int64))

    def unread(self) -> pl.DataFrame:
        """The places that could not be read, in the shape FAULTS."""
        return pl.read_parquet(self.faults) if self.faults else pl.DataFrame(schema=FAULTS)


class Reading(msgspec.Struct, frozen=True):
    """What a file is and the tables in it, the likeliest first.

    `format` is a key below `format_of` in the words; `encoding` is empty for what is no text.
    """

    format: str
    tables: tuple[Table, ...]
    encoding: str = ""
    remarks: tuple[Remark, ...] = ()


def kept(folder: Path, number: int) -> Path:
    """Where a reader keeps the rows of a file's table in its working folder."""
    return folder / f"table-{number}.parquet"
