"""Texts as they are compared: without case, accents, marks and double blanks."""

from typing import Final

import polars as pl

LETTERS: Final = {"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "đ": "d"}
"""Letters that are no accented form of another."""


def folded(text: pl.Expr) -> pl.Expr:
    """A text in small letters and digits with single blanks, accents taken off: "cote d ivoire"."""
    plain = text.str.to_lowercase().str.replace_many(list(LETTERS), list(LETTERS.values()))
    bare = plain.str.normalize("NFKD").str.replace_all(r"\p{M}+", "")
    return bare.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()


def fold(text: str) -> str:
    """One text, folded."""
    return str(pl.select(folded(pl.lit(text))).item())
