import polars as pl

from analytics.ends import is_country
from data.schemas import REST_OF_WORLD
from figures.axes import category_axis
from figures.card import Card, Context, empty_card
from figures.counted import counted
from figures.figure import Figure, bar
from figures.labels import bar_labels
from figures.scaled import brief
from figures.theme import SCALE_HUE, base_figure, country_colour

SHOWN = 12
ROW_HEIGHT = 30


def strongest_links(flows: pl.DataFrame, context: Context) -> Card:
    """The largest country flows as bars, named by their two ends.

    Takes origin, destination, amount (unit of the dataset), as from `country_flows`; flows with
    an unknown end are counted in the note and not drawn, and the rest of the world, a sum, is no
    country to be compared.
    """
    words, measure = context.words, context.selection.measure
    known = flows.filter(is_country("origin"), is_country("destination"))
    table = (
        known.sort("amount", descending=True).head(SHOWN).select("origin", "destination", "amount")
    )
    if table.is_empty():
        return empty_card("strongest_links", context, "empty.no_flows")
    unit, period = context.dataset.unit, context.period
    first = table.row(0, named=True)
    kind = "sample" if context.sampled else "full"
    return Card(
        key="strongest_links",
        headline=words(
            f"strongest_links.headline.{measure}.{kind}",
            origin=words.country(first["origin"]),
            destination=words.country(first["destination"]),
            amount=words.amount(first["amount"], unit),
            period=period,
        ),
        unit=words.unit(unit),
        period=period,
        datasets=context.datasets,
        table=table,
        figure=_bars(table, context),
        alt=words("strongest_links.alt", count=table.height, links=_names(table, context)[0]),
        note=_note(flows, context),
    )


def _bars(table: pl.DataFrame, context: Context) -> Figure:
    words, unit = context.words, context.dataset.unit
    names = _names(table, context)
    places = [str(place) for place in range(table.height)]
    figure = base_figure(ROW_HEIGHT * table.height + 20, words)
    figure.add(
        bar(
            x=table["amount"].to_list(),
            y=places,
            orientation="h",
            marker={"color": _colours(table, context)},
            hovertext=[
                words("strongest_links.hover", link=name, amount=words.amount(value, unit))
                for name, value in zip(names, table["amount"], strict=True)
            ],
            hoverinfo="text",
        )
    )
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    texts = [brief(value, unit, words) for value in table["amount"]]
    return bar_labels(figure, texts, table["amount"][0])


def _colours(table: pl.DataFrame, context: Context) -> list[str]:
    """That of the origin; one for all where the two ends have no order."""
    if context.selection.measure == "agreements":
        return [SCALE_HUE] * table.height
    return [country_colour(code) for code in table["origin"]]


def _names(table: pl.DataFrame, context: Context) -> list[str]:
    words = context.words
    joint = "between" if context.selection.measure == "agreements" else "directed"
    return [
        words(f"link.{joint}", origin=words.country(origin), destination=words.country(destination))
        for origin, destination in table.select("origin", "destination").iter_rows()
    ]


def _note(flows: pl.DataFrame, context: Context) -> str:
    unknown = flows.filter(pl.any_horizontal(pl.col("origin", "destination").is_null()))
    left_out = float(unknown["amount_once"].sum())
    parts = [counted(context)]
    if context.selection.measure != "exports" and left_out >= 1:
        parts.append(context.words("counted.unknown_end", count=round(left_out)))
    if REST_OF_WORLD in {*flows["origin"], *flows["destination"]}:
        parts.append(context.words("counted.rest_of_world"))
    return " ".join(parts)
