"""Whether an estimate of an effect is told at all, and under which verdict."""

from typing import Any, Final

FEWEST_CLUSTERS: Final = 10
"""Pairs that an estimate must rest on, counted by their weight, for its interval to hold."""


def verdict(row: dict[str, Any]) -> str:
    """The code of the verdict; "few" where the estimate rests on too few pairs."""
    if row["clusters"] < FEWEST_CLUSTERS:
        return "few"
    return str(row["verdict"])


def withheld(row: dict[str, Any]) -> bool:
    """Whether a sentence stands in place of every estimate: they would be no effect."""
    return verdict(row) in ("pre_trend", "few")
