from math import sqrt
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from analytics.opportunities import few
from figures.card import Card, Context, empty_card
from figures.chosen_sectors import chosen_sectors
from figures.ends_shown import home, subject_colour
from figures.figure import Figure, scatter
from figures.labels import LETTER_WIDTH
from figures.map_legend import nice_steps
from figures.point_names import GAP, Beside, placed
from figures.scaled import brief
from figures.theme import CONTEXT_GREY, base_figure

KEY: Final = "potential_attention"
HEIGHT: Final = 500
HEAD: Final = 40
FOOT: Final = 66
"""Margins that hold the names of the corners: nothing else ever stands there."""
PLOT: Final = (250, HEIGHT - HEAD - FOOT)
"""Pixels of the plot on a phone: names that part there part on any wider screen."""
FOOT_SHIFT: Final = -28
LEFT: Final = 0.04
"""Spec of an axis before its nought, so that marks at nought are whole."""
MARK: Final = 10
ROOM: Final = 1.06
CORNERS: Final = {
    "quiet_high": (0, 1),
    "busy_high": (1, 1),
    "quiet_low": (0, 0),
    "busy_low": (1, 0),
}


def potential_attention(markets: pl.DataFrame, context: Context) -> Card:
    """Each market by its unrealised potential and the records of one measure, in four corners.

    Takes the rows of `opportunities`. Lines stand where `top` markets lie above and where `few`
    records begin. Both axes are of square roots: they hold nought and spread what is small.
    """
    words, attention = context.words, context.option("attention")
    known = markets.filter(pl.col("unrealised").is_not_null())
    if known.is_empty():
        country = words.country(home(context))
        return empty_card(KEY, context, "opportunity_ranking.empty", country=country)
    table = known.select("partner", "unrealised", attention)
    return Card(
        key=KEY,
        headline=_headline(table, context),
        unit=words(f"{KEY}.unit.{attention}", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_scatter(table, context),
        alt=words(f"{KEY}.alt", count=table.height, records=words(f"{KEY}.records.{attention}")),
        note=words(
            f"{KEY}.note",
            sectors=chosen_sectors(context),
            records=words(f"opportunities.fewer.{attention}", count=int(context.option("few"))),
            top=int(context.option("top")),
        ),
        clickable=True,
    )


def _headline(table: pl.DataFrame, context: Context) -> str:
    words, attention = context.words, context.option("attention")
    quiet = table.filter(few(attention, int(context.option("few"))))
    if quiet.is_empty():
        return words(f"{KEY}.headline.none", country=words.country(home(context)))
    first = quiet.row(0, named=True)
    return words(
        f"{KEY}.headline.first",
        partner=words.country(first["partner"]),
        country=words.country(home(context)),
        amount=words.amount(first["unrealised"], context.dataset.unit),
        records=words(f"opportunities.fewer.{attention}", count=int(context.option("few"))),
    )


def _scatter(table: pl.DataFrame, context: Context) -> Figure:
    words, attention = context.words, context.option("attention")
    across = [sqrt(count or 0) for count in table[attention]]
    up = [sqrt(value) for value in table["unrealised"]]
    width, height = max([*across, 2.0]) * ROOM, max([*up, 0.001]) * ROOM
    wanted = _wanted(table, context)
    figure = base_figure(HEIGHT, words)
    figure.add(
        scatter(
            x=across,
            y=up,
            mode="markers",
            marker={"size": MARK, "color": _colours(wanted, context), "line": {"width": 0}},
            hovertext=[_told(row, context) for row in table.iter_rows(named=True)],
            hoverinfo="text",
            customdata=[urlencode({"market": code}) for code in table["partner"]],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    figure.update_xaxes(_axis(_counts(width), width, words.number), showgrid=False)
    money = nice_steps((height / ROOM) ** 2)
    figure.update_yaxes(
        _axis(money, height, lambda value: brief(value, context.dataset.unit, context.words))
    )
    figure.update_layout(
        margin={"l": 8, "r": 8, "t": HEAD, "b": FOOT},
        shapes=_rules(_limits(table, context)),
        annotations=[*_corners(context), *_names(table, (across, up), (width, height), context)],
    )
    return figure


def _limits(table: pl.DataFrame, context: Context) -> tuple[float, float]:
    """Where few records end, and the least of the high potentials, on the axes."""
    top = int(context.option("top"))
    around = table["unrealised"].slice(top - 1, 2).to_list() or [0.0]
    return sqrt(int(context.option("few")) - 0.5), sqrt(sum(around) / len(around))


def _wanted(table: pl.DataFrame, context: Context) -> pl.Series:
    """Which markets lie in the corner of much potential and few records."""
    high = pl.int_range(pl.len()) < int(context.option("top"))
    quiet = few(context.option("attention"), int(context.option("few")))
    return table.select(high & quiet).to_series()


def _colours(wanted: pl.Series, context: Context) -> list[str]:
    colour = subject_colour(home(context))
    return [colour if untouched else CONTEXT_GREY for untouched in wanted]


def _counts(width: float) -> list[float]:
    most = int(width**2)
    return [0.0, *(float(step) for step in (1, 2, 5, 10, 20, 50, 100, 200) if step <= most)]


def _axis(values: list[float], end: float, shown: Any) -> dict[str, Any]:
    return {
        "range": [-LEFT * end, end],
        "tickmode": "array",
        "tickvals": [sqrt(value) for value in values],
        "ticktext": [shown(value) for value in values],
        "zeroline": False,
    }


def _rules(limits: tuple[float, float]) -> list[dict[str, Any]]:
    line = {"color": CONTEXT_GREY, "width": 1, "dash": "dot"}
    across = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": limits[1], "y1": limits[1]}
    up = {"type": "line", "y0": 0, "y1": 1, "yref": "paper", "x0": limits[0], "x1": limits[0]}
    return [across | {"line": line}, up | {"line": line}]


def _corners(context: Context) -> list[dict[str, Any]]:
    """The names of the corners, above and below the plot, where no mark can cover them."""
    words, attention = context.words, context.option("attention")
    return [
        {
            "text": f"<b>{words(f'{KEY}.corner.{corner}.{attention}')}</b>",
            "x": 1 if right else 0,
            "y": 1 if top else 0,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "right" if right else "left",
            "align": "right" if right else "left",
            "yanchor": "bottom" if top else "top",
            "yshift": 2 if top else FOOT_SHIFT,
            "showarrow": False,
            "opacity": 0.75,
            "font": {"size": 12},
        }
        for corner, (right, top) in CORNERS.items()
    ]


def _names(
    table: pl.DataFrame,
    places: tuple[list[float], list[float]],
    size: tuple[float, float],
    context: Context,
) -> list[dict[str, Any]]:
    """Names beside the markets with most potential, each where no other name stands.

    The chosen market comes first, then those of the corner that is asked for.
    """
    chosen, top = context.option("market"), int(context.option("top"))
    codes, wanted = table["partner"].to_list(), _wanted(table, context).to_list()
    spots = [
        ((x / size[0] + LEFT) / (1 + LEFT) * PLOT[0], (y / size[1] + LEFT) / (1 + LEFT) * PLOT[1])
        for x, y in zip(*places, strict=True)
    ]
    named = [n for n, code in enumerate(codes) if n < 2 * top or code == chosen]
    named.sort(key=lambda n: (codes[n] != chosen, not wanted[n]))
    texts = {n: context.words.country(codes[n]) for n in named}
    lengths = {n: len(text) * LETTER_WIDTH for n, text in texts.items()}
    found = placed(spots, lengths, PLOT[0], {n for n in named if n < top or codes[n] == chosen})
    return [
        _name(_strong(texts[n], codes[n] == chosen), (places[0][n], places[1][n]), label)
        for n, label in found.items()
    ]


def _strong(text: str, chosen: bool) -> str:
    return f"<b>{text}</b>" if chosen else text


def _name(text: str, place: tuple[float, float], label: Beside) -> dict[str, Any]:
    return {
        "text": text,
        "x": place[0],
        "y": place[1],
        "xanchor": "right" if label.leftward else "left",
        "xshift": -GAP if label.leftward else GAP,
        "yshift": label.up,
        "showarrow": False,
        "font": {"size": 12},
    }


def _told(row: dict[str, Any], context: Context) -> str:
    words, attention = context.words, context.option("attention")
    return words(
        f"{KEY}.hover",
        partner=words.country(row["partner"]),
        amount=words.amount(row["unrealised"], context.dataset.unit),
        records=words.amount(row[attention] or 0, attention),
    )
