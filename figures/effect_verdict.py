from typing import Any, Final

import polars as pl

from data.frames import Frames
from data.numerals import MINUS
from data.words import Words
from figures.card import Card, Context
from figures.change_since import signed
from figures.effect_robustness import PUBLISHED
from figures.effect_told import verdict, withheld
from figures.figure import Figure, scatter
from figures.theme import CONTEXT_GREY, GROUND, SCALE_HUE, base_figure

KEY: Final = "effect_verdict"
HEIGHT: Final = 320


def effect_verdict(found: Frames, context: Context) -> Card:
    """The verdict on the effect of visits, and exports year by year around the first visit.

    Takes the frames of `visit_effect`. Where the leads are off, or too few pairs carry the rest,
    the headline tells that in place of a number.
    """
    words = context.words
    row = found["effect"].row(0, named=True)
    shown = found["leads"]
    return Card(
        key=KEY,
        headline=words(f"{KEY}.headline.{verdict(row)}", **_numbers(row, words)),
        unit=words(f"{KEY}.unit"),
        period=words.period(context.dataset.start, context.dataset.end),
        datasets=context.datasets,
        table=shown.select("since", "estimate", "low", "high"),
        figure=_figure(shown, words),
        alt=words(
            f"{KEY}.alt",
            years=words.join(_told(r, words) for r in shown.iter_rows(named=True)),
        ),
        note=" ".join(
            [
                words(f"{KEY}.leads.{_leads(row)}", chance=words.percent(row["pre_trend"] or 0, 1)),
                words(f"{KEY}.literature.{_beside(row)}"),
                words(f"{KEY}.note", **_numbers(row, words)),
            ]
        ),
    )


def _numbers(row: dict[str, Any], words: Words) -> dict[str, object]:
    return {
        "effect": words.percent(abs(row["effect"]), 1),
        "low": signed(row["low"], words),
        "high": signed(row["high"], words),
        "cells": row["cells"],
        "pairs": row["pairs"],
        "rows": row["rows"],
        "clusters": words.number(round(row["clusters"])),
    }


def _leads(row: dict[str, Any]) -> str:
    if row["pre_trend"] is None:
        return "unread"
    return "failed" if row["verdict"] == "pre_trend" else "passed"


def _beside(row: dict[str, Any]) -> str:
    """Where the interval lies beside the sizes that have been published."""
    if withheld(row):
        return "none"
    sizes = [size for ends in PUBLISHED.values() for size in ends if size > 0]
    if row["low"] > max(sizes):
        return "above"
    return "within" if row["high"] >= min(sizes) else "below"


def _told(row: dict[str, Any], words: Words) -> str:
    return words(
        f"{KEY}.point",
        year=words(f"{KEY}.year", since=f"{row['since']:+d}" if row["since"] else "0"),
        estimate=signed(row["estimate"], words),
        low=signed(row["low"], words),
        high=signed(row["high"], words),
    )


def _figure(leads: pl.DataFrame, words: Words) -> Figure:
    figure = base_figure(HEIGHT, words)
    for row in leads.iter_rows(named=True):
        figure.add(
            scatter(
                x=[row["since"]] * 2,
                y=[row["low"], row["high"]],
                mode="lines",
                line={"color": CONTEXT_GREY, "width": 8},
                hoverinfo="skip",
            )
        )
    figure.add(
        scatter(
            x=leads["since"].to_list(),
            y=leads["estimate"].to_list(),
            mode="markers",
            marker={
                "size": 13,
                "color": [_colour(since) for since in leads["since"]],
                "line": {"width": 1.5, "color": GROUND},
            },
            hovertext=[_told(row, words) for row in leads.iter_rows(named=True)],
            hoverinfo="text",
        )
    )
    figure.add_vline(x=-0.5, line={"color": CONTEXT_GREY, "width": 1, "dash": "dot"})
    figure.update_layout(margin={"t": 12, "b": 30, "r": 8})
    years = leads["since"].to_list()
    figure.update_xaxes(
        tickmode="array",
        tickvals=years,
        ticktext=[_tick(year, years, words) for year in years],
        tickangle=0,
        showgrid=False,
    )
    return figure.update_yaxes(tickformat=".0%", showgrid=True, zeroline=True, nticks=6)


def _tick(year: int, years: list[int], words: Words) -> str:
    shown = f"{year:+d}".replace("-", MINUS) if year else "0"
    if year == min(years):
        return words(f"{KEY}.earlier", year=shown)
    return words(f"{KEY}.later", year=shown) if year == max(years) else shown


def _colour(since: int) -> str:
    return SCALE_HUE if since >= 0 else CONTEXT_GREY
