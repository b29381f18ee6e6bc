"""What became of a table's rows: facts, rejects and what was left out, all counted."""

from typing import Final

import msgspec
import polars as pl

from data.remark import Remark

REJECTS: Final = pl.Schema(
    {
        "line": pl.Int64(),
        "column": pl.String(),
        "value": pl.String(),
        "rule": pl.String(),
        "fix": pl.String(),
    }
)
"""One row for each thing wrong: where it stands, by the table's own column, and what stands there.

`rule` is the rule it breaks (a key below `rule` in the words), `fix` a value that would do, null
where none is known.
"""


class Broken(msgspec.Struct, frozen=True):
    """How many rows break a rule, in which column of the table."""

    rule: str
    column: str
    rows: int


class Righted(msgspec.Struct, frozen=True):
    """How many parties are stored with the country of their coordinates, and what was named."""

    named: str
    taken: str
    rows: int


class Personal(msgspec.Struct, frozen=True):
    """A column that seems to hold personal data, never the data themselves.

    `what` is a key below `personal` in the words: email, telephone, identity_number, name.
    """

    column: str
    what: str
    rows: int


class Checked(msgspec.Struct, frozen=True):
    """The outcome of a check: `read` = `accepted` + `rejected` + `left_out`, in rows of the table.

    For a table with values side by side these are cells that hold anything. `facts` counts the
    rows to be stored. `left_out` has the reasons (keys below `left_out` in the words) and how many
    rows each. `emptied` has the columns of the facts in which something that the file says is not
    stored, as a group of countries among the origins, and how many cells each. `righted` has the
    countries that the coordinates of their parties set right. `broken` and `righted` are sorted by
    the most frequent.
    """

    read: int
    accepted: int
    rejected: int
    left_out: dict[str, int]
    facts: int
    broken: tuple[Broken, ...] = ()
    start: int | None = None
    end: int | None = None
    remarks: tuple[Remark, ...] = ()
    emptied: dict[str, int] = {}
    righted: tuple[Righted, ...] = ()
