"""Cards of every kind, small enough to know what must come of them."""

from datetime import date

import polars as pl

from figures.card import Card
from figures.figure import Figure, bar, scatter
from figures.map import Layers, map_figure
from figures.matrix import Look, Side, matrix
from figures.named_lines import Line, named_lines
from figures.theme import COUNTRY_COLOURS, base_figure
from slides.brief import Brief, Entry, Shows
from tests.figures.contexts import ENGLISH, dataset

ADDRESS = "https://example.org/country?country=SWE"
MADE = date(2026, 11, 26)
OTHER = "rgba(125,121,112,0.6)"
CODES = ("DEU", "NOR", "FIN", "DNK")


def card(key: str, figure: object, table: pl.DataFrame, **changes: object) -> Card:
    """A card of a made-up dataset."""
    told = {
        "headline": "Germany takes 9.2% of what Sweden sells abroad",
        "unit": "million USD, nominal",
        "period": "2022",
        "alt": "Bars of partners, the longest first.",
        "note": "The unknown partner is left out.",
    } | changes
    return Card(key=key, datasets=(dataset(),), table=table, figure=figure, **told)  # type: ignore[arg-type]


def bars(count: int = 4) -> Card:
    """Lying bars with names and values beside them; as many partners as are wanted."""
    codes = [CODES[place % 4] if place < 4 else f"C{place:02}" for place in range(count)]
    values = [1500.5 - 30 * place for place in range(count)]
    figure = base_figure(30 * count, ENGLISH)
    figure.add(
        bar(
            x=values,
            y=codes,
            orientation="h",
            marker={"color": [COUNTRY_COLOURS.get(code, OTHER) for code in codes]},
            text=[ENGLISH.number(value, 1) for value in values],
            textposition="outside",
            cliponaxis=False,
        )
    )
    names = [ENGLISH.country(code) if code in CODES else f"Partner {code}" for code in codes]
    figure.update_yaxes(
        type="category",
        categoryarray=codes[::-1],
        tickvals=codes,
        ticktext=names,
        automargin=True,
        showgrid=False,
        range=[-0.5, count - 0.5],
    )
    figure.update_xaxes(visible=False, range=[0, max(values)])
    figure.update_layout(margin={"r": 60})
    return card("bars", figure, pl.DataFrame({"partner": codes, "out": values}))


def stacked() -> Card:
    """Standing bars on each other, by year."""
    years, low, high = [2020, 2021, 2022], [3.0, 4.0, 5.0], [1.0, None, 2.0]
    figure = base_figure(300, ENGLISH)
    figure.add(bar(x=years, y=low, name="physical", marker={"color": "#1f7a74"}))
    figure.add(bar(x=years, y=high, name="digital", marker={"color": "#ab4421"}))
    figure.update_layout(barmode="stack", showlegend=True)
    figure.update_xaxes(type="category")
    table = pl.DataFrame({"year": years, "physical": low, "digital": high})
    return card("stacked", figure, table)


def combined() -> Card:
    """Bars with a line over them."""
    years, made, mean = [2020, 2021, 2022], [3.0, 4.0, 5.0], [2.0, 3.5, 4.5]
    figure = base_figure(300, ENGLISH)
    figure.add(bar(x=years, y=made, name="visits", marker={"color": "#2d65c4"}))
    figure.add(scatter(x=years, y=mean, name="mean", mode="lines", line={"color": "#c23f1a"}))
    figure.update_layout(showlegend=True)
    table = pl.DataFrame({"year": years, "visits": made, "mean": mean})
    return card("combined", figure, table)


def lines() -> Card:
    """Two lines over years, one with a gap, named at their ends."""
    years = list(range(2000, 2012))
    sold = [100.0 + 10 * year for year in range(12)]
    bought: list[float | None] = [90.0 + 5 * year for year in range(12)]
    bought[5] = None
    drawn = [
        Line("sold", COUNTRY_COLOURS["SWE"], years, sold, [""] * 12),
        Line("bought", "#8a8a84", years, bought, [""] * 12),
    ]
    table = pl.DataFrame({"year": years, "out": sold, "in_": bought})
    return card("lines", named_lines(drawn, ENGLISH), table)


def dots(*, sized: bool = False) -> Card:
    """Dots on two scales, of one size or as bubbles."""
    xs, ys, sizes = [1.0, 4.0, 9.0], [2.0, 3.0, 8.5], [6.0, 12.0, 24.0]
    figure = base_figure(300, ENGLISH)
    figure.add(
        scatter(
            x=xs,
            y=ys,
            mode="markers+text",
            text=["Norway", "Finland", "Germany"],
            textposition="top center",
            marker={"size": sizes if sized else 8, "color": "#2d65c4"},
        )
    )
    table = pl.DataFrame({"distance": xs, "trade": ys, "size": sizes})
    return card("bubbles" if sized else "dots", figure, table)


def cells() -> Card:
    """A heat map with numbers in its cells, one of them open."""
    table = pl.DataFrame(
        {"row": ["a", "a", "b"], "column": ["x", "y", "x"], "amount": [1.0, 2.0, 3.0]}
    )
    shown = table.with_columns(hover=pl.lit(""))
    sides = Side(["a", "b"], ["energy", "water"]), Side(["x", "y"], ["Sweden", "Norway"])
    return card("cells", matrix(shown, *sides, Look("none"), ENGLISH), table)


def flows() -> Card:
    """A map of two flows and two totals."""
    pairs = pl.DataFrame(
        {"origin": ["SWE", "DEU"], "destination": ["DEU", "CHN"], "amount": [20.0, 10.0]}
    )
    totals = pl.DataFrame({"country": ["SWE", "DEU"], "amount": [20.0, 30.0]})
    figure = map_figure("nordics", Layers("million_usd", pairs, totals), ENGLISH)
    return card("flows", figure, pairs)


def listing(rows: int = 30) -> Card:
    """A card that is a table, with long words and addresses."""
    table = pl.DataFrame(
        {
            "date": [f"2022-{1 + place % 12:02}" for place in range(rows)],
            "host": ["SWE"] * rows,
            "topic": ["Abfallwirtschaftsbehördenzusammenarbeitsvereinbarung"] * rows,
            "participants": [20 + place for place in range(rows)],
            "source_url": ["https://example.org/a"] * rows,
        }
    )
    return card("listing", None, table)


def nothing() -> Card:
    """A card with nothing to show."""
    empty = "Nothing is recorded for this selection. Take out a filter, or choose another dataset."
    return card("nothing", None, pl.DataFrame(), empty=empty)


def every() -> list[Card]:
    """One card of each kind."""
    return [
        *(bars(), stacked(), combined(), lines(), dots(), dots(sized=True)),
        *(cells(), flows(), listing(), nothing()),
    ]


def brief(*cards: Card, shows: Shows = "chart", title: str = "Norway and Germany") -> Brief:
    """A brief of cards, of all kinds if none are named."""
    entries = tuple(
        Entry(one, shows=shows, filters="Sweden, energy", address=ADDRESS)
        for one in cards or every()
    )
    return Brief(title, "What the two exchange", entries, MADE)


def figure_of(one: Card) -> Figure:
    """A card's Plotly figure."""
    assert isinstance(one.figure, Figure)
    return one.figure
