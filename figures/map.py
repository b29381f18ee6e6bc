"""A map of flows between countries, as a description that a browser or a slide can draw.

Fills are for shares and rates, circles for totals, curved lines for flows: a total never fills a
country, since a large one would then look important because it is large.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

import polars as pl

from data.geography import View, anchors
from data.vocabulary import SIX
from data.words import Words
from figures.map_legend import Legend, legend, opacities, share_breaks
from figures.theme import SCALE_HUE, country_colour


@dataclass(frozen=True)
class Fill:
    """A country's share, 0 to 1, and the opacity of the scale's hue that stands for its class."""

    country: str
    share: float
    opacity: float


@dataclass(frozen=True)
class Circle:
    """A country's total; the circle's area is in proportion to it."""

    country: str
    amount: float
    colour: str


@dataclass(frozen=True)
class Flow:
    """An amount from origin to destination; the line's width is in proportion to it."""

    origin: str
    destination: str
    amount: float
    colour: str
    title: str


@dataclass(frozen=True)
class Label:
    """A country's name on the map; `strong` for the six, whose `detail` is their total."""

    country: str
    name: str
    detail: str
    strong: bool


@dataclass(frozen=True)
class MapFigure:
    """All that a map shows: hashable, in the reader's words, without geometry.

    `flows` are sorted by amount, largest first; `directed` ones have an arrow. `titles` says what
    each country's mark stands for. `note` counts what has no place on a map. A `selectable` map
    reports the country or flow that is clicked: the page's parameter `picks` holds it.
    """

    view: View
    fills: tuple[Fill, ...]
    circles: tuple[Circle, ...]
    flows: tuple[Flow, ...]
    labels: tuple[Label, ...]
    titles: tuple[tuple[str, str], ...]
    legend: Legend
    hint: str
    alt: str
    note: str = ""
    directed: bool = True
    selectable: bool = True
    picks: str = "pick"
    hue: str = SCALE_HUE


def _no_flows() -> pl.DataFrame:
    return pl.DataFrame(schema={"origin": pl.String, "destination": pl.String, "amount": float})


def _no_totals() -> pl.DataFrame:
    return pl.DataFrame(schema={"country": pl.String, "amount": float})


def _no_shares() -> pl.DataFrame:
    return pl.DataFrame(schema={"country": pl.String, "share": float})


@dataclass(frozen=True, eq=False)
class Layers:
    """What to draw: `flows` (origin, destination, amount), `totals` (country, amount), `shares`.

    `shares` has columns country and share, from 0 to 1, and `share_name` says of what. `unit` is
    the amounts' key in the words catalogue. A flow has the colour of the end that `coloured_by`
    names, and grey unless that is one of the six. A null country is counted, not drawn.
    """

    unit: str
    flows: pl.DataFrame = field(default_factory=_no_flows)
    totals: pl.DataFrame = field(default_factory=_no_totals)
    shares: pl.DataFrame = field(default_factory=_no_shares)
    share_name: str = ""
    directed: bool = True
    coloured_by: Literal["origin", "destination"] = "origin"


def map_figure(
    view: View, layers: Layers, words: Words, *, alt: str = "", selectable: bool = True
) -> MapFigure:
    """A map of the layers, one row of each frame a mark; choose the top few flows beforehand.

    A pair or country that occurs twice, or is its own partner, raises ValueError: sum first.
    """
    flows = _placed(layers.flows, view, "origin", "destination").sort("amount", descending=True)
    totals = _placed(layers.totals, view, "country").sort("amount", descending=True)
    shares = _placed(layers.shares, view, "country").sort("country")
    _check(flows, totals, shares)
    breaks = share_breaks(shares["share"])
    return MapFigure(
        view=view,
        fills=_fills(shares, breaks, under=flows.height + totals.height > 0),
        circles=_circles(totals),
        flows=_flows(flows, layers, words),
        labels=_labels(view, flows, totals, layers.unit, words),
        titles=_titles(flows, totals, shares, layers, words),
        legend=replace(
            legend(flows["amount"], totals["amount"], breaks, layers.unit, words),
            fills_title=layers.share_name,
        ),
        hint=words("map.figure.keys") if selectable else "",
        alt=alt or _alt(flows, layers, words),
        note=_note(layers, view, words),
        directed=layers.directed,
        selectable=selectable,
    )


def _placed(frame: pl.DataFrame, view: View, *columns: str) -> pl.DataFrame:
    places = list(anchors(view))
    return frame.filter(pl.all_horizontal(pl.col(columns).is_in(places)))


