import polars as pl

from data.words import Words
from figures.fit_told import fit_told

ENGLISH = Words("en")
ENDS = ("SWE", "DEU")
SCORES = pl.DataFrame({"origin": ["SWE"], "destination": ["DEU"], "complementarity": [71.2]})
PAIRS = pl.DataFrame({"origin": ["SWE"], "destination": ["DEU"], "intensity": [0.5]})
PARTS = pl.DataFrame(
    {
        "country": ["SWE"],
        "destination": ["DEU"],
        "start": [1995],
        "end": [2011],
        "start_value": [100.0],
        "end_value": [80.0],
        "growth": [-30.0],
    }
)


def told(scores=SCORES, pairs=PAIRS, parts=PARTS):
    return fit_told(ENDS, scores, pairs, parts, ENGLISH)


def test_one_sentence_sets_mix_size_and_growth_beside_each_other():
    assert told() == (
        "What Sweden sells fits what Germany buys at 71 of 100 points; "
        "Sweden sells Germany 0.50 times what size alone would make; "
        "from 1995 to 2011 Sweden\u2019s exports there fell by 20%, the world\u2019s fell by 30%."
    )


def test_what_is_not_held_is_left_out():
    assert told(pairs=PAIRS.clear(), parts=PARTS.with_columns(start=2011)) == (
        "What Sweden sells fits what Germany buys at 71 of 100 points."
    )
    assert told(SCORES.clear(), PAIRS.clear(), PARTS.with_columns(start_value=0.0)) == ""


def test_a_sentence_begins_with_a_capital_whatever_it_begins_with():
    assert told(SCORES.clear(), PAIRS.clear()).startswith("From 1995 to 2011 Sweden")
