from typing import Final

from figures.card import Card, Context
from figures.fit_mix import Mix, mix_card

KEY: Final = "fit_sold"


def fit_sold(mix: Mix, context: Context) -> Card:
    """How much of what a country sells its partner buys: one mix beside the other."""
    return mix_card(KEY, mix, context)
