from typing import Final

import polars as pl

from data.store.version import Version
from figures import source
from figures.card import Card, Context

KEY: Final = "version_list"
SCHEMA: Final = pl.Schema(
    {
        "number": pl.Int64(),
        "when": pl.String(),
        "who": pl.String(),
        "action": pl.String(),
        "note": pl.String(),
        "rows": pl.Int64(),
        "new": pl.Int64(),
        "changed": pl.Int64(),
        "gone": pl.Int64(),
    }
)


def version_list(versions: tuple[Version, ...], context: Context) -> Card:
    """Every version of a stored dataset, the newest first: who made it, when, why, what changed."""
    words, newest = context.words, versions[-1]
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            count=len(versions),
            title=source.title(context.dataset, words),
            what=words.term("version_action", newest.action),
            who=newest.who,
            when=words.date(_day(newest)),
        ),
        unit=words(f"{KEY}.unit"),
        period="",
        datasets=context.datasets,
        table=_table(versions, context),
        note=words(f"{KEY}.note"),
    )


def _table(versions: tuple[Version, ...], context: Context) -> pl.DataFrame:
    words = context.words
    rows = [
        (
            version.number,
            version.when[:16].replace("T", " "),
            version.who,
            words.term("version_action", version.action)
            if version.of is None
            else words("version_action.restore_of", number=version.of),
            version.note,
            version.counts.rows,
            version.counts.new,
            version.counts.changed,
            version.counts.gone,
        )
        for version in reversed(versions)
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _day(version: Version) -> str:
    return version.when.partition("T")[0]
