"""A number format that writes values as a figure's texts have them, so that an edit keeps them."""

import re
from collections.abc import Sequence
from typing import Final

from data.words import Words

# How many commas of a format divide by a thousand each, and what a per cent sign multiplies by.
SCALES: Final = ((1.0, ""), (1e-3, ","), (1e-6, ",,"), (1e-9, ",,,"), (100.0, "%"))
DIGITS: Final = range(4)
NUMBER: Final = re.compile(r"\d[\d\s.,'\u2019\u00a0\u202f]*\d|\d")


def number_format(values: Sequence[float], texts: Sequence[str], words: Words) -> str:
    """The format; empty where there is none that gives every text.

    A text may have words around its number that all of them share, or that the last one alone
    has: `0, 20, 40, 60 billion`.
    """
    parts = [_parts(text) for text in texts]
    if not texts or any(part is None for part in parts):
        return ""
    around = [(part[0], part[2]) for part in parts if part]
    numbers = [part[1] for part in parts if part]
    for scale, commas in SCALES:
        for digits in DIGITS:
            shown = [words.number(abs(value) * scale, digits) for value in values]
            if shown == numbers:
                return _format(values, around, "0" * digits, commas)
    return ""


def _parts(text: str) -> tuple[str, str, str] | None:
    """What stands before a text's only number, the number, and what stands after it."""
    found = list(NUMBER.finditer(text))
    if len(found) != 1:
        return None
    number = found[0]
    return text[: number.start()], number[0], text[number.end() :]


def _format(
    values: Sequence[float], around: list[tuple[str, str]], decimals: str, commas: str
) -> str:
    places = f"#,##0{'.' + decimals if decimals else ''}"
    scale, percent = ("", True) if commas == "%" else (commas, False)

    def one(before: str, after: str) -> str:
        if percent:
            after = after.replace("%", "", 1).replace("\u00a0", "")
            return f"{_quoted(before)}{places}%{_quoted(after)}"
        return f"{_quoted(before)}{places}{scale}{_quoted(after)}"

    if len(set(around)) == 1:
        plain = one(*around[0])
        return (
            f"{plain};{plain}" if any(v < 0 for v in values) and "-" not in around[0][0] else plain
        )
    if len(set(around[:-1])) == 1 and max(values) == values[-1]:
        return f"[>={values[-1] * 0.9999:g}]{one(*around[-1])};{one(*around[0])}"
    return ""


def _quoted(text: str) -> str:
    """Words as a number format holds them."""
    return '"' + text.replace('"', "") + '"' if text else ""
