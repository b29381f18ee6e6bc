from math import sqrt

import polars as pl
import pytest

from figures.fit_concentration import fit_concentration
from tests.figures.pair import pair
from tests.plotly_figure import plotly

COLUMNS = ("over", "country", "parts", "hhi", "hhi_normalised")
ROWS = [
    ("market", "SWE", 5, 0.2, 0.1),
    ("market", "DEU", 5, 0.3, 0.2),
    ("market", "NOR", 5, 0.5, 0.4),
    ("industry", "SWE", 4, 0.9, 0.85),
    ("industry", "DEU", 4, 0.4, 0.2),
    ("industry", "NOR", 4, None, None),
]
MEASURED = pl.DataFrame(ROWS, COLUMNS, orient="row")


def test_the_headline_names_the_least_even_and_its_place():
    assert fit_concentration(MEASURED, pair()).headline == (
        "Of the two, Sweden leans most on few: by industry its exports have an index of 0.85, "
        "number 1 of 2 economies"
    )


def test_where_all_are_spread_it_says_so():
    more = [("market", f"A{chr(65 + n)}A", 5, 0.9, 0.8) for n in range(9)]
    spread = pl.DataFrame([*ROWS[:3], *more], COLUMNS, orient="row")
    assert fit_concentration(spread, pair()).headline == (
        "Sweden and Germany both spread their exports widely: the least even of the four, Germany "
        "by market, is number 11 of 12 economies"
    )


def test_every_economy_has_a_stroke_and_the_two_a_dot():
    figure = plotly(fit_concentration(MEASURED, pair()))
    strokes, dots = figure.data
    assert [strokes.y.count(f"row {place}") for place in range(4)] == [3, 3, 2, 2]
    assert [x**2 for x in dots.x] == pytest.approx([0.1, 0.2, 0.85, 0.2])
    assert strokes.x[0] == pytest.approx(sqrt(0.1))


def test_without_exports_it_is_missing_and_no_nought():
    assert "missing, not zero" in fit_concentration(MEASURED.clear(), pair()).empty
