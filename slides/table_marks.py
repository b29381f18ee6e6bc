"""A table as marks, for a page that has no tables of its own."""

from collections.abc import Iterator

from figures.theme import RULE
from slides.marks import INK, LINK, MUTED, Mark, Pen, Run, Text, Way
from slides.table import ROW, SIDE, SIZE, Cell, Table


def table_marks(table: Table) -> Iterator[Mark]:
    """The table at its place, with a hairline under each row."""
    y = table.frame.top
    right = table.frame.left + sum(table.widths)
    for place, (row, height) in enumerate(
        zip((table.heads, *table.rows), table.heights, strict=True)
    ):
        x = table.frame.left
        for cell, width in zip(row, table.widths, strict=True):
            yield _cell(cell, x, y + ROW, width, head=place == 0)
            x += width
        y += height
        yield Way(((table.frame.left, y), (right, y)), Pen(RULE, 1.5 if place == 0 else 0.75))


def sentence(table: Table) -> Text | None:
    """What is said below a table of which not all is shown."""
    if not table.sentence:
        return None
    y = table.frame.top + sum(table.heights) + ROW
    return Text(table.frame.left, y, ((Run(table.sentence, SIZE, colour=MUTED),),))


def _cell(cell: Cell, x: float, y: float, width: float, *, head: bool) -> Text:
    look = {"bold": head, "colour": MUTED if head else LINK if cell.link else INK}
    lines = tuple(
        (Run(line, SIZE, link=cell.link, **look),)  # type: ignore[arg-type]
        for line in cell.lines
    )
    if cell.number:
        return Text(x + width - 2 * SIDE, y, lines, "end")
    return Text(x, y, lines)
