from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from analytics.span import with_gaps
from data.words import UNIT_SCALES, Words
from figures.behind_told import one, readings
from figures.card import Card, Context, empty_card
from figures.ends_shown import subject_colour
from figures.figure import Figure, Spec, scatter
from figures.named_lines import Line, named_lines
from figures.theme import GROUND

KEY: Final = "behind_levels"
TABLE: Final = (
    *("other", "year", "reading", "lag", "at_least", "lowest", "highest", "never_behind"),
    *("level", "own", "others", "own_time", "other_time"),
)
DOT: Final = 10


@dataclass(frozen=True, eq=False)
class Read:
    """One indicator of a country and others: its values, and the latest readings of them.

    `values` are country, year, value; `now` the rows of `behind_now`; `broken` those of `jumps`.
    """

    country: str
    indicator: str
    unit: str
    values: pl.DataFrame
    now: pl.DataFrame
    broken: pl.DataFrame


def behind_levels(read: Read, context: Context) -> Card:
    """By how many years a country is behind others, and the level lines on which that is read.

    Each line of dots lies at the level of the one that is behind, from the time when the one came
    to it to the time when the other did.
    """
    words = context.words
    if read.now.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(read.country))
    told = readings(read.now, words)
    period = words.period(*read.values.select(a=pl.min("year"), b=pl.max("year")).row(0))
    return Card(
        key=KEY,
        headline=_headline(read, told, words),
        unit=words.unit(read.unit),
        period=period,
        datasets=context.datasets,
        table=read.now.select(TABLE),
        figure=_figure(read, words),
        alt=words(f"{KEY}.alt", period=period, readings=told),
        note=_note(read, words),
    )


def _headline(read: Read, told: str, words: Words) -> str:
    headline = words(
        f"{KEY}.headline" if told else f"{KEY}.unknown",
        country=words.country(read.country),
        indicator=words.term("indicator", read.indicator),
        readings=told,
        year=str(read.now["year"].max()),
    )
    turns, known = _turning(read.now), read.now.drop_nulls("lag")
    if not turns:
        return headline
    kind = "all" if len(turns) == known.height else "some"
    return words(f"{KEY}.unsettled.{kind}", headline=headline, others=words.countries(turns))


def _turning(now: pl.DataFrame) -> list[str]:
    """Those whom the readings of the last years put on both sides of the country."""
    return now.filter(pl.col("lowest") < 0, pl.col("highest") > 0)["other"].to_list()


def _figure(read: Read, words: Words) -> Figure:
    figure = named_lines(_lines(read, words), words)
    for row in read.now.filter(pl.col("lag").is_not_null()).iter_rows(named=True):
        figure.add(_level(row, read, words))
    return figure


def _lines(read: Read, words: Words) -> list[Line]:
    scale, lines = UNIT_SCALES.get(read.unit, 1.0), []
    series = with_gaps(read.values.select("country", "year", "value"), by=["country"])
    for (code,), rows in series.group_by(["country"], maintain_order=True):
        name, values = words.country(str(code)), rows["value"].to_list()
        told = ["" if v is None else words.amount(v, read.unit) for v in values]
        lines.append(
            Line(
                name=name,
                colour=subject_colour(str(code)),
                years=rows["year"].to_list(),
                values=[None if v is None else v * scale for v in values],
                hovers=[f"{name}, {y}: {t}" for y, t in zip(rows["year"], told, strict=True)],
            )
        )
    return lines


def _level(row: dict[str, Any], read: Read, words: Words) -> Spec:
    """The two times on one level: of the country and of the other."""
    level = row["level"] * UNIT_SCALES.get(read.unit, 1.0)
    hover = words(
        f"{KEY}.hover",
        country=words.country(read.country),
        reading=one(row, words),
        level=words.amount(row["level"], read.unit),
    )
    return scatter(
        x=[row["own_time"], row["other_time"]],
        y=[level, level],
        mode="lines+markers",
        line={"color": subject_colour(row["other"]), "width": 1.5, "dash": "dot"},
        marker={
            "size": DOT,
            "color": [subject_colour(read.country), subject_colour(row["other"])],
            "line": {"width": 1.5, "color": GROUND},
        },
        hovertext=hover,
        hoverinfo="text",
    )


def _note(read: Read, words: Words) -> str:
    never = read.now.filter("never_behind")["other"].to_list()
    unknown = read.now.filter(pl.col("lag").is_null())["other"].to_list()
    country = words.country(read.country)
    turns = _turning(read.now)
    parts = [words(f"{KEY}.note")]
    if turns:
        parts.insert(0, words(f"{KEY}.turns", country=country, others=words.countries(turns)))
    if never:
        others = words.countries(never)
        parts.append(words(f"{KEY}.never", country=country, others=others))
    if unknown:
        others = words.countries(unknown)
        parts.append(words(f"{KEY}.both_before", country=country, others=others))
    if read.unit.endswith("usd"):
        parts.append(words(f"{KEY}.size"))
    if read.broken.height:
        parts.append(words(f"{KEY}.broken", years=_broken(read.broken, words)))
    return " ".join(parts)


def _broken(broken: pl.DataFrame, words: Words) -> str:
    return words.join(
        f"{words.country(str(code))} {words.join(str(year) for year in rows['year'])}"
        for (code,), rows in broken.group_by(["country"], maintain_order=True)
    )
