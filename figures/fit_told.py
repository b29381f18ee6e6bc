"""How two economies fit, in the one sentence that answers before any picture does."""

from typing import Final

import polars as pl

from data.words import Words
from figures.fit_intensity import digits

KEY: Final = "fit_told"


def fit_told(
    ends: tuple[str, str],
    scores: pl.DataFrame,
    pairs: pl.DataFrame,
    parts: pl.DataFrame,
    words: Words,
) -> str:
    """What the first country sells the second, beside its mix, its size and the world's growth.

    Takes the rows of `complementarity`, `trade_intensity` and `constant_market_share`; what they do
    not hold of the two is left out. Empty where they hold nothing.
    """
    found = (
        _mix(_of(scores, "origin", ends), words),
        _size(_of(pairs, "origin", ends), words),
        _growth(_of(parts, "country", ends), words),
    )
    named = {"origin": words.country(ends[0]), "destination": words.country(ends[1])}
    clauses = [words(f"{KEY}.{clause}", **named, **told) for clause, told in found if clause]
    sentence = words(f"{KEY}.sentence", clauses="; ".join(clauses)) if clauses else ""
    return sentence[:1].upper() + sentence[1:]


Clause = tuple[str, dict[str, str]]
"""The key of its words, empty where there is nothing to say, and the values in it."""


def _of(rows: pl.DataFrame, seller: str, ends: tuple[str, str]) -> pl.DataFrame:
    return rows.filter(pl.col(seller) == ends[0], pl.col("destination") == ends[1])


def _mix(row: pl.DataFrame, words: Words) -> Clause:
    if row.is_empty():
        return "", {}
    return "mix", {"score": words.number(row["complementarity"].item(), 0)}


def _size(row: pl.DataFrame, words: Words) -> Clause:
    times = None if row.is_empty() else row["intensity"].item()
    if not times:
        return "", {}
    return "size", {"times": words.number(times, digits(times))}


def _growth(row: pl.DataFrame, words: Words) -> Clause:
    """Nothing where the exports read are of one year, or of none at first."""
    known = row.filter(pl.col("start_value") > 0, pl.col("start") < pl.col("end"))
    if known.is_empty():
        return "", {}
    found = known.row(0, named=True)
    total = found["end_value"] / found["start_value"] - 1
    world = found["growth"] / found["start_value"]
    return f"growth.{'up' if total >= 0 else 'down'}", {
        "total": words.percent(abs(total)),
        "moved": words(f"fit_growth.world.{'up' if world >= 0 else 'down'}"),
        "world": words.percent(abs(world)),
        "start": str(found["start"]),
        "end": str(found["end"]),
    }
