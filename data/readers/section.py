"""One table of a delimited text: its dialect, where it stands, and its rows as they are read."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl

from data.problem import Problem
from data.readers.cells import is_year, kind
from data.readers.dialect import dialect_of, records, sole_quote
from data.readers.fields import Dialect, cut
from data.readers.heading import fitted, otherwise
from data.readers.mend import Mender
from data.readers.outline import Outline, filled, is_header, names, outline_of
from data.readers.profile import Column, likeness, profile
from data.readers.records import sampled
from data.readers.rows import blank_to_null
from data.readers.sound import Room, Signs, sound_lines, sound_rows
from data.readers.table import LINE

ALONE: Final = "\x00"
"""The delimiter of a text with one column: a sign that no text holds."""

MOST_COLUMNS: Final = 16_384
SAME: Final = 0.6
OTHER_RUN: Final = 3
OTHER_BODY: Final = 12
UNLIKE: Final = 0.75
MOST_BLANK: Final = 40
ENOUGH: Final = 1_000
"""Lines that tell how wide a table usually is."""


class Section:
    """What the first lines of a table tell of it."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self.dialect = dialect_of(list(lines)) or Dialect(ALONE, sole_quote(lines))
        found = list(sampled(lines, self.dialect, Mender(self.dialect, self._usual(lines))))
        self._places = [place for place, _ in found]
        rows = [row for _, row in found]
        self.outline: Outline = self._headed(outline_of(rows), lines)
        if self.width > MOST_COLUMNS:
            raise Problem("problem.too_many_columns", count=self.width, most=MOST_COLUMNS)
        body = rows[self.outline.skip + self.outline.header :]
        self.columns = names(self.outline.titles, self.width)
        self._body = body
        self.lonely = sum(filled(row) == 1 for row in body) / max(len(body), 1)
        self.first = first + self._place(self.outline.skip + self.outline.header, len(lines))
        header = self._place(self.outline.skip, len(lines)) if self.outline.header else len(lines)
        self.heading = lines[header] if header < len(lines) else ""
        self.above = [line.strip() for line in lines[: self._place(self.outline.skip, len(lines))]]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return self.outline.width

    @cached_property
    def profile(self) -> list[Column]:
        """What the columns look like."""
        return profile(self._body, self.width)

    @cached_property
    def usual(self) -> float:
        """How much the table's rows look like its columns."""
        return likeness(self._body, self.profile)

    @cached_property
    def mender(self) -> Mender:
        """What repairs the table's broken lines."""
        return Mender(self.dialect, self.width, self.profile, self.usual)

    def _headed(self, found: Outline, lines: Sequence[str]) -> Outline:
        """The outline with titles for all columns, where a broken header line has them."""
        above = lines[self._place(max(found.skip - 1, 0), len(lines)) :][:1]
        if not found.header and found.skip and above:
            titles = otherwise(above[0].rstrip("\r"), found.width, self.dialect)
            if titles:
                return Outline(found.width, found.skip - 1, 1, titles)
        if found.header and len(found.titles) != found.width:
            heading = lines[self._place(found.skip, len(lines))].rstrip("\r")
            titles = fitted(found.titles, heading, Mender(self.dialect, found.width))
            return Outline(found.width, found.skip, found.header, titles)
        return found

    def _usual(self, lines: Sequence[str]) -> int:
        whole = [line.removesuffix("\r") for line in lines if line.strip()][:ENOUGH]
        widths = Counter(len(found.fields) for found in records(whole, self.dialect))
        return max(widths, key=lambda width: (widths[width] * min(width, 4), width), default=1)

    def _place(self, row: int, end: int) -> int:
        return self._places[row] if row < len(self._places) else end

    def clean(self, lines: Sequence[str]) -> list[bool]:
        """Which lines every reader cuts alike, into as many fields as the table has columns."""
        text = "\n".join([*lines, ""]).encode()
        found: list[bool] = sound_lines(text, self.dialect, self.width).tolist()
        return found

    def rows(self, text: bytes) -> int | None:
        """How many rows whole lines are; None where one is none that every reader cuts alike."""
        ended = text if text.endswith(b"\n") else text + b"\n"
        return self.sound(np.frombuffer(ended, dtype=np.uint8)) if text else None

    def sound(self, signs: Signs, room: Room | None = None) -> int | None:
        """The same of the bytes of lines; the last one ends in a new line."""
        if not signs.min():
            return None
        return sound_rows(signs, self.dialect, self.width, self.heading.encode(), room)

    def framed(self, text: bytes, numbers: Sequence[int] | pl.Series) -> pl.DataFrame:
        """Clean lines and their numbers as rows of the table."""
        if not text:
            columns = dict.fromkeys(self.columns, pl.String())
            return pl.DataFrame(schema={LINE: pl.Int64(), **columns})
        frame = pl.read_csv(
            text,
            separator=self.dialect.delimiter,
            quote_char=self.dialect.quote or None,
            has_header=False,
            new_columns=list(self.columns),
            infer_schema=False,
        )
        return blank_to_null(frame.insert_column(0, pl.Series(LINE, numbers, dtype=pl.Int64)))

    def again(self, lines: Sequence[str]) -> int:
        """The place of the first line that is this table's header once more, or their number."""
        if self.width == 1 or not self.heading.strip():
            return len(lines)
        blank = [place for place, line in enumerate(lines) if not line.strip()][:MOST_BLANK]
        again = [place + 1 for place in blank if self._begins(lines, place + 1)]
        return min([*again, lines.index(self.heading) if self.heading in lines else len(lines)])

    def _begins(self, lines: Sequence[str], place: int) -> bool:
        """Whether a line as wide as the table heads lines that are not like the table's."""
        rows = [
            cut(line.removesuffix("\r"), self.dialect).fields
            for line in lines[place : place + 1 + OTHER_BODY]
        ]
        rows = [row for row in rows if len(row) == self.width]
        is_other = len(rows) > OTHER_RUN and filled(rows[0]) == self.width
        if not is_other or not is_header(rows[0], rows[1:], self.width):
            return False
        return likeness(rows[1:], self.profile) < UNLIKE * self.usual

    def repeats(self, lines: Sequence[str], place: int) -> bool:
        """Whether another table begins at a line that does not fit this one.

        Its cells are much of this table's header, or it follows a blank line, and the lines below
        are as wide as it is and not as wide as this table.
        """
        fields = cut(lines[place].removesuffix("\r"), self.dialect).fields
        if len(fields) in (1, self.width) or filled(fields) < OTHER_RUN - 1:
            return False
        if any(kind(cell) == "number" and not is_year(cell) for cell in fields):
            return False
        titles = {title for title in self.outline.titles if title.strip()}
        if len(titles) > 1 and len(titles & set(fields)) >= SAME * len(titles):
            return True
        after_blank = place > 0 and not lines[place - 1].strip(self.dialect.delimiter + ' \r"')
        below = [
            cut(line, self.dialect).fields for line in lines[place + 1 : place + 1 + OTHER_RUN]
        ]
        return after_blank and bool(below) and all(len(row) == len(fields) for row in below)
