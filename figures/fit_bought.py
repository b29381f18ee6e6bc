from typing import Final

from figures.card import Card, Context
from figures.fit_mix import Mix, mix_card

KEY: Final = "fit_bought"


def fit_bought(mix: Mix, context: Context) -> Card:
    """The same the other way: what the partner sells beside what the country buys."""
    return mix_card(KEY, mix, context)
