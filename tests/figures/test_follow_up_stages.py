import polars as pl

from figures.follow_up_stages import follow_up_stages
from tests.figures.contexts import context
from tests.plotly_figure import plotly

STAGES = pl.DataFrame(
    {
        "follow_up": ["visit", "agreement", None],
        "reported": [3.0, 28.0, 170.0],
        "announced": [0.0, 1.0, 22.0],
    }
)


def titles(card):
    return [note.text for note in plotly(card).layout.annotations]


def test_none_known_is_in_the_headline_and_is_no_rate():
    card = follow_up_stages(STAGES, context("visits"))
    assert card.headline == "No follow-up is known for 170 of 201 visits on record"
    assert "None known is not none" in card.note


def test_stages_none_known_and_announced_stand_apart():
    card = follow_up_stages(STAGES, context("visits"))
    assert titles(card) == [
        "further visit <b>3</b>",
        "agreement <b>28</b>",
        "none known <b>170</b>",
        "announced, not confirmed <b>23</b>",
    ]


def test_the_table_is_what_is_drawn():
    card = follow_up_stages(STAGES, context("visits"))
    assert card.table.equals(STAGES)
    assert card.alt.startswith("further visit 3.")


def test_nothing_says_why():
    assert follow_up_stages(STAGES.clear(), context("visits")).empty
