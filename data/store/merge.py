"""What becomes of stored rows when others come: by the kind's key, in bounded memory.

Keys are compared by 128 bits of hash, so that a join holds two numbers a row and no text. Two
keys of ten million rows meet by chance once in 10^24 times.
"""

from typing import Final

import polars as pl

from data.schemas import SCHEMAS
from data.store.version import Counts, How
from data.vocabulary import Kind

MARKS: Final = ("_first", "_second")
"""Names of the two hashes of a row's key."""

VALUES: Final = "_values"
"""Name of the hash of what a row holds beside its key."""

WHAT: Final = pl.Enum(["new", "changed", "gone"])

_SEEDS: Final = (0x5A15, 0x9E37)


def key(kind: Kind) -> list[str]:
    """The columns that tell the rows of one dataset apart."""
    return [name for name in SCHEMAS[kind].primary_key() if name != "dataset"]


def values(kind: Kind) -> list[str]:
    """The columns of a row that are not in its key, without the dataset's name."""
    return [name for name in SCHEMAS[kind].column_names() if name not in (*key(kind), "dataset")]


def marked(rows: pl.LazyFrame, kind: Kind) -> pl.LazyFrame:
    """The rows with the hashes of their key."""
    ends = pl.struct(key(kind))
    return rows.with_columns(
        ends.hash(seed).alias(mark) for mark, seed in zip(MARKS, _SEEDS, strict=True)
    )


def weighed(rows: pl.LazyFrame, kind: Kind) -> pl.LazyFrame:
    """The hashes of each row's key and values, and nothing else."""
    held = pl.struct(values(kind)).hash(_SEEDS[0]).alias(VALUES)
    return marked(rows, kind).select(*MARKS, held)


def fresh(facts: pl.LazyFrame, stored: pl.LazyFrame, kind: Kind) -> pl.LazyFrame:
    """The facts whose key is not stored yet."""
    known = marked(stored, kind).select(MARKS)
    return marked(facts, kind).join(known, on=MARKS, how="anti").drop(MARKS)


def outcome(facts: pl.LazyFrame, stored: pl.LazyFrame | None, kind: Kind, how: How) -> pl.LazyFrame:
    """All rows after the facts have come.

    `replace` leaves the facts alone, `append` adds those whose key is new, `correct` puts them in
    the place of the rows with their key and adds the others.
    """
    if stored is None or how == "replace":
        return facts
    if how == "append":
        return pl.concat([stored, fresh(facts, stored, kind)])
    return pl.concat([fresh(stored, facts, kind), facts])


def differing(facts: pl.LazyFrame, stored: pl.LazyFrame, kind: Kind, how: How) -> pl.DataFrame:
    """The hashes of every key whose row differs, and `what` it is: new, changed or gone.

    Gone are rows that are stored and not among the facts, where `how` leaves the facts alone.
    """
    held = VALUES + "_stored"
    both = weighed(facts, kind).join(
        weighed(stored, kind).rename({VALUES: held}),
        on=MARKS,
        how="full" if how == "replace" else "left",
        coalesce=True,
    )
    what = (
        pl.when(pl.col(held).is_null())
        .then(pl.lit("new"))
        .when(pl.col(VALUES).is_null())
        .then(pl.lit("gone"))
        .when(pl.col(VALUES) != pl.col(held))
        .then(pl.lit("changed"))
    )
    found = both.select(*MARKS, what=what.cast(WHAT)).filter(pl.col("what").is_not_null())
    return found.collect(engine="streaming")


def counts(
    differing: pl.DataFrame | None, facts: pl.LazyFrame, stored: pl.LazyFrame | None
) -> Counts:
    """Rows by key: new, changed in at least one value, unchanged, gone; `rows` after it.

    `differing` is None where nothing is stored. With `append`, the changed rows are those that
    are stored with other values, and stay as they are stored.
    """
    came = _rows(facts)
    if differing is None or stored is None:
        return Counts(rows=came, new=came)
    found = {what: differing.filter(what=what).height for what in WHAT.categories}
    unchanged = came - found["new"] - found["changed"]
    return Counts(rows=_rows(stored) + found["new"] - found["gone"], unchanged=unchanged, **found)


def _rows(frame: pl.LazyFrame) -> int:
    return int(frame.select(pl.len()).collect(engine="streaming").item())
