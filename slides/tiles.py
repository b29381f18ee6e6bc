"""Countries at a glance as a picture: a tile each, its number over a small line."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import polars as pl

from analytics.selection import Selection
from data.words import Words
from figures.card import Card, Context
from figures.glance import Tile, tiles
from slides import letters
from slides.marks import MUTED, Frame, Group, Mark, Part, Pen, Picture, Run, Text, Way
from slides.paper import LEAST

KEY: Final = "glance"
COLUMNS: Final = 3
GAP: Final = 30.0
BELOW: Final = 14.0
TALLEST: Final = 170.0
NUMBER, NAME = 22.0, 14.0
SPARK: Final = 86.0
LINE: Final = 1.3


def is_glance(card: Card) -> bool:
    """Whether a card is drawn as tiles."""
    return card.key == KEY and not card.table.is_empty()


def tiles_picture(card: Card, size: tuple[float, float], words: Words) -> Picture:
    """The tiles of a glance side by side, three in a row."""
    countries = tuple(card.table["country"].unique(maintain_order=True))
    context = Context(words, Selection(countries=countries), card.datasets)
    found = tiles(card.table, context)
    columns = min(COLUMNS, len(found))
    rows = -(-len(found) // columns)
    wide = (size[0] - GAP * (columns - 1)) / columns
    tall = min(TALLEST, (size[1] - BELOW * (rows - 1)) / rows)
    parts = []
    for place, tile in enumerate(found):
        row, column = divmod(place, columns)
        left, top = column * (wide + GAP), row * (tall + BELOW)
        frame = Frame(left, top, left + wide, top + tall)
        values = _values(card.table, tile.country)
        marks = tuple(_tile(tile, values, frame, words))
        parts.append(Part("data", Group(words.country(tile.country), marks)))
    return Picture(*size, Frame(0, 0, *size), tuple(parts))


def _values(table: pl.DataFrame, country: str) -> list[tuple[int, float]]:
    rows = table.filter(pl.col("country") == country, pl.col("figure") == "low_carbon")
    return list(rows.select("year", "amount").sort("year").iter_rows())


def _tile(
    tile: Tile, values: list[tuple[int, float]], frame: Frame, words: Words
) -> Iterator[Mark]:
    y = frame.top
    yield Way(((frame.left, y), (frame.right, y)), Pen(tile.colour, 2.5))
    y += 7
    yield _text(words.country(tile.country), frame.left, y, NAME, bold=True)
    y += NAME * LINE + 2
    yield _text(tile.number, frame.left, y, NUMBER, bold=True)
    yield from _spark(tile, values, Frame(frame.right - SPARK, y + 3, frame.right, y + 27))
    y += NUMBER * LINE
    told = f"{tile.unit}: {tile.change}" if tile.change else tile.unit
    first, *rest = letters.wrapped(told, LEAST, frame.width)
    for line in (first, *([letters.cut(" ".join(rest), LEAST, frame.width)] if rest else ())):
        yield _text(line, frame.left, y, LEAST, colour=MUTED)
        y += LEAST * LINE
    y += 4
    for label, value in tile.lines:
        room = frame.width - letters.width(value, LEAST, bold=True) - 8
        yield _text(letters.cut(label, LEAST, room), frame.left, y, LEAST, colour=MUTED)
        run = Run(value, LEAST, bold=True)
        yield Text(frame.right, y, ((run,),), "end")
        y += LEAST * LINE


def _text(text: str, x: float, y: float, size: float, **look: object) -> Text:
    return Text(x, y, ((Run(text, size, **look),),))  # type: ignore[arg-type]


def _spark(tile: Tile, values: list[tuple[int, float]], frame: Frame) -> Iterator[Mark]:
    """A line from nought; a year without a value breaks it."""
    if len(values) < 2:  # noqa: PLR2004 - one year is no line
        return
    first, last = values[0][0], values[-1][0]
    high = max(amount for _, amount in values) or 1
    points = [
        (
            frame.left + (year - first) / (last - first) * frame.width,
            frame.bottom - amount / high * frame.height,
        )
        for year, amount in values
    ]
    years = [year for year, _ in values]
    run = [points[0]]
    for (before, year), point in zip(pairwise(years), points[1:], strict=True):
        if year != before + 1:
            yield Way(tuple(run), Pen(tile.colour, 1.8))
            run = []
        run.append(point)
    yield Way(tuple(run), Pen(tile.colour, 1.8))
