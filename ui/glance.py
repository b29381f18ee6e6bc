"""Countries at a glance: a tile each, whose name leads to the country's page."""

from html import escape

from figures.card import Card
from figures.glance import Tile, tiles
from ui import address, cache
from ui.links import link
from ui.page import Page


def tiled(card: Card, page: Page) -> str:
    """The tiles of a glance, in markup."""
    context = page.context(card.datasets)
    shown = cache.of_card("tiles", card, lambda: tiles(card.table, context))
    drawn = "".join(_html(tile, page) for tile in shown)
    return f'<div class="samspel-glance">{drawn}</div>'


def _html(tile: Tile, page: Page) -> str:
    picture = f'<img src="{escape(tile.picture)}" alt="">' if tile.picture else ""
    lines = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in tile.lines
    )
    carried = address.carried(page.address, country=tile.country)
    name = link("country", page.words.country(tile.country), carried)
    return (
        f'<div class="samspel-tile" style="--subject: {escape(tile.colour)}"><h3>{name}</h3>'
        f'<div class="top"><p class="number">{escape(tile.number)}</p>{picture}</div>'
        f'<p class="unit">{escape(tile.unit)}<br><b>{escape(tile.change)}</b></p>'
        f"<dl>{lines}</dl></div>"
    )
