from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from analytics.since import WINDOW
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.change_strips import Others, Strip, change_strips
from figures.ends_shown import subject_colour

KEY: Final = "change_since"
COLUMNS: Final = (
    *("series", "unit", "before_years", "before_mean", "after_years", "after_mean"),
    *("change", "lower", "median", "upper", "others", "before_growth", "after_growth"),
)


@dataclass(frozen=True, eq=False)
class Changes:
    """What `since` found around the year of a moment, a partial date."""

    rows: pl.DataFrame
    since: str

    @property
    def year(self) -> int:
        """The year that the windows lie around."""
        return int(self.since[:4])


def change_since(changes: Changes, context: Context) -> Card:
    """What was sold and bought before and after a year, beside the same change elsewhere.

    Takes the rows of `analytics.since.since`. Each has a dot for its own change on a bar of the
    middle half of the others; a row whose years do not suffice says what it lacks. A comparison of
    times: no word of it is about causes.
    """
    words = context.words
    if not changes.since:
        return empty_card(KEY, context, f"{KEY}.choose")
    year = changes.year
    told = changes.rows.filter(pl.col("change").is_not_null())
    period = words(f"{KEY}.period", before=_before(year, words), after=_after(year, words))
    if told.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", lacking=_lacking(changes, words))
    first = told.row(0, named=True)
    whole = first["name"].startswith("low_carbon")
    return Card(
        key=KEY,
        headline=_headline(first, year, words),
        unit=words(f"{KEY}.unit"),
        period=period,
        datasets=context.datasets,
        table=_table(changes.rows, words),
        figure=change_strips(
            [_strip(row, year, words) for row in _drawn(changes.rows).iter_rows(named=True)],
            words(f"{KEY}.key"),
            lambda share: signed(share, words) if share else words(f"{KEY}.same"),
            words,
        ),
        alt=_alt(told, year, words),
        note=_note(whole, context),
        whole=whole,
        hint=_lacking(changes, words),
    )


def _note(whole: bool, context: Context) -> str:
    words, chosen = context.words, context.selection
    told = ["note"]
    if chosen.sectors and not whole:
        told.append("all_sectors")
    if (chosen.start, chosen.end) != (None, None):
        told.append("any_period")
    return " ".join(words(f"{KEY}.{name}") for name in told)


def _alt(told: pl.DataFrame, year: int, words: Words) -> str:
    rows = told.iter_rows(named=True)
    changes = [f"{_name(row, words)} {signed(row['change'], words)}" for row in rows]
    return words(f"{KEY}.alt", year=str(year), changes=words.join(changes))


def signed(change: float, words: Words) -> str:
    """A change with its sign, plus or minus, in per cent."""
    side = "up" if change >= 0 else "down"
    return words(f"{KEY}.{side}", share=words.percent(abs(change)))


def _before(year: int, words: Words) -> str:
    return words.period(year - WINDOW, year - 1)


def _after(year: int, words: Words) -> str:
    return words.period(year + 1, year + WINDOW)


def _name(row: dict[str, Any], words: Words) -> str:
    return words(
        f"{KEY}.series.{row['name']}",
        country=words.country(str(row["country"])),
        partner=words.country(str(row["partner"])) if row["partner"] else words("country.world"),
    )


def _headline(row: dict[str, Any], year: int, words: Words) -> str:
    change, median = row["change"], row["median"]
    way = "higher" if change >= 0 else "lower"
    return words(
        f"{KEY}.headline.{'beside' if median is not None else 'alone'}",
        series=_name(row, words),
        year=str(year),
        change=words(f"{KEY}.{way}", share=words.percent(abs(change))),
        before=words(f"{KEY}.years", count=row["before_years"]),
        after=words(f"{KEY}.years", count=row["after_years"]),
        median=signed(median, words) if median is not None else "",
        others=_counted(row, words),
    )


def _counted(row: dict[str, Any], words: Words) -> str:
    kind = "partners" if row["partner"] else "countries"
    return words(f"{KEY}.others.{kind}", count=row["others"] or 0)


def _table(rows: pl.DataFrame, words: Words) -> pl.DataFrame:
    names = [_name(row, words) for row in rows.iter_rows(named=True)]
    return rows.with_columns(series=pl.Series(names, dtype=pl.String())).select(
        column for column in COLUMNS if column == "series" or column in rows.columns
    )


def _strip(row: dict[str, Any], year: int, words: Words) -> Strip:
    """A row of the drawing; one that lacks a change says why in place of its levels."""
    name, colour = _name(row, words), subject_colour(row["country"])
    if row["change"] is None:
        return Strip(name, _lack(row, year, words), colour)
    change = signed(row["change"], words)
    hover = words(f"{KEY}.hover.own", series=name, change=change) + _growth(row, words)
    levels = words(
        f"{KEY}.levels",
        before=words.amount(row["before_mean"], row["unit"]),
        after=words.amount(row["after_mean"], row["unit"]),
        change=change,
    )
    return Strip(name, levels, colour, row["change"], hover, _beside(row, words))


def _growth(row: dict[str, Any], words: Words) -> str:
    """The growth a year on both sides, where both have one."""
    rates = {side: row[f"{side}_growth"] for side in ("before", "after")}
    if None in rates.values():
        return ""
    told = {side: signed(rate, words) for side, rate in rates.items()}
    return words(f"{KEY}.hover.growth", **told)


def _lack(row: dict[str, Any], year: int, words: Words) -> str:
    return words(
        f"{KEY}.lacks.{row['reason']}",
        before=_before(year, words),
        after=_after(year, words),
        held=words.period(row["start"], row["end"]),
    )


def _beside(row: dict[str, Any], words: Words) -> Others | None:
    if row["median"] is None:
        return None
    quartiles = {name: row[name] for name in ("lower", "median", "upper")}
    told = {name: signed(value, words) for name, value in quartiles.items()}
    return Others(
        **quartiles, hover=words(f"{KEY}.hover.others", others=_counted(row, words), **told)
    )


def _drawn(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a change, then those without: the two directions of a pair as one gap."""
    lacking = rows.filter(pl.col("change").is_null()).with_columns(
        name=pl.col("name").str.replace("exports_(out|in)$", "exports_both")
    )
    gaps = lacking.unique(["name", "country", "partner"], keep="first", maintain_order=True)
    return pl.concat([rows.filter(pl.col("change").is_not_null()), gaps])


def _lacking(changes: Changes, words: Words) -> str:
    """What has to be loaded for the rows that have no change."""
    rows = changes.rows.filter(pl.col("change").is_null())
    names = dict.fromkeys(row["name"].rsplit("_", 1)[0] for row in rows.iter_rows(named=True))
    year = changes.year
    return " ".join(
        words(f"{KEY}.load.{name}", start=str(year - WINDOW), end=str(year + WINDOW))
        for name in names
    )
