"""How wide letters are in the faces of offices, which are named in a file and not sent with it.

Arial is where every office is, or a face of the same widths in its place. Its advances are those
of Helvetica, which PDF libraries carry. Of other faces only their mean width beside Arial's is
known; one that nothing is known of is taken for a wide one, so that its words have room.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final
from unicodedata import normalize

from fpdf.fonts import CORE_FONTS_CHARWIDTHS

OFFICE: Final = "Arial"
TABLES: Final = {False: "helvetica", True: "helveticaB"}
LATIN: Final = range(0x20, 0x250)
CODED: Final = "cp1252"
# In thousandths of the size: signs that Helvetica's table lacks.
SIGNS: Final = {
    "\u2212": 584,
    "≥": 549,
    "≤": 549,
    "≈": 549,
    "→": 1000,
    "←": 1000,
    "\u2011": 333,
    "●": 604,
}
NARROW: Final = frozenset(
    {
        *("arial", "helvetica", "liberation sans", "calibri", "carlito", "cambria", "optima"),
        *("times new roman", "segoe ui", "tahoma", "lato", "roboto", "source sans pro"),
        *("source sans 3", "garamond", "franklin gothic book", "gill sans mt", "corbel"),
    }
)
WIDE: Final = {"verdana": 1.2, "montserrat": 1.2, "poppins": 1.18, "century gothic": 1.15}
UNKNOWN: Final = 1.12


@cache
def advances(face: str, *, bold: bool) -> Mapping[str, int]:
    """The width of each letter of a face, in thousandths of its size."""
    known, factor = CORE_FONTS_CHARWIDTHS[TABLES[bold]], _beside_arial(face)
    others = bytes(range(0x80, 0xA0)).decode(CODED, "ignore")
    letters = [*map(chr, LATIN), *others]
    found = {letter: _advance(letter, known) for letter in letters}
    return {letter: round(width * factor) for letter, width in (found | SIGNS).items() if width}


def _advance(letter: str, known: Mapping[str, int]) -> int:
    """A letter's width, an accented one's as that of the letter below; nought if unknown."""
    for tried in (letter, normalize("NFD", letter)[0]):
        try:
            width: int = known[tried.encode(CODED).decode("latin-1")]
        except (KeyError, UnicodeEncodeError):
            continue
        return width
    return 0


def _beside_arial(face: str) -> float:
    """How wide a face's letters are beside Arial's."""
    name = face.casefold()
    return 1.0 if name in NARROW else WIDE.get(name, UNKNOWN)
