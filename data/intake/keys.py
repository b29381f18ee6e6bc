"""What becomes of several rows that claim to be the same fact, and of records at odds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from data.intake.ledger import RECORD, Ledger
from data.intake.mapping import Mapping
from data.intake.rules import key
from data.intake.year_parts import ROWS
from data.readers.table import LINE

PLACE: Final = "\u2116 place"
BETWEEN: Final = " "
UNIQUE: Final = "key_is_unique"
ONCE: Final = "row_is_given_once"
ONE_RECORD: Final = "parties_share_one_record"
MARKS: Final = ("key", "of", "record")


def settle(path: Path, mapping: Mapping, ledger: Ledger) -> None:
    """Leave one fact for each key in the file, and count or reject the others.

    Rows that say the same twice are one, the later are rejected; rows that disagree are all
    rejected. Where rows are to be merged, exports and indicators are added up, the origins of a
    visit put together, and of a party that is named again the first row is taken.
    """
    if mapping.kind == "cooperation":
        _one_record(path, mapping, ledger)
    marks = ledger.marks
    if "key" not in marks.columns or marks["key"].n_unique() == marks.height:
        return
    is_added = mapping.repeated == "merge" and mapping.kind == "indicators"
    twice = marks["key"].is_duplicated()
    rows = facts_at(path, ledger, pl.repeat(True, len(twice), eager=True) if is_added else twice)
    judged = _merged(rows, mapping) if mapping.repeated == "merge" else _once(rows)
    take_out(path, ledger, rows[PLACE], judged.kept)
    wrong = judged.wrong["item"].n_unique()
    ledger.move(wrong)
    if judged.wrong.height:
        ledger.reject(_shown(judged.wrong, mapping))
    # Of a row with several parties another may well be new: such a row is not left out.
    if judged.repeated.height and not mapping.parties:
        again = judged.repeated.join(judged.wrong, on="item", how="anti")
        ledger.move(again["item"].n_unique(), judged.reason)


@dataclass(frozen=True)
class Judged:
    """Rows that share a key: those to keep, to reject (with a rule), and to leave out and why."""

    kept: pl.DataFrame
    wrong: pl.DataFrame
    repeated: pl.DataFrame
    reason: str = "repeated"


def facts_at(path: Path, ledger: Ledger, where: pl.Series) -> pl.DataFrame:
    """The stored facts for which `where` is true, with PLACE, LINE, item and key."""
    places = ledger.marks.with_row_index(PLACE).filter(where)
    wanted = (
        pl.scan_parquet(path)
        .with_row_index(PLACE)
        .filter(pl.col(PLACE).is_in(places[PLACE].implode()))
    )
    return wanted.collect(engine="streaming").join(places, on=PLACE, maintain_order="left")


def take_out(
    path: Path, ledger: Ledger, places: pl.Series, instead: pl.DataFrame | None = None
) -> None:
    """Write the file again without the facts at some places, with others at its end."""
    beside = path.with_suffix(".part")
    gone = pl.col(PLACE).is_in(places.implode())
    rest = pl.scan_parquet(path).with_row_index(PLACE).filter(~gone).drop(PLACE)
    marks = ledger.marks.with_row_index(PLACE).filter(~gone).drop(PLACE)
    if instead is not None:
        rest = pl.concat([rest, instead.lazy().select(rest.collect_schema().names())])
        marks = pl.concat([marks, instead.select(marks.columns)])
    rest.sink_parquet(beside, compression="zstd", compression_level=1)
    beside.replace(path)
    ledger.marks = marks


def _once(rows: pl.DataFrame) -> Judged:
    said = [name for name in rows.columns if name not in (PLACE, LINE, "item", *MARKS)]
    judged = rows.with_columns(
        same=pl.struct(said).n_unique().over("key") == 1,
        first=pl.int_range(pl.len()).over("key") == 0,
    )
    keep = pl.col("same") & pl.col("first")
    rule = pl.when("same").then(pl.lit(ONCE)).otherwise(pl.lit(UNIQUE))
    wrong = judged.filter(~keep).with_columns(rule=rule)
    return Judged(judged.filter(keep), wrong, rows.clear())


def _merged(rows: pl.DataFrame, mapping: Mapping) -> Judged:
    none = rows.clear().with_columns(rule=pl.lit(None, pl.String))
    others = pl.exclude("key", "value", "status")
    if mapping.kind == "exports":
        # A sum of nothing but gaps is a gap.
        value = pl.when(pl.col("value").count() > 0).then(pl.col("value").sum())
        status = pl.col("status").drop_nulls().first()
        sums = rows.group_by("key", maintain_order=True).agg(others.first(), value, status)
        return Judged(sums, none, rows.clear())
    if mapping.kind == "indicators":
        whole, missing = added(rows)
        return Judged(whole, none, missing, "part_missing")
    if mapping.kind == "visits":
        return _visits(rows)
    if mapping.kind == "cooperation":
        first = pl.int_range(pl.len()).over("key") == 0
        return Judged(rows.filter(first), none, rows.filter(~first))
    return _once(rows)


def added(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows with the same `key` as their sum, and the rows of sums of which a part is missing.

    A sum is whole where it has as many parts as any other, each with a value.
    """
    parts = pl.len().over("key")
    whole = rows.with_columns(
        whole=(parts == parts.max()) & pl.col("value").is_not_null().all().over("key")
    )
    sums = (
        whole.filter("whole")
        .group_by("key", maintain_order=True)
        .agg(
            pl.exclude("key", "value", "status", "whole", ROWS).first(),
            pl.col("value").sum(),
            *(pl.col(name).sum() for name in rows.columns if name == ROWS),
            pl.col("status").drop_nulls().first(),
        )
    )
    return sums, whole.filter(~pl.col("whole")).drop("whole")


