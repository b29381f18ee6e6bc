"""What stands under every comparison of two reports, and how it names their difference."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from figures.card import Context
from figures.scaled import unit_name
from figures.two_reports import by

AGREED: Final = 0.005
"""An asymmetry below this is told as none."""

DOUBLE: Final = 2.0
"""From here on a difference is told as a multiple,"""

ROUND: Final = 10.0
"""and from here on as a whole one."""

COLUMNS: Final = ("exported", "imported", "comparable", "difference", "asymmetry")


def cif(context: Context) -> float:
    """What imports are divided by."""
    return float(context.option("cif"))


def unit(rows: pl.DataFrame, context: Context) -> str:
    """The key to the dots, and the unit of the axis."""
    words, own = context.words, context.dataset.unit
    return words("mirror.unit", cif=_factor(context), unit=unit_name(by(rows, own), own, words))


def apart(row: Mapping[str, Any], context: Context) -> str:
    """How much more or less the importer tells, of what the exporter tells: 25% less, 3.5 times.

    Takes a row of `mirror`. The asymmetry, a share of the mean of both, would be read as that.
    """
    words, sent, received = context.words, row["exported"], row["comparable"]
    if row["asymmetry"] is None or abs(row["asymmetry"]) < AGREED:
        return words("mirror.agree")
    if not sent:
        return words("mirror.apart.more_than_nothing")
    times = received / sent
    if times >= DOUBLE:
        return words("mirror.apart.times", times=words.number(times, 1 if times < ROUND else 0))
    side, share = "more" if times > 1 else "less", abs(times - 1)
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
