"""A table whose cells are shaded by their amounts, with the numbers in them and gaps left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from data.words import Words
from figures.axes import category_axis
from figures.figure import Figure, Spec, heatmap, scatter
from figures.theme import CONTEXT_GREY, SCALE_HUE, base_figure, faded

ROW_HEIGHT: Final = 28
HEAD_HEIGHT: Final = 46
# Ink on the fullest cell still reads well, in the light theme and in the dark.
LIGHTEST, FULLEST = 0.1, 0.58
GAP, SUM = 0.1, 0.28
GAP_TILE, SUM_TILE = 0, 1


@dataclass(frozen=True)
class Side:
    """The rows or the columns of a matrix: their codes in order and the names that are shown."""

    codes: Sequence[str]
    names: Sequence[str]


@dataclass(frozen=True)
class Look:
    """How a matrix looks.

    `gap` says what an empty cell means, `hue` shades the others, `head` is the height of the names
    above, in pixels. Rows and columns in `sums` add up others, so they are not shaded with them.
    `digits` is how many decimals every number has; without it, one where it is not whole.
    """

    gap: str
    hue: str = SCALE_HUE
    head: int = HEAD_HEIGHT
    sums: frozenset[str] = frozenset()
    digits: int | None = None


def matrix(cells: pl.DataFrame, rows: Side, columns: Side, look: Look, words: Words) -> Figure:
    """A shaded table, numbers in its cells.

    Takes row, column (codes of the sides), amount, hover (a sentence) and, where cells can be
    clicked, change (of the address; null: none). A cell without a row is a gap: an empty tile that
    says `look.gap`. The first row is on top; heads of columns stand
    above, upright where there is no room for them side by side.
    """
    amounts, hovers, texts = _grid(cells, rows, columns, look, words)
    shaded = _shaded(amounts, rows, columns, look)
    figure = base_figure(ROW_HEIGHT * len(rows.codes) + look.head, words)
    axis = {"x": list(columns.codes), "y": list(rows.codes), "hoverinfo": "text"}
    tiles = [
        [_tile(amount, shade) for amount, shade in zip(*lines, strict=True)]
        for lines in zip(amounts, shaded, strict=True)
    ]
    most = max((a for line in shaded for a in line if a is not None), default=1)
    hue = [[0, faded(look.hue, LIGHTEST)], [1, faded(look.hue, FULLEST)]]
    for values, colours, top in ((tiles, _tiles(), SUM_TILE), (shaded, hue, most)):
        shades = {"colorscale": colours, "zmin": 0, "zmax": top}
        told = {"text": texts, "texttemplate": "%{text}", "hovertext": hovers}
        figure.add(heatmap(z=values, hoverongaps=False, **shades, **told, **axis))
    if "change" in cells.columns:
        figure.add(_clickable(cells.drop_nulls("change").sort("row", "column")))
    figure.update_yaxes(category_axis(rows.codes, rows.names, reverse=True), automargin=True)
    return figure.update_xaxes(
        category_axis(columns.codes, columns.names),
        side="top",
        automargin=True,
        autotickangles=[0, -60],
    )


def _grid(
    cells: pl.DataFrame, rows: Side, columns: Side, look: Look, words: Words
) -> tuple[list[list[float | None]], list[list[str]], list[list[str]]]:
    known = {
        (row, column): (amount, hover)
        for row, column, amount, hover in cells.select(
            "row", "column", "amount", "hover"
        ).iter_rows()
        if amount is not None
    }
    amounts: list[list[float | None]] = []
    hovers: list[list[str]] = []
    texts: list[list[str]] = []
    for row, name in zip(rows.codes, rows.names, strict=True):
        line = [known.get((row, column)) for column in columns.codes]
        amounts.append([cell[0] if cell else None for cell in line])
        texts.append([_told(cell[0], look.digits, words) if cell else "" for cell in line])
        hovers.append(
            [
                cell[1] if cell else f"{_plain(name)}, {_plain(head)}: {look.gap}"
                for cell, head in zip(line, columns.names, strict=True)
            ]
        )
    return amounts, hovers, texts


def _told(amount: float, digits: int | None, words: Words) -> str:
    """An amount as it stands in its cell; one too small for its decimals is not told as nought."""
    if digits is None:
        return words.number(round(amount, 1))
    least = 10.0**-digits
    if 0 < amount < least / 2:
        return words("matrix.below", least=words.number(least, digits))
    return words.number(amount, digits)


def _plain(name: str) -> str:
    """A name without the lines that a head adds to it."""
    return name.split("<br>", maxsplit=1)[0]


def _clickable(cells: pl.DataFrame) -> Spec:
    """Clear marks over the cells, since a heat map reports no clicks."""
    clear = {"marker": {"opacity": 0}}
    return scatter(
        x=cells["column"].to_list(),
        y=cells["row"].to_list(),
        mode="markers",
        marker={"symbol": "square", "size": ROW_HEIGHT - 4, "opacity": 0},
        selected=clear,
        unselected=clear,
        customdata=cells["change"].to_list(),
        hovertext=cells["hover"].to_list(),
        hoverinfo="text",
    )


def _shaded(
    amounts: list[list[float | None]], rows: Side, columns: Side, look: Look
) -> list[list[float | None]]:
    return [
        [
            None if row in look.sums or column in look.sums else amount
            for amount, column in zip(line, columns.codes, strict=True)
        ]
        for line, row in zip(amounts, rows.codes, strict=True)
    ]


def _tile(amount: float | None, shaded: float | None) -> int | None:
    """An empty tile for a gap, a filled one for a sum; none under a shaded cell."""
    if shaded is not None:
        return None
    return GAP_TILE if amount is None else SUM_TILE


def _tiles() -> list[list[float | str]]:
    gap, whole = faded(CONTEXT_GREY, GAP), faded(CONTEXT_GREY, SUM)
    return [[0, gap], [0.5, gap], [0.5, whole], [1, whole]]
