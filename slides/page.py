"""A sheet, a cover and the sources as marks on a page, in points: for PDF, and for pictures."""

from collections.abc import Iterator

from data.words import Words
from slides import letters
from slides.brief import Brief
from slides.marks import MUTED, Box, Line, Mark, Run, Text, placed
from slides.paper import SMALL, Cover, Places
from slides.sheets import TITLE_LEADING, Drawn, Sheet, title_lines
from slides.table_marks import sentence, table_marks

COVER_TITLE, COVER_TEXT, COVER_DATE = 40.0, 20.0, 14.0


def sheet_marks(sheet: Sheet, places: Places) -> Iterator[Mark]:
    """All of a sheet, but for the line at its foot."""
    yield from title_marks(sheet.title, places)
    yield from (text for text in (sheet.above, sheet.below, sheet.sentence) if text)
    if sheet.drawn:
        yield from drawn_marks(sheet.drawn)
    if sheet.table:
        yield from table_marks(sheet.table)
        rest = sentence(sheet.table)
        if rest:
            yield rest


def drawn_marks(drawn: Drawn) -> Iterator[Mark]:
    """A picture at its place and scale."""
    for mark in drawn.picture.marks():
        yield placed(mark, drawn.scale, drawn.frame.left, drawn.frame.top)


def title_marks(title: str, places: Places) -> Iterator[Mark]:
    """A title, hanging from the upper edge of its place."""
    size, lines = title_lines(title, places)
    for k, line in enumerate(lines):
        y = places.title.top + k * size * TITLE_LEADING
        yield Text(places.title.left, y, ((Run(line, size, bold=True),),))


def foot_marks(brief: Brief, number: int, places: Places, words: Words) -> Iterator[Mark]:
    """The brief's title, the day and the page's number."""
    made = words.date(brief.made.isoformat())
    if places.footer and places.date and places.number:
        room = places.footer.width - 2 * SMALL
        title = letters.cut(brief.title, SMALL, room)
        yield Text(places.footer.left, places.footer.top, (_small(title),))
        yield Text(places.date.right, places.date.top, (_small(made),), "end")
        yield Text(places.number.right, places.number.top, (_small(str(number)),), "end")


def _small(text: str) -> Line:
    return (Run(text, SMALL, colour=MUTED),)


def cover_marks(brief: Brief, cover: Cover, accent: str, words: Words) -> Iterator[Mark]:
    """The first page; its title stands on the rule, however many lines it has."""
    rule = cover.rule
    yield Box(rule.left, rule.top, rule.width, rule.height, accent)
    for text, frame, largest, bold in (
        (brief.title, cover.title, COVER_TITLE, True),
        (brief.subtitle, cover.subtitle, COVER_TEXT, False),
        (words.date(brief.made.isoformat()), cover.date, COVER_DATE, False),
    ):
        size = largest
        lines = letters.wrapped(text, size, frame.width, bold=bold)
        while bold and len(lines) * size * letters.LEADING > frame.height and size > COVER_TEXT:
            size -= 2
            lines = letters.wrapped(text, size, frame.width, bold=bold)
        top = frame.bottom - len(lines) * size * letters.LEADING if bold else frame.top
        yield Text(frame.left, top, tuple((Run(line, size, bold=bold),) for line in lines))
