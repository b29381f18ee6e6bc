"""A file in the making, clean at first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random


@dataclass
class Dirty:
    """A file in the making: how it is written, and what a good reader gets out of it."""

    titles: list[str]
    rows: list[list[str]]
    random: Random
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    quotes_all: bool = False
    end: str = "\n"
    encoding: str = "utf-8"
    header: list[list[str]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    closes: bool = True
    hurt: dict[int, Callable[[list[str]], str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def content(self) -> bytes:
        """The file."""
        lines = [*self.above, *map(self.line, self.header)]
        for place, row in enumerate(self.rows):
            lines.append(self.hurt.get(place, self.line)(row))
        text = self.end.join([*lines, *self.below]) + (self.end if self.closes else "")
        return text.encode(self.encoding, "replace") if lines or self.below else b""

    def line(self, row: list[str]) -> str:
        """A row as one line."""
        return self.delimiter.join(map(self.cell, row))

    def cell(self, cell: str) -> str:
        """A cell, quoted where it must be, or where all text is."""
        if not self.quote:
            return cell
        marks = (self.delimiter, self.quote, "\n", "\r", self.delimiter.strip() or " ")
        is_text = self.quotes_all and not cell.replace(".", "").isdigit()
        if not is_text and not any(mark in cell for mark in marks):
            return cell
        escaped = cell.replace(self.quote, (self.escape or self.quote) + self.quote)
        return f"{self.quote}{escaped}{self.quote}"
