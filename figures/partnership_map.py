from typing import cast

from analytics.partnership import Partnership
from data.geography import View
from figures.card import Card, Context, empty_card
from figures.counted import counted
from figures.map import Layers, map_figure

KEY = "partnership_map"


def partnership_map(found: Partnership, context: Context) -> Card:
    """The strongest links as curved flows, totals as circles, partners' shares as fills.

    From a sample no shares are drawn, since a rate would stand for more than was recorded.
    """
    if found.flows.is_empty():
        return empty_card(KEY, context, "empty.no_flows")
    words, unit = context.words, context.dataset.unit
    figure = map_figure(
        cast(View, context.option("view")),
        Layers(
            unit=unit,
            flows=found.flows,
            totals=found.totals,
            shares=found.shares.clear() if context.sampled else found.shares,
            share_name=words(f"{KEY}.share.{_towards(context)}"),
            directed=context.selection.measure != "agreements",
            coloured_by="destination" if context.option("direction") == "in" else "origin",
        ),
        words,
    )
    return Card(
        key=KEY,
        headline=_headline(found, context),
        unit=words.unit(unit),
        period=context.period,
        datasets=context.datasets,
        table=found.flows,
        figure=figure,
        alt=figure.alt,
        note=_note(found, figure.note, context),
    )


def _towards(context: Context) -> str:
    return context.option("direction") if context.option("direction") != "between" else "out"


def _headline(found: Partnership, context: Context) -> str:
    words, measure = context.words, context.selection.measure
    first = found.flows.row(0, named=True)
    values = {
        "home": words.countries(context.selection.countries) or words("territory.SIX"),
        "origin": words.country(first["origin"]),
        "destination": words.country(first["destination"]),
        "amount": words.amount(first["amount"], context.dataset.unit),
        "period": context.period,
    }
    if context.sampled:
        return words(f"strongest_links.headline.{measure}.sample", **values)
    if context.option("direction") == "between":
        largest = words(f"strongest_links.headline.{measure}.full", **values)
        return words(f"{KEY}.among", home=values["home"], headline=largest)
    if found.shares.is_empty():
        return words(f"strongest_links.headline.{measure}.full", **values)
    partner, share = found.shares.row(0)
    return words(
        f"{KEY}.headline.{measure}.{_towards(context)}",
        partner=words.country(partner),
        share=words.percent(share),
        **values,
    )


def _note(found: Partnership, undrawn: str, context: Context) -> str:
    words = context.words
    parts = [counted(context)]
    if found.links > found.flows.height:
        parts.append(words(f"{KEY}.shown", count=found.flows.height, links=found.links))
    if context.selection.measure != "exports" and found.unplaced >= 1:
        parts.append(words("counted.unknown_end", count=round(found.unplaced)))
    return " ".join([*parts, *([undrawn] if undrawn else [])])