def _visits(rows: pl.DataFrame) -> Judged:
    apart = (*MARKS, "origins", PLACE, LINE, "item")
    said = [name for name in rows.columns if name not in apart]
    judged = rows.with_columns(agree=pl.struct(said).n_unique().over("key") == 1)
    together = pl.col("origins").list.explode().drop_nulls().unique(maintain_order=True)
    kept = (
        judged.filter("agree")
        .group_by("key", maintain_order=True)
        .agg(together, pl.exclude("key", "origins").first())
    )
    wrong = judged.filter(~pl.col("agree")).with_columns(rule=pl.lit(UNIQUE))
    return Judged(kept, wrong, rows.clear())


def _shown(rejected: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """Rows in the shape REJECTS, shown at the column that tells most of the key."""
    names = key(mapping.kind)
    value = pl.concat_str(
        [pl.col(name).cast(pl.String) for name in names], separator=BETWEEN, ignore_nulls=True
    )
    return rejects(rejected, mapping.columns.get(names[-1], ""), value, pl.col("rule"))


def rejects(
    rows: pl.DataFrame, column: str, value: pl.Expr, rule: pl.Expr, fix: pl.Expr | None = None
) -> pl.DataFrame:
    """Facts that turn out wrong, in the shape REJECTS."""
    return rows.select(
        line=LINE,
        column=pl.lit(column),
        value=value.cast(pl.String),
        rule=rule,
        fix=pl.lit(None, pl.String) if fix is None else fix.cast(pl.String),
    )


def _one_record(path: Path, mapping: Mapping, ledger: Ledger) -> None:
    """Reject rows whose title, type, dates or sector differ from most others of their record."""
    marks = ledger.marks
    one = pl.struct("of", "record").n_unique() == pl.col("of").n_unique()
    if not marks.height or marks.select(one).item():
        return
    counted = marks.with_row_index(PLACE).with_columns(
        times=pl.len().over("of", "record"), first=pl.col(PLACE).min().over("of", "record")
    )
    best = pl.col("record").sort_by("times", "first", descending=[True, False]).first().over("of")
    rows = facts_at(path, ledger, counted.select(pl.col("record") != best).to_series())
    take_out(path, ledger, rows[PLACE])
    ledger.move(rows["item"].n_unique())
    at = next((mapping.columns[fact] for fact in RECORD if fact in mapping.columns), "")
    value = pl.concat_str(RECORD, separator=BETWEEN, ignore_nulls=True)
    ledger.reject(rejects(rows, at, value, pl.lit(ONE_RECORD)))
