"""What facts would change in a stored dataset: rows by their key, and totals that would move.

Both are told before anything is stored, and are computed from what the store would then hold.
"""

from pathlib import Path
from typing import Final

import polars as pl

from data.intake.difference import CHANGES, MOVED, Difference
from data.progress import Progress, quiet
from data.store import merge
from data.store.version import How
from data.vocabulary import Kind

CHANGES_FILE: Final = "changes.parquet"
MOVED_FILE: Final = "moved.parquet"

LISTED: Final = 100_000
"""Rows of each sort that are listed at most; the counts are of all."""

ROUNDING: Final = 1e-9
"""Share of a total below which it has not moved: sums of the same values differ by their order."""

_BETWEEN: Final = "; "


def compare(  # noqa: PLR0913, PLR0917 - the order in which an upload goes its road
    facts: pl.LazyFrame,
    stored: pl.LazyFrame | None,
    kind: Kind,
    how: How,
    folder: Path,
    progress: Progress = quiet,
) -> Difference:
    """Write `folder`/changes.parquet and moved.parquet, and count what is in them.

    Args:
        facts: rows in the schema of the kind whose keys differ.
        stored: the rows of the newest version, None where there is none: then every row is new,
            none is listed and nothing that was published moves.
        kind: of both.
        how: what becomes of the stored rows.
        folder: is made where it is missing.
        progress: is told of the step "compare".

    Changes have the key of the kind and CHANGES: a line for each new or gone row, and one for each
    changed value with its old and new text. Moved totals are in the shape MOVED. With `append`,
    changed rows contradict stored ones, which the store refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    progress("compare", 0.0)
    found = merge.differing(facts, stored, kind, how) if stored is not None else None
    progress("compare", 0.4)
    counts = merge.counts(found, facts, stored)
    _changes(found, facts, stored, kind).write_parquet(folder / CHANGES_FILE)
    progress("compare", 0.7)
    moved = _moved(facts, stored, kind, how)
    moved.write_parquet(folder / MOVED_FILE)
    progress("compare", 1.0)
    return Difference(counts.new, counts.changed, counts.unchanged, counts.gone, moved.height)


def _changes(
    found: pl.DataFrame | None, facts: pl.LazyFrame, stored: pl.LazyFrame | None, kind: Kind
) -> pl.DataFrame:
    shape = dict.fromkeys((*merge.key(kind), *CHANGES), pl.String)
    if found is None or stored is None:
        return pl.DataFrame(schema=shape)
    listed = {what: found.filter(what=what).head(LISTED) for what in merge.WHAT.categories}
    parts = [
        _valued(listed["changed"], facts, stored, kind),
        _whole(listed["new"], facts, kind, "new"),
        _whole(listed["gone"], stored, kind, "gone"),
    ]
    return pl.concat(part.select(*shape) for part in parts)


def _whole(marks: pl.DataFrame, rows: pl.LazyFrame, kind: Kind, what: str) -> pl.DataFrame:
    """A line for each of the rows."""
    named = {name: pl.lit(None, pl.String) for name in CHANGES} | {"what": pl.lit(what)}
    keys = _of(marks, rows, kind).select(pl.col(merge.key(kind)).cast(pl.String))
    return keys.with_columns(**named).sort(merge.key(kind))


def _valued(
    marks: pl.DataFrame, facts: pl.LazyFrame, stored: pl.LazyFrame, kind: Kind
) -> pl.DataFrame:
    """A line for each value that differs between the rows of one key."""
    sides = [
        _texts(_of(marks, rows, kind), kind).unpivot(
            index=merge.key(kind), variable_name="column", value_name=side
        )
        for rows, side in ((stored, "old"), (facts, "new"))
    ]
    both = sides[0].join(sides[1], on=[*merge.key(kind), "column"])
    differ = both.filter(pl.col("old").ne_missing(pl.col("new")))
    return (
        differ.with_columns(what=pl.lit("changed"))
        .select(*merge.key(kind), *CHANGES)
        .sort([*merge.key(kind), "column"])
    )


def _of(marks: pl.DataFrame, rows: pl.LazyFrame, kind: Kind) -> pl.DataFrame:
    found = merge.marked(rows, kind).join(marks.lazy(), on=merge.MARKS, how="semi")
    return found.drop(merge.MARKS).collect(engine="streaming")


def _texts(rows: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """Keys and values as texts, lists with a mark between their parts."""
    lists = [name for name, dtype in rows.schema.items() if isinstance(dtype, pl.List)]
    return rows.select(*merge.key(kind), *merge.values(kind)).with_columns(
        pl.col(name).list.join(_BETWEEN) if name in lists else pl.col(name).cast(pl.String)
        for name in (*merge.key(kind), *merge.values(kind))
    )


def _moved(facts: pl.LazyFrame, stored: pl.LazyFrame | None, kind: Kind, how: How) -> pl.DataFrame:
    """Totals that differ between what is stored and what would be, the largest change first."""
    if stored is None:
        return pl.DataFrame(schema=MOVED)
    after = totals(merge.outcome(facts, stored, kind, how), kind)
    names = ["measure", "year", "country"]
    both = totals(stored, kind).join(
        after, on=names, how="full", coalesce=True, nulls_equal=True, suffix="_after"
    )
    found = both.rename({"total": "before", "total_after": "after"}).with_columns(
        change=pl.col("after").fill_null(0) - pl.col("before").fill_null(0)
    )
    scale = pl.max_horizontal(pl.col("before").abs(), pl.col("after").abs())
    appeared = pl.col("before").is_null() != pl.col("after").is_null()
    moved = found.filter(appeared | (pl.col("change").abs() > ROUNDING * scale))
    order = [pl.col("change").abs(), *(pl.col(name) for name in names)]
    return moved.sort(order, descending=[True, False, False, False]).select(
        pl.col(name).cast(dtype) for name, dtype in MOVED.items()
    )


def totals(rows: pl.LazyFrame, kind: Kind) -> pl.DataFrame:
    """What is published of each country and year: measure, year, country, total.

    Exports: the sum of each flow by its reporter, null where no value is known. Visits: those
    received by the host, and those made by each origin. Cooperation: records of each party's
    country by the year of their start. Indicators: the value. Years are null where not stated.
    """
    return pl.concat(_totals(rows, kind)).collect(engine="streaming")


def _totals(rows: pl.LazyFrame, kind: Kind) -> list[pl.LazyFrame]:
    if kind == "exports":
        value = pl.col("value")
        known = pl.when(value.count() > 0).then(value.sum())
        return [_grouped(rows, pl.col("flow"), _year("period"), pl.col("reporter"), known)]
    if kind == "visits":
        made = rows.explode("origins").drop_nulls("origins")
        return [
            _grouped(part, pl.lit(measure), _year("date"), pl.col(end), pl.len())
            for part, measure, end in ((rows, "received", "host"), (made, "made", "origins"))
        ]
    if kind == "cooperation":
        country, ids = pl.col("party_country"), pl.col("id").n_unique()
        named = rows.drop_nulls("party_country")
        return [_grouped(named, pl.lit("agreements"), _year("start"), country, ids)]
    columns = pl.col("indicator"), pl.col("year"), pl.col("country")
    return [_grouped(rows, *columns, pl.col("value").first())]


def _grouped(
    rows: pl.LazyFrame, measure: pl.Expr, year: pl.Expr, country: pl.Expr, total: pl.Expr
) -> pl.LazyFrame:
    named = {"measure": measure, "year": year.cast(pl.Int32), "country": country}
    return (
        rows.with_columns(**{f"_{name}": column for name, column in named.items()})
        .group_by(*(f"_{name}" for name in named))
        .agg(total=total.cast(pl.Float64))
        .rename({f"_{name}": name for name in named})
    )


def _year(date: str) -> pl.Expr:
    return pl.col(date).str.head(4)
