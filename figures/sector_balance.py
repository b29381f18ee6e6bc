from typing import Any, Final

import polars as pl

from analytics.exchange import Exchange
from data.words import Words
from figures import source
from figures.axes import hidden_axis
from figures.card import Card, Context, empty_card
from figures.ends_shown import absence, home, partner_colour, partner_name
from figures.figure import Figure, bar
from figures.labels import LETTER_WIDTH, OFFSET
from figures.scaled import brief
from figures.sector_notes import fuels, inseparable
from figures.theme import base_figure, country_colour

KEY: Final = "sector_balance"
ROW_HEIGHT: Final = 44
HEAD: Final = 40
BAR: Final = 0.44
OTHER: Final = "other"


def sector_balance(exchange: Exchange, context: Context) -> Card:
    """What a country sells and buys by sector, the two directions left and right of one spine.

    Takes the rows of `exchange_by_sector`: year, sector, out, in_, total, balance in the
    dataset's unit, the largest first. Other sectors, which would dwarf them, are drawn only where
    they are chosen or alone; the note tells them. A missing side has no bar.
    """
    words = context.words
    rows = _ordered(exchange.rows, context)
    if rows.is_empty():
        missing = absence(exchange.unnamed, exchange.lumped, context)
        return empty_card(KEY, context, f"{KEY}.empty", why=missing or words(f"{KEY}.none"))
    year = str(rows["year"][0])
    return Card(
        key=KEY,
        headline=_headline(exchange, year, context),
        unit=words(
            f"{KEY}.unit",
            unit=words.unit(context.dataset.unit),
            dataset=source.title(context.dataset, words),
        ),
        period=year,
        datasets=context.datasets,
        table=rows,
        figure=_spine(rows, context),
        alt=words(
            f"{KEY}.alt",
            count=rows.height,
            sectors=words.join([words.sector(s) for s in rows["sector"].head(3)]),
            **_names(context),
        ),
        note=_note(rows, exchange, context),
        hint=words(f"{KEY}.hint") if _undrawn(rows, exchange).height else "",
    )


def _ordered(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The rows that are drawn, other sectors last."""
    known = rows.filter(pl.col("total").is_not_null())
    named = known.filter(pl.col("sector") != OTHER)
    if OTHER in context.selection.sectors or named.is_empty():
        return pl.concat([named, known.filter(pl.col("sector") == OTHER)])
    return named


def _headline(exchange: Exchange, year: str, context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    rows, sold, bought = exchange.rows, exchange.out, exchange.in_
    told = [name for name, value in (("sold", sold), ("bought", bought)) if value is not None]
    kind = "sample" if context.sampled else "full"
    side = "out" if sold is not None else "in_"
    named = rows.filter(pl.col("sector") != OTHER).sort(side, descending=True, nulls_last=True)
    return words(
        f"{KEY}.headline.{kind}.{'_'.join(told)}",
        year=year,
        sold=words.amount(sold or 0, unit),
        bought=words.amount(bought or 0, unit),
        lead=_lead("_".join(told), named["sector"].to_list(), words),
        **_names(context),
    )


def _lead(sides: str, sectors: list[str], words: Words) -> str:
    """Which of several sectors led what was sold, or bought where nothing was sold."""
    return words(f"{KEY}.lead.{sides}", sector=words.sector(sectors[0])) if sectors[1:] else ""


def _names(context: Context) -> dict[str, str]:
    return {"home": context.words.country(home(context)), "partner": partner_name(context)}


def _spine(rows: pl.DataFrame, context: Context) -> Figure:
    figure = base_figure(ROW_HEIGHT * rows.height + HEAD, context.words)
    places = [-place for place in range(rows.height)]
    widest, names = 0, []
    for side, turn, colour in (
        ("in_", -1, partner_colour(context)),
        ("out", 1, country_colour(home(context))),
    ):
        texts = [_short(value, context) for value in rows[side]]
        widest = max(widest, *map(len, texts))
        figure.add(
            bar(
                x=[None if value is None else turn * value for value in rows[side]],
                y=places,
                width=BAR,
                orientation="h",
                marker={"color": colour},
                text=texts,
                textposition="outside",
                hovertext=[_told(row, side, context) for row in rows.iter_rows(named=True)],
                hoverinfo="text",
            )
        )
        names.append(_side(side, context))
    names += [
        _name(context.words.sector(sector), place)
        for place, sector in zip(places, rows["sector"], strict=True)
    ]
    high = max([*rows["out"].drop_nulls(), *rows["in_"].drop_nulls()], default=0) or 1
    room = round(widest * LETTER_WIDTH + OFFSET)
    figure.update_layout(
        annotations=names, barmode="overlay", margin={"l": room, "r": room, "t": HEAD, "b": 0}
    )
    figure.update_yaxes(hidden_axis(), range=[0.35 - rows.height, 0.85])
    return figure.update_xaxes(hidden_axis(), range=[-high, high])


def _short(value: float | None, context: Context) -> str:
    """A value without its unit, which stands above the figure."""
    if value is None:
        return context.words(f"{KEY}.unknown")
    return brief(value, context.dataset.unit, context.words)


def _told(row: dict[str, Any], side: str, context: Context) -> str:
    key = f"{KEY}.hover.{'sold' if side == 'out' else 'bought'}"
    sector, amount = context.words.sector(row["sector"]), _amount(row[side], context)
    return context.words(key, sector=sector, amount=amount, **_names(context))


def _side(side: str, context: Context) -> dict[str, Any]:
    sold = side == "out"
    text = context.words(f"{KEY}.side.{'sold' if sold else 'bought'}", **_names(context))
    return {
        "text": f"<b>{text}</b>",
        "x": 0.5,
        "xref": "paper",
        "xanchor": "left" if sold else "right",
        "xshift": 10 if sold else -10,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 14,
        "showarrow": False,
    }


def _name(text: str, place: float) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "y": place + BAR / 2,
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 1,
    }


def _undrawn(drawn: pl.DataFrame, exchange: Exchange) -> pl.DataFrame:
    """The sectors with a value that are left out of the drawing."""
    return exchange.rows.join(drawn, on="sector", how="anti").drop_nulls("total")


def _note(drawn: pl.DataFrame, exchange: Exchange, context: Context) -> str:
    words, chosen = context.words, context.selection.sectors
    parts = [words(f"{KEY}.note"), fuels(context)]
    left_out = _undrawn(drawn, exchange)
    if left_out.height:
        parts.append(
            words(
                f"{KEY}.left_out",
                sold=_amount(left_out["out"][0], context),
                bought=_amount(left_out["in_"][0], context),
                **_names(context),
            )
        )
    parts += [
        sentence
        for sector, sentence in inseparable(context.dataset, words).items()
        if sector not in drawn["sector"].to_list() and (not chosen or sector in chosen)
    ]
    if exchange.suppressed:
        parts.append(words(f"{KEY}.suppressed", count=exchange.suppressed))
    return " ".join(part for part in parts if part)


def _amount(value: float | None, context: Context) -> str:
    if value is None:
        return context.words(f"{KEY}.unknown")
    return context.words.amount(value, context.dataset.unit)
