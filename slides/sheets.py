"""A brief as sheets: what stands on each slide or page, whichever way they are written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from data.words import Words
from figures import source
from figures.card import Card
from figures.figure import Figure
from figures.map import MapFigure
from slides import letters
from slides.axis import axis
from slides.brief import Brief, Entry
from slides.chart import Chart
from slides.chart_kind import chart_of
from slides.chart_parts import parts
from slides.figure_picture import drawable, figure_picture
from slides.fitting import fitted
from slides.map_picture import map_picture
from slides.marks import LINK, MUTED, Frame, Line, Picture, Run, Text
from slides.one_line import in_one_line
from slides.paper import LEAST, SMALL, Places
from slides.plain import Plain, plain
from slides.readable import readable
from slides.table import Table, tables
from slides.tiles import is_glance, tiles_picture

UNIT = 14.0
LEAST_TITLE = 18.0
GAP = 8.0
INSET = 7.2
TITLE_LEADING = 1.2
PLAIN = 380.0


@dataclass(frozen=True)
class Drawn:
    """A picture in its place, at its scale, and the chart that an office can draw of it."""

    picture: Picture
    scale: float
    frame: Frame
    chart: Chart | None = None


@dataclass(frozen=True)
class Sheet:
    """One slide: what is written on it and where, in points, and the one thing that it shows.

    `place` says which of the `count` slides of its picture or table it is. `held` are those of
    its words (`unit`, `note`) for which the template has a place.
    """

    entry: Entry
    title: str
    title_size: float
    above: Text
    below: Text
    alt: str
    drawn: Drawn | None = None
    table: Table | None = None
    sentence: Text | None = None
    place: int = 1
    count: int = 1
    held: tuple[str, ...] = ()


def pictured(card: Card) -> bool:
    """Whether a card has a picture beside its table."""
    return card.figure is not None or is_glance(card)


def sheets(brief: Brief, places: Places, words: Words) -> Iterator[Sheet]:
    """The slides between the cover and the sources."""
    for entry in brief.entries:
        yield from entry_sheets(entry, places, words)


def entry_sheets(entry: Entry, places: Places, words: Words) -> Iterator[Sheet]:
    """The slides of one card; where it has several, each title says which it is."""
    bare = _bare(entry, places, words, numbered=False)
    made = list(_entry_sheets(bare, places, words))
    if any(sheet.count > 1 for sheet in made):
        longer = _bare(entry, places, words, numbered=True)
        if (longer.title_size, longer.above) != (bare.title_size, bare.above):
            made = list(_entry_sheets(longer, places, words))
    yield from made


def _entry_sheets(bare: Sheet, places: Places, words: Words) -> Iterator[Sheet]:
    entry, card = bare.entry, bare.entry.card
    room = _room(bare, places)
    if card.empty:
        yield replace(bare, sentence=_block(card.empty, 18.0, room))
        return
    pictures = list(_pictures(card, room, words)) if entry.shows != "table" else []
    for place, drawn in enumerate(pictures, 1):
        yield _part(replace(bare, drawn=drawn), place, len(pictures), words)
    if entry.shows != "chart" or not pictures:
        made = tables(card, room, words)
        for place, table in enumerate(made, 1):
            yield _part(replace(bare, table=table), place, len(made), words)


def _part(sheet: Sheet, place: int, count: int, words: Words) -> Sheet:
    """A sheet as one of so many of the same card."""
    title = _numbered(sheet.title, place, count, words)
    return replace(sheet, title=title, place=place, count=count)


def _bare(entry: Entry, places: Places, words: Words, *, numbered: bool) -> Sheet:
    longest = _numbered(entry.headline, 9, 9, words) if numbered else entry.headline
    size, lines = title_lines(longest, places)
    top = places.content.top
    if places.anchored:
        top = places.title.top + len(lines) * size * TITLE_LEADING + GAP
    content = places.content
    above = Text(content.left, top, tuple(_above(entry, content.width, words)))
    below = tuple(_below(entry, content.width, words))
    height = letters.size_of(Text(0, 0, below))[1]
    own = Text(content.left, content.bottom - height, below, name=words("slides.note"))
    unit = _held(places.unit, lambda width: tuple(_above(entry, width, words)))
    note = _held(places.note, lambda width: tuple(_below(entry, width, words)))
    return Sheet(
        entry,
        entry.headline,
        size,
        unit or above,
        note or own,
        entry.card.alt or entry.headline,
        held=tuple(name for name, text in (("unit", unit), ("note", note)) if text),
    )


def _held(frame: Frame | None, lines: Callable[[float], tuple[Line, ...]]) -> Text | None:
    """Words in a place of the template's; None where it has none, or they are too many for it."""
    if frame is None:
        return None
    text = Text(frame.left + INSET, frame.top + INSET / 2, lines(frame.width - 2 * INSET))
    fits = letters.size_of(text)[1] <= frame.height - INSET
    return text if text.lines and fits else None


def title_lines(title: str, places: Places) -> tuple[float, list[str]]:
    """The largest size in which a title fits its place, and its lines there."""
    size = places.size
    while True:
        lines = letters.wrapped(title, size, places.title.width - 4, bold=True)
        if len(lines) * size * TITLE_LEADING <= places.title.height or size <= LEAST_TITLE:
            return size, lines
        size -= 1


