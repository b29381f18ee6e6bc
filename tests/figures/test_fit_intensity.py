from math import log10

import polars as pl

from figures.fit_intensity import SHOWN, fit_intensity
from figures.theme import CONTEXT_GREY, country_colour
from tests.figures.pair import pair
from tests.plotly_figure import plotly

COLUMNS = ("origin", "destination", "amount", "share", "world_share", "intensity")
ROWS = [
    ("SWE", "DEU", 10.0, 0.1, 0.05, 2.0),
    ("SWE", "NOR", 80.0, 0.8, 0.1, 8.0),
    ("SWE", "USA", 10.0, 0.1, 0.2, 0.5),
    ("DEU", "SWE", 5.0, 0.01, 0.02, 0.5),
]
PAIRS = pl.DataFrame(ROWS, COLUMNS, orient="row")


def test_the_headline_tells_both_ways():
    assert fit_intensity(PAIRS, pair()).headline == (
        "Sweden sells Germany 2.0 times what its size as a market would make it; Germany sells "
        "Sweden 0.50 times"
    )


def test_one_way_alone_says_so():
    there = PAIRS.filter(pl.col("origin") == "SWE")
    assert "the dataset has nothing the other way" in fit_intensity(there, pair()).headline


def test_markets_stand_by_intensity_on_a_scale_around_one_and_the_partner_stands_out():
    card = fit_intensity(PAIRS, pair())
    dots = plotly(card).data[-1]
    assert list(dots.y) == ["NOR", "DEU", "USA"]
    assert list(dots.x) == card.table["intensity"].to_list() == [8.0, 2.0, 0.5]
    assert list(dots.marker.color) == [CONTEXT_GREY, country_colour("SWE"), CONTEXT_GREY]
    low, high = plotly(card).layout.xaxis.range
    assert low < log10(0.5) < log10(8) < high
    assert {"8.0\u00d7", "2.0\u00d7", "0.50\u00d7"} <= {
        note.text for note in plotly(card).layout.annotations
    }


def test_a_small_partner_is_there_among_the_largest():
    codes = [f"A{chr(65 + n)}A" for n in range(20)]
    more = [("SWE", code, 50.0, 0.01, 0.01, 1.0) for code in codes]
    table = fit_intensity(pl.DataFrame([*ROWS, *more], COLUMNS, orient="row"), pair()).table
    assert table.height == SHOWN + 1
    assert "DEU" in table["partner"].to_list()


def test_no_exports_are_missing_and_no_nought():
    assert "missing, not zero" in fit_intensity(PAIRS.clear(), pair()).empty
