"""Totals among the details, and sums that contradict their parts."""

from itertools import pairwise
from pathlib import Path
from typing import Final

import polars as pl

from data.crosswalk import FAMILIES
from data.intake.cells import complete
from data.intake.facts import WORD
from data.intake.keys import PLACE, facts_at, rejects, take_out
from data.intake.ledger import Ledger
from data.intake.mapping import Mapping
from data.readers.table import LINE

EQUAL: Final = "total_equals_its_parts"
LEVELS: Final = (2, 4, 6, 8)
KEY: Final = ("period", "reporter", "partner", "flow")
PRECISION: Final = 1e-6
ROUNDED: Final = 0.5
"""Values are rounded to whole units: a sum may differ by half a unit for each of its parts."""


def leave_out_levels(path: Path, mapping: Mapping, ledger: Ledger) -> None:
    """Leave out the HS codes whose parts are here too: 03 where 0301 is.

    One that is less than its parts together is rejected as contradicting them.
    """
    is_hs = FAMILIES.get(mapping.classification, mapping.classification) == "hs"
    if mapping.kind != "exports" or not is_hs:
        return
    length = pl.col("product").str.len_chars()
    stored = pl.scan_parquet(path)
    found = stored.select(length.unique()).collect(engine="streaming").to_series()
    present = [level for level in LEVELS if level in found]
    for level, next_level in pairwise(present):
        _leave_out_level(path, mapping, ledger, level, next_level)


def _leave_out_level(path: Path, mapping: Mapping, ledger: Ledger, level: int, below: int) -> None:
    length = pl.col("product").str.len_chars()
    stored = pl.scan_parquet(path).with_row_index(PLACE)
    parts = (
        stored.filter(length == below)
        .group_by(*KEY, pl.col("product").str.head(level))
        .agg(parts=pl.col("value").sum(), number=pl.len())
    )
    whole = stored.filter(length == level).join(parts, on=[*KEY, "product"])
    sums = whole.select(PLACE, "parts", "number").sort(PLACE).collect(engine="streaming")
    if not sums.height:
        return
    marks = pl.int_range(ledger.marks.height, eager=True).is_in(sums[PLACE].implode())
    rows = facts_at(path, ledger, marks).join(sums, on=PLACE)
    take_out(path, ledger, rows[PLACE])
    room = PRECISION * pl.col("value").abs() + ROUNDED * mapping.scale * pl.col("number")
    is_wrong = (pl.col("parts") > pl.col("value") + room).fill_null(value=False)
    wrong = rows.filter(is_wrong)
    ledger.move(rows["item"].n_unique() - wrong["item"].n_unique(), "total")
    _contradict(wrong, "product", mapping, ledger)


def compare_totals(path: Path, mapping: Mapping, ledger: Ledger, *, is_official: bool) -> None:
    """Reject totals that were left out, where they contradict the details that stand here.

    Below a word like "Total" the details are complete and must add up to it. An office's "World"
    may have partners that the file leaves out, so that only less than the details is wrong.
    """
    if not ledger.totals:
        return
    totals = pl.concat(ledger.totals)
    for over in ("partner", "product"):
        within = [name for name in (*KEY, "product") if name != over]
        mine = totals.filter(pl.col("of") == over)
        if not mine.height:
            continue
        parts = (
            pl.scan_parquet(path)
            .join(mine.lazy().select(within).unique(), on=within, how="semi")
            .group_by(within)
            .agg(parts=pl.col("value").sum(), number=pl.len(), gaps=pl.col("value").null_count())
        )
        sums = mine.join(parts.collect(engine="streaming"), on=within)
        room = PRECISION * pl.col("value").abs() + ROUNDED * mapping.scale * (pl.col("number") + 1)
        must_add_up = complete(pl.col(WORD)) & (not is_official)
        less = pl.col("parts") > pl.col("value") + room
        more = must_add_up & (pl.col("gaps") == 0) & (pl.col("parts") < pl.col("value") - room)
        wrong = sums.filter(less | more)
        reason = "world" if over == "partner" else "total"
        items = wrong[LINE].len()
        ledger.left_out[reason] -= items
        ledger.accepted += items
        _contradict(wrong.with_columns(item=pl.int_range(pl.len())), over, mapping, ledger)


def _contradict(wrong: pl.DataFrame, over: str, mapping: Mapping, ledger: Ledger) -> None:
    if not wrong.height:
        return
    ledger.move(wrong["item"].n_unique())
    value, parts = ((pl.col(name) / mapping.scale).cast(pl.String) for name in ("value", "parts"))
    column = mapping.columns.get("value", mapping.columns.get(over, ""))
    ledger.reject(rejects(wrong, column, value, pl.lit(EQUAL), parts))
