from typing import Final

import polars as pl

from data.frames import Frames
from figures.card import Card, Context
from figures.chosen_sectors import chosen_sectors

KEY: Final = "gravity_terms"


def gravity_terms(found: Frames, context: Context) -> Card:
    """What the gravity model estimated, as a table: each term with its error and interval.

    Takes `coefficients` and `about` as from `gravity`.
    """
    words, about = context.words, found["about"].row(0, named=True)
    terms = dict(found["coefficients"].select("term", "estimate").iter_rows())
    named = [words.term(f"{KEY}.term", term) for term in found["coefficients"]["term"]]
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            fall=words.percent(1 - 2 ** terms["distance"]) if "distance" in terms else "",
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=found["coefficients"]
        .with_columns(model_term=pl.Series(named))
        .select("model_term", "estimate", "error", "low", "high"),
        note=words(
            f"{KEY}.note",
            sectors=chosen_sectors(context),
            pairs=about["pairs"],
            countries=about["countries"],
            left_out=about["left_out"],
        ),
    )