def _numbered(title: str, place: int, count: int, words: Words) -> str:
    return title if count == 1 else words("slides.part", title=title, place=place, count=count)


def _above(entry: Entry, width: float, words: Words) -> Iterator[Line]:
    """The unit, the period, and a stamp where the data are no full account."""
    card = entry.card
    stamped = [words.term("coverage", coverage) for coverage in card.stamps]
    unit = " · ".join(part for part in (card.unit, card.period) if part)
    told = letters.wrapped(unit, UNIT, width) if unit else []
    lines: list[Line] = [(Run(line, UNIT, colour=MUTED),) for line in told] or [()]
    if stamped and not card.empty:
        stamp = Run(words.join(stamped).upper(), LEAST, bold=True)
        beside = (*lines[-1], replace(stamp, text=f"   {stamp.text}"))
        fits = lines[-1] and letters.line_width(beside) <= width
        lines = [*lines[:-1], beside] if fits else [*filter(None, lines), (stamp,)]
    yield from (line for line in lines if line)
    if entry.note:
        yield from ((Run(line, UNIT),) for line in letters.wrapped(entry.note, UNIT, width))


def _below(entry: Entry, width: float, words: Words) -> Iterator[Line]:
    """The card's note, and its sources with the link to the live view."""
    card = entry.card
    for line in letters.wrapped(card.note, LEAST, width) if card.note else []:
        yield (Run(line, LEAST, colour=MUTED),)
    if not card.datasets:
        return
    lines = letters.wrapped(source.line(card.datasets, words), SMALL, width)
    live = words("slides.live")
    for line in lines[:-1]:
        yield (Run(line, SMALL, colour=MUTED),)
    last = Run(lines[-1], SMALL, colour=MUTED)
    if not entry.address:
        yield (last,)
        return
    link = Run(live, SMALL, colour=LINK, link=entry.address)
    if letters.line_width((last, link)) + 2 * SMALL <= width:
        yield (replace(last, text=f"{last.text}  "), link)
    else:
        yield (last,)
        yield (link,)


def _room(sheet: Sheet, places: Places) -> Frame:
    """What is left for the picture between what is written above and below it."""
    content = places.content
    top, bottom = content.top, content.bottom
    if "unit" not in sheet.held:
        top = sheet.above.y + letters.size_of(sheet.above)[1] + 1.4 * GAP
    if "note" not in sheet.held:
        bottom = sheet.below.y - GAP
    return Frame(content.left, top, content.right, max(top + 40, bottom))


def _block(text: str, size: float, room: Frame) -> Text:
    lines = letters.wrapped(text, size, min(room.width, 620))
    return Text(room.left, room.top + GAP, tuple((Run(line, size),) for line in lines))


def _pictures(card: Card, room: Frame, words: Words) -> Iterator[Drawn]:
    """The card's picture, on as many slides as it needs; none where it is a table alone."""
    figure = card.figure
    if isinstance(figure, MapFigure):
        drawn = map_picture(figure, (room.width, room.height), words)
        yield Drawn(drawn, 1.0, room)
    elif isinstance(figure, Figure):
        yield from _drawn_figure(figure, room, words)
    elif is_glance(card):
        yield Drawn(tiles_picture(card, (room.width, room.height), words), 1.0, room)


def _drawn_figure(figure: Figure, room: Frame, words: Words) -> Iterator[Drawn]:
    """A figure's pictures; bars that do not fit one slide are several charts."""
    spec = plain(figure)
    if not drawable(spec):
        return
    chart, height = chart_of(spec, words), float(figure.layout.get("height") or PLAIN)
    drawn = _fitted(chart.figure if chart else spec, height, room, words)
    if chart is None or len(drawn) == 1:
        yield from (Drawn(picture, scale, room, chart) for picture, scale in drawn)
        return
    if not chart.across:
        yield from (Drawn(picture, scale, room) for picture, scale in drawn)
        return
    yield from _charts(chart, len(drawn), height, room, words)


def _charts(chart: Chart, most: int, height: float, room: Frame, words: Words) -> Iterator[Drawn]:
    """A chart of many bars in as few parts as have room, at most so many."""
    for count in range(2, most + 1):
        several = parts(chart, count)
        fits = [_fitted(p.figure, height / count, room, words, larger=False) for p in several]
        if count == most or all(len(one) == 1 for one in fits):
            break
    for part, ((picture, scale), *_) in zip(several, fits, strict=True):
        yield Drawn(picture, scale, room, part)


def _fitted(
    spec: Plain, height: float, room: Frame, words: Words, *, larger: bool = True
) -> list[tuple[Picture, float]]:
    down = axis("y", spec)
    rows = bool(down.categories) or not down.visible
    one_line = in_one_line(spec)
    denser = partial(_picture, one_line, words=words) if one_line else None
    draw = partial(_picture, spec, words=words)
    return fitted(draw, height, room, rows=rows, denser=denser, larger=larger)


def _picture(spec: Plain, size: tuple[float, float], least: float, *, words: Words) -> Picture:
    return figure_picture(readable(spec, least), size, words)
