import polars as pl
import pytest

from figures.actual_expected import actual_expected
from tests.figures.drawn_spans import spans_of
from tests.figures.opportunities import shown
from tests.plotly_figure import plotly

PAIRS = pl.DataFrame(
    [
        ("SWE", "NOR", 300.0, 500, True, 100.0, 80.0, 125.0, 3.0, 1),
        ("SWE", "DEU", 240.0, 900, False, 200.0, 150.0, 270.0, 1.2, 0),
        ("SWE", "USA", 100.0, 6000, False, 400.0, 300.0, 530.0, 0.25, -1),
        ("SWE", "MLT", 1.0, 3000, False, 0.1, 0.05, 0.2, 10.0, 1),
    ],
    {
        "origin": pl.String,
        "destination": pl.String,
        "amount": pl.Float64,
        "km": pl.Int64,
        "contiguous": pl.Boolean,
        "expected": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "ratio": pl.Float64,
        "outside": pl.Int8,
    },
    orient="row",
)


def test_the_headline_tells_the_ratio_with_its_interval():
    assert actual_expected(PAIRS, shown()).headline == (
        "Sweden outperforms size and distance most in Norway: 300 million USD, 3.0 times "
        "the expected 100 million USD (95% interval 80 million to 125 million)"
    )
    below = actual_expected(PAIRS, shown(rank="below")).headline
    assert "furthest below size and distance in the United States: 100 million USD, 25%" in below


@pytest.mark.parametrize(("least", "first"), [("0", "MLT"), ("0.5", "NOR")])
def test_small_markets_are_left_out_by_the_threshold(least, first):
    assert actual_expected(PAIRS, shown(least=least)).table["partner"][0] == first


def test_bands_strokes_and_dots_are_interval_expectation_and_actual():
    card = actual_expected(PAIRS, shown())
    bands, stroke, dot = plotly(card).data
    assert spans_of(bands) == card.table.select("low", "high").rows()
    assert list(stroke.x) == card.table["expected"].to_list()
    assert list(dot.x) == card.table["amount"].to_list()


def test_within_the_interval_nothing_outperforms():
    within = PAIRS.with_columns(outside=pl.lit(0, pl.Int8))
    assert "no market above lies outside" in actual_expected(within, shown()).headline
    assert "no market below lies outside" in actual_expected(within, shown(rank="below")).headline


def test_the_chosen_market_is_shown_on_whatever_side():
    card = actual_expected(PAIRS, shown(market="USA"))
    assert card.table["partner"].to_list() == ["NOR", "DEU", "USA"]


def test_it_never_speaks_of_an_effect():
    card = actual_expected(PAIRS, shown())
    assert "effect" not in " ".join((card.headline, card.note, card.unit, card.alt)).lower()


def test_without_such_markets_the_card_says_so():
    assert "No market of Sweden" in actual_expected(PAIRS.head(1), shown(rank="below")).empty
    assert actual_expected(PAIRS.clear(), shown()).empty
