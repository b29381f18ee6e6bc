import polars as pl

from figures.gravity_terms import gravity_terms
from tests.figures.contexts import context

FOUND = {
    "coefficients": pl.DataFrame(
        {
            "term": ["distance", "border"],
            "estimate": [-1.0, 0.4],
            "error": [0.05, 0.1],
            "low": [-1.1, 0.2],
            "high": [-0.9, 0.6],
        }
    ),
    "about": pl.DataFrame({"pairs": [6320], "countries": [80], "left_out": [3]}),
}


def test_the_headline_puts_the_coefficient_in_words():
    card = gravity_terms(FOUND, context(sectors=("energy",)))
    assert card.headline.startswith("Twice the distance goes with 50% less exports")


def test_the_table_holds_every_term_and_the_note_what_was_used():
    card = gravity_terms(FOUND, context(sectors=("energy",)))
    assert card.table["model_term"].to_list() == ["distance (logarithm)", "common border"]
    assert card.table["estimate"].to_list() == [-1.0, 0.4]
    assert "6,320 pairs of 80 countries, 3 left out" in card.note
    assert "effect" not in (card.note + card.headline).lower()
