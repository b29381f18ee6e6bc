"""What stands under every comparison of two reports, and how it names their difference."""

from collections.abc import Iterable
from typing import Final

import polars as pl

from figures.card import Context
from figures.scaled import unit_name
from figures.two_reports import by

AGREED: Final = 0.005
"""An asymmetry below this is told as none."""

COLUMNS: Final = ("exported", "imported", "comparable", "difference", "asymmetry")


def cif(context: Context) -> float:
    """What imports are divided by."""
    return float(context.option("cif"))


def unit(rows: pl.DataFrame, context: Context) -> str:
    """The key to the dots, and the unit of the axis."""
    words, own = context.words, context.dataset.unit
    return words("mirror.unit", cif=_factor(context), unit=unit_name(by(rows, own), own, words))


def apart(asymmetry: float | None, context: Context) -> str:
    """The difference as a share of the mean of both, with the side that tells more."""
    words = context.words
    if asymmetry is None or abs(asymmetry) < AGREED:
        return words("mirror.agree")
    side = "more" if asymmetry < 0 else "less"
    share = abs(asymmetry)
    return words(f"mirror.apart.{side}", share=words.percent(share, 0 if share >= 0.1 else 1))  # noqa: PLR2004


def note(rows: pl.DataFrame, context: Context, more: Iterable[str] = ()) -> str:
    """How the numbers are made, what is not in them, and what else tells the reports apart."""
    words = context.words
    parts = [words("mirror.note", cif=_factor(context)), *more]
    if hidden := int(rows["missing"].sum()):
        parts.append(words("mirror.missing", count=hidden))
    said, heard = context.datasets[0], context.datasets[-1]
    if said.classification != heard.classification:
        named = [words.term("classification", d.classification) for d in (said, heard)]
        parts.append(words("mirror.classified", exports=named[0], imports=named[1]))
    return " ".join(parts)


def _factor(context: Context) -> str:
    return context.words.number(cif(context), 2)
