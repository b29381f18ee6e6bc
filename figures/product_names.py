"""The names of products, industries or sectors in a chart and in its table."""

from collections.abc import Iterable, Sequence
from textwrap import shorten, wrap
from typing import Final

from data import products
from data.vocabulary import SECTORS
from figures.card import Context
from figures.markup import escaped

LONGEST: Final = 26
"""Letters of a line beside a bar: on a phone more would leave no room for the bar."""

LINES: Final = 2
ROW: Final = 30
TALL_ROW: Final = 38
BREAK: Final = "<br>"
CUT: Final = "…"


def product_names(codes: Iterable[str], context: Context) -> list[str]:
    """Codes of the dataset's classification by name; a code without one stays as it is."""
    names = dict(products.names(context.dataset.classification).iter_rows())
    names |= {code: context.words.sector(code) for code in SECTORS}
    return [names.get(code, code) for code in codes]


def beside_bars(names: Iterable[str]) -> list[str]:
    """Names as a chart shows them beside bars, in two lines; one that is longer ends in a mark."""
    lines = (wrap(name, LONGEST, max_lines=LINES, placeholder=CUT) or [name] for name in names)
    return [BREAK.join(map(escaped, told)) for told in lines]


def in_a_line(name: str) -> str:
    """A name in the one line that it has beside bars; one that is longer ends in a mark."""
    return shorten(name, LONGEST, placeholder=CUT)


def row_height(names: Sequence[str]) -> int:
    """The height in pixels of a row beside which such names stand."""
    return TALL_ROW if any(BREAK in name for name in names) else ROW
