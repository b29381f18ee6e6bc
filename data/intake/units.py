"""Currency, scale and flow, as the words in a name or a unit tell them."""

import re
from collections.abc import Iterable
from typing import Final

from data.intake.folded import fold

CURRENCIES: Final = {
    "USD": r"us ?d(?:ollars?)?|us|dollars?|[kmt]usd",
    "EUR": r"euros?|eur|[kmt]eur|ecu",
    "SEK": r"sek|[kmt]sek|tkr|mkr|kronor|skr",
    "NOK": r"nok|[kmt]nok|norske kroner",
    "DKK": r"dkk|[kmt]dkk|danske kroner",
    "ISK": r"isk|[kmt]isk|kronur",
    "GBP": r"gbp|[kmt]gbp|pounds?",
}
OF: Final = r"(?:usd|eur|sek|nok|dkk|isk|gbp)"
SCALES: Final = {
    1e3: rf"thousands?|tusen|tusental|tusind|tuhat|tuhansia|tausend|tsd|1 ?000|[kt]{OF}|tkr|000",
    1e6: rf"millions?|mil|mill|milj|miljoner|millioner|miljoonaa|mio|mn|mln|m{OF}|mkr|1000000",
    1e9: r"billions?|bn|miljarder|milliarder|mrd|md|miljardia|milliarden",
}
EXPORT: Final = (
    r"\b(?:export\w*|eksport\w*|utforsel\w*|udforsel\w*|vienti\w*|ausfuhr\w*|utflutning\w*)\b"
)
IMPORT: Final = (
    r"\b(?:import\w*|innforsel\w*|indforsel\w*|inforsel\w*|tuonti\w*|einfuhr\w*|innflutning\w*)\b"
)
RATE: Final = (
    r"\b(?:per|pro|pr|je|av|of) (?:1 ?000(?: ?000)?|100 ?000|tusen|tusind|tausend|thousand)\b"
)
"""A rate: what is counted per thousand is not in thousands."""

SIGNS: Final = {"$": " usd ", "\u20ac": " eur ", "\u00a3": " gbp "}


def currency_of(texts: Iterable[str]) -> str:
    """The currency that the first text with one names, empty where none does."""
    for text in texts:
        folded = _folded(text)
        for code, pattern in CURRENCIES.items():
            if re.search(rf"\b(?:{pattern})\b", folded):
                return code
    return ""


def scale_of(texts: Iterable[str]) -> float:
    """By what the first text that names thousands, millions or billions multiplies; else 1."""
    for text in texts:
        folded = re.sub(RATE, " ", _folded(text))
        for scale, pattern in SCALES.items():
            if re.search(rf"\b(?:{pattern})\b", folded):
                return scale
    return 1.0


def flow_of(texts: Iterable[str]) -> str:
    """The flow that the first text with just one names, empty where none does."""
    for text in texts:
        folded = _folded(text)
        found = (bool(re.search(EXPORT, folded)), bool(re.search(IMPORT, folded)))
        if found == (True, False):
            return "export"
        if found == (False, True):
            return "import"
    return ""


def _folded(text: str) -> str:
    for sign, word in SIGNS.items():
        text = text.replace(sign, word)
    return fold(text.replace("_", " "))
