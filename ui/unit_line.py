from html import escape

from data.words import Words
from figures.card import Card


def unit_line(card: Card, words: Words, more: str = "") -> str:
    """The markup of a card's unit and period, with its stamps, and `more` behind them."""
    told = " · ".join(escape(part) for part in (card.unit, card.period) if part)
    stamps = "".join(
        f'<span class="samspel-stamp" title="{escape(words.term("coverage_means", coverage))}">'
        f"{escape(words.term('coverage', coverage))}</span>"
        for coverage in card.stamps
    )
    return f'<p class="samspel-unit">{told}{stamps}{more}</p>'
