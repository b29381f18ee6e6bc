from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from data.words import Words
from figures.axes import category_axis
from figures.behind_told import KEY as TOLD
from figures.behind_told import one
from figures.card import Card, Context, empty_card
from figures.figure import Figure, Spec, heatmap, scatter
from figures.markup import escaped
from figures.theme import BALANCE_HUES, CONTEXT_GREY, base_figure, faded

KEY: Final = "behind_indicators"
ROW: Final = 34
HEAD: Final = 46
FAR: Final = 20.0
"""Years from which a cell is no fuller."""
LIGHTEST, FULLEST = 0.12, 0.6
TILE: Final = 0.1
TABLE: Final = (
    "indicator",
    "other",
    "year",
    "reading",
    "lag",
    "at_least",
    "lowest",
    "highest",
    "never_behind",
)


def behind_indicators(read: tuple[str, pl.DataFrame], context: Context) -> Card:
    """In what a country is behind whom: a cell for each indicator and each other, in years.

    Takes the country and the rows of `behind_in`. Behind and ahead have a hue each; a cell without
    a number can't be read.
    """
    words = context.words
    country, cells = read
    if cells.is_empty() or not cells["lag"].count():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(country))
    return Card(
        key=KEY,
        headline=_headline(country, cells, words),
        unit=words(f"{KEY}.unit"),
        period=words.period(cells["year"].min(), cells["year"].max()),  # type: ignore[arg-type]
        datasets=context.datasets,
        table=cells.select(TABLE),
        figure=_figure(country, cells, words),
        alt=words(
            f"{KEY}.alt",
            count=cells["indicator"].n_unique(),
            others=words.countries(cells["other"].unique(maintain_order=True)),
        ),
        note=words(f"{KEY}.note"),
        hint=words(f"{KEY}.hint"),
        clickable=True,
    )


def _headline(country: str, cells: pl.DataFrame, words: Words) -> str:
    behind = cells.filter(pl.col("reading") == "behind")
    most = behind.group_by("other").len().sort("len", "other", descending=[True, False])
    never = cells.group_by("indicator", maintain_order=True).agg(pl.col("never_behind").all())
    free = [words.term("indicator", name) for name in never.filter("never_behind")["indicator"]]
    count = cells["indicator"].n_unique()
    parts = {"country": words.country(country), "count": count}
    if most.is_empty():
        return words(f"{KEY}.headline.nowhere", **parts)
    other, times = most.row(0)
    return words(
        f"{KEY}.headline.{'never' if free else 'often'}",
        other=words.country(other),
        times=times,
        never=words.join(free),
        **parts,
    )


def _figure(country: str, cells: pl.DataFrame, words: Words) -> Figure:
    rows = cells["indicator"].unique(maintain_order=True).to_list()
    columns = cells["other"].unique().sort().to_list()
    figure = base_figure(ROW * len(rows) + HEAD, words)
    figure.add(
        heatmap(
            x=columns,
            y=rows,
            z=_grid(cells, rows, columns, _shade),
            text=_grid(cells, rows, columns, lambda row: _text(row, words)),
            texttemplate="%{text}",
            hovertext=_grid(cells, rows, columns, lambda row: _hover(row, words)),
            hoverinfo="text",
            hoverongaps=False,
            colorscale=_scale(),
            zmin=-1,
            zmax=1,
        )
    )
    figure.add(_clicks(cells, words))
    names = [_name(indicator, words) for indicator in rows]
    figure.update_yaxes(category_axis(rows, names, reverse=True), automargin=True)
    heads = [words.country(code) for code in columns]
    return figure.update_xaxes(
        category_axis(columns, heads), side="top", automargin=True, autotickangles=[0, -60]
    )


def _name(indicator: str, words: Words) -> str:
    short = f"{KEY}.short.{indicator}"
    return words(short) if words.has(short) else escaped(indicator)


def _grid(cells: pl.DataFrame, rows: list[str], columns: list[str], of: Any) -> list[list[Any]]:
    held = {(row["indicator"], row["other"]): of(row) for row in cells.iter_rows(named=True)}
    return [[held.get((row, column)) for column in columns] for row in rows]


def _shade(row: dict[str, Any]) -> float:
    return 0.0 if row["lag"] is None else max(-1.0, min(1.0, row["lag"] / FAR))


def _text(row: dict[str, Any], words: Words) -> str:
    if row["lag"] is None:
        return words(f"{KEY}.unknown")
    shown = words.number(round(row["lag"], 1), 0 if row["at_least"] else 1)
    if not row["at_least"]:
        return shown
    return words(f"{KEY}.{'most' if row['lag'] < 0 else 'least'}", years=shown)


def _hover(row: dict[str, Any], words: Words) -> str:
    indicator = words.term("indicator", row["indicator"])
    return words(
        f"{TOLD}.cell", indicator=escaped(indicator), reading=one(row, words), year=str(row["year"])
    )


def _scale() -> list[list[float | str]]:
    ahead, behind = BALANCE_HUES[1], BALANCE_HUES[0]
    return [
        [0, faded(ahead, FULLEST)],
        [0.5, faded(ahead, LIGHTEST)],
        [0.5, faded(CONTEXT_GREY, TILE)],
        [0.5, faded(behind, LIGHTEST)],
        [1, faded(behind, FULLEST)],
    ]


def _clicks(cells: pl.DataFrame, words: Words) -> Spec:
    """Clear marks over the cells, since a heat map reports no clicks."""
    clear = {"marker": {"opacity": 0}}
    return scatter(
        x=cells["other"].to_list(),
        y=cells["indicator"].to_list(),
        mode="markers",
        marker={"symbol": "square", "size": ROW - 6, "opacity": 0},
        selected=clear,
        unselected=clear,
        customdata=[urlencode({"indicator": name}) for name in cells["indicator"]],
        hovertext=[_hover(row, words) for row in cells.iter_rows(named=True)],
        hoverinfo="text",
    )
