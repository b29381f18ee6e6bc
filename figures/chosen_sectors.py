"""Which sectors a card of opportunities is about, and what its dataset leaves out, in words."""

from figures.card import Context
from figures.sector_notes import inseparable


def chosen_sectors(context: Context) -> str:
    """The sectors chosen, by name; without a choice all but the other ones."""
    words, chosen = context.words, context.selection.sectors
    named = words.join([words.sector(code) for code in chosen])
    return named or words("opportunities.named_sectors")


def left_out(context: Context) -> list[str]:
    """What the dataset can't say of the chosen sectors: one sentence each."""
    chosen = context.selection.sectors
    told = inseparable(context.dataset, context.words)
    return [sentence for sector, sentence in told.items() if sector in chosen]