def _check(flows: pl.DataFrame, totals: pl.DataFrame, shares: pl.DataFrame) -> None:
    pairs = flows.select("origin", "destination")
    if pairs.is_duplicated().any() or (pairs["origin"] == pairs["destination"]).any():
        raise ValueError("a flow occurs twice, or from a country to itself")
    if totals["country"].is_duplicated().any() or shares["country"].is_duplicated().any():
        raise ValueError("a country occurs twice")


def _fills(shares: pl.DataFrame, breaks: list[float], *, under: bool) -> tuple[Fill, ...]:
    steps = list(zip(breaks, opacities(len(breaks), under=under), strict=True))
    return tuple(
        Fill(country, share, next(opacity for end, opacity in steps if share <= end))
        for country, share in shares.select("country", "share").iter_rows()
    )


def _circles(totals: pl.DataFrame) -> tuple[Circle, ...]:
    rows = totals.filter(pl.col("amount") > 0).select("country", "amount").iter_rows()
    return tuple(Circle(country, amount, country_colour(country)) for country, amount in rows)


def _flows(flows: pl.DataFrame, layers: Layers, words: Words) -> tuple[Flow, ...]:
    key = "map.figure.flow" if layers.directed else "map.figure.pair"
    return tuple(
        Flow(
            origin,
            destination,
            amount,
            _flow_colour(origin, destination, layers),
            words(
                key,
                origin=words.country(origin),
                destination=words.country(destination),
                amount=words.amount(amount, layers.unit),
            ),
        )
        for origin, destination, amount in flows.select(
            "origin", "destination", "amount"
        ).iter_rows()
    )


def _flow_colour(origin: str, destination: str, layers: Layers) -> str:
    """A pair without direction has a colour only where one end alone is of the six."""
    if layers.directed:
        return country_colour(origin if layers.coloured_by == "origin" else destination)
    known = [country for country in (origin, destination) if country in SIX]
    return country_colour(known[0] if len(known) == 1 else None)


def _labels(
    view: View, flows: pl.DataFrame, totals: pl.DataFrame, unit: str, words: Words
) -> tuple[Label, ...]:
    """The six, then the ends of flows from the largest on, then other countries with a circle.

    Totals are written out where there is room: in the Nordic view.
    """
    ends = [
        country for pair in flows.select("origin", "destination").iter_rows() for country in pair
    ]
    amounts = dict(totals.select("country", "amount").iter_rows())
    shown = dict.fromkeys([*SIX, *ends, *amounts])
    detailed = SIX if view == "nordics" else ()
    return tuple(
        Label(
            country,
            words.country(country),
            words.amount(amounts[country], unit)
            if country in detailed and country in amounts
            else "",
            country in SIX,
        )
        for country in shown
    )


def _titles(
    flows: pl.DataFrame,
    totals: pl.DataFrame,
    shares: pl.DataFrame,
    layers: Layers,
    words: Words,
) -> tuple[tuple[str, str], ...]:
    amounts = dict(totals.select("country", "amount").iter_rows())
    parts = dict(shares.select("country", "share").iter_rows())
    countries = dict.fromkeys(
        [*SIX, *amounts, *parts, *flows["origin"], *flows["destination"]],
    )
    return tuple(
        (country, _title(country, amounts.get(country), parts.get(country), layers, words))
        for country in countries
    )


def _title(
    country: str, amount: float | None, share: float | None, layers: Layers, words: Words
) -> str:
    lines = [words.country(country)]
    if amount is not None:
        lines.append(words.amount(amount, layers.unit))
    if share is not None:
        shown = words.percent(share, 1)
        lines.append(words("map.figure.share", name=layers.share_name, share=shown))
    return "\n".join(lines)


def _alt(flows: pl.DataFrame, layers: Layers, words: Words) -> str:
    titles = [flow.title for flow in _flows(flows.head(3), layers, words)]
    return words("map.figure.alt", count=flows.height, largest="; ".join(titles))


def _note(layers: Layers, view: View, words: Words) -> str:
    """What the flows hold that can't be drawn: an unknown end, or one without a place."""
    drawn = _placed(layers.flows, view, "origin", "destination")
    left = float(layers.flows["amount"].sum()) - float(drawn["amount"].sum())
    return words("map.figure.not_drawn", amount=words.amount(left, layers.unit)) if left > 0 else ""
