"""What a card is narrowed to, told in its headline: a share of one sector is no share of all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from data.vocabulary import SECTORS
from figures.card import Card, Context

NAMED: Final = 2
"""As many sectors or partners as a headline names; of more it tells the number."""


def scoped(card: Card, context: Context, filters: Iterable[str]) -> Card:
    """The card with what it is narrowed to before its headline, where a reader chose that.

    `filters` are those of "sectors" and "partners" that its page offers. A card that is `whole`
    follows neither, and says so in its note.
    """
    chosen = [name for name in filters if getattr(context.selection, name)]
    if card.empty or not chosen:
        return card
    words, kind = context.words, "_and_".join(chosen)
    if card.whole:
        return replace(card, note=f"{card.note} {words(f'scope.whole.{kind}')}".strip())
    told = words(f"scope.{kind}", sectors=_sectors(context), partners=_partners(context))
    return replace(card, headline=words("scope.headline", scope=told, headline=card.headline))


def _sectors(context: Context) -> str:
    words, chosen = context.words, context.selection.sectors
    if len(chosen) > NAMED:
        return words("scope.some_sectors", count=len(chosen), all=len(SECTORS))
    return words.join([words.sector(sector) for sector in chosen])


def _partners(context: Context) -> str:
    words, chosen = context.words, context.selection.partners
    return (
        words.countries(chosen)
        if len(chosen) <= NAMED
        else words("scope.some_partners", count=len(chosen))
    )
