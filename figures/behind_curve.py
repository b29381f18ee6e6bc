from typing import Any, Final

import polars as pl

from analytics.behind import LEAST
from analytics.span import with_gaps
from data.words import Words
from figures.behind_told import one, years
from figures.card import Card, Context, empty_card
from figures.ends_shown import subject_colour
from figures.figure import scatter
from figures.named_lines import Line, named_lines
from figures.theme import CONTEXT_GREY, GROUND

KEY: Final = "behind_curve"
TABLE: Final = (
    *("other", "year", "lag", "at_least", "reading"),
    *("level", "own", "others", "own_time", "other_time"),
)
DOT: Final = 7


def behind_curve(read: tuple[str, pl.DataFrame], context: Context) -> Card:
    """The distance in time to each other, as it stood in each year.

    Takes the country and the rows of `years_behind`. Above nought the country is behind. Open dots
    are distances of which only the least is known; a year that can't be read breaks the line.
    """
    words = context.words
    country, lags = read
    known = lags.filter(pl.col("lag").is_not_null())
    if known.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(country))
    lines = _lines(lags.filter(pl.col("other").is_in(known["other"].to_list())), words)
    figure = named_lines(lines, words)
    for (other,), rows in known.filter("at_least").group_by(["other"], maintain_order=True):
        figure.add(
            scatter(
                x=rows["year"].to_list(),
                y=rows["lag"].to_list(),
                mode="markers",
                marker={
                    "size": DOT,
                    "color": GROUND,
                    "line": {"width": 1.5, "color": subject_colour(str(other))},
                },
                hoverinfo="skip",
            )
        )
    figure.add_hline(y=0, line={"color": CONTEXT_GREY, "width": 1.5}, layer="below")
    return Card(
        key=KEY,
        headline=_headline(country, known, words),
        unit=words(f"{KEY}.unit", country=words.country(country)),
        period=words.period(*known.select(a=pl.min("year"), b=pl.max("year")).row(0)),
        datasets=context.datasets,
        table=lags.select(TABLE),
        figure=figure,
        alt=words(f"{KEY}.alt", others=words.countries(known["other"].unique().sort())),
        note=words(f"{KEY}.note"),
    )


def _headline(country: str, known: pl.DataFrame, words: Words) -> str:
    """The other against which the distance moved most, from the earlier end to the later one.

    The least that a distance can be grows with the data's years, so it is no movement.
    """
    exact, lag = known.filter(~pl.col("at_least")), pl.col("lag")
    spans = exact.group_by("other").agg(span=lag.max() - lag.min()).filter(pl.col("span") > 0)
    names = {"country": words.country(country)}
    if spans.is_empty():
        others = known["other"].unique().sort()
        return words(f"{KEY}.still", others=words.countries(others), **names)
    other = spans.sort("span", "other", descending=[True, False])["other"][0]
    moved = exact.filter(pl.col("other") == other).sort("lag", "year")
    before, after = moved.gather([0, -1]).sort("year").iter_rows(named=True)
    return words(
        f"{KEY}.headline",
        other=words.country(other),
        before=_place(before, words),
        after=_place(after, words),
        **names,
    )


def _place(row: dict[str, Any], words: Words) -> str:
    lag = row["lag"]
    kind = "level" if abs(lag) < LEAST else "behind" if lag > 0 else "ahead"
    return words(f"{KEY}.{kind}", years=years(lag, words), year=str(row["year"]))


def _lines(lags: pl.DataFrame, words: Words) -> list[Line]:
    lines = []
    series = with_gaps(lags.select("other", "year", "lag", "at_least", "reading"), by=["other"])
    for (code,), rows in series.group_by(["other"], maintain_order=True):
        lines.append(
            Line(
                name=words.country(str(code)),
                colour=subject_colour(str(code)),
                years=rows["year"].to_list(),
                values=rows["lag"].to_list(),
                hovers=[
                    "" if row["lag"] is None else f"{row['year']}: {one(row, words)}"
                    for row in rows.iter_rows(named=True)
                ],
            )
        )
    return lines
