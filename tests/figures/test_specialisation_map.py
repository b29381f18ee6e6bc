import polars as pl

from figures.specialisation_map import ENDS, specialisation_map
from tests.figures.contexts import context

ROWS = [("SWE", 1.2), ("NOR", 0.4), ("DEU", 3.0), ("USA", 1.0), ("CHN", None)]
WEIGHTS = pl.DataFrame(
    [(code, "all", 10.0, 0.3, 0.25, rca, 0.0) for code, rca in ROWS],
    ("country", "sector", "amount", "share", "world_share", "rca", "rsca"),
    orient="row",
)


def drawn(country="SWE", weights=WEIGHTS):
    return specialisation_map(weights, context(countries=(country,), sectors=("energy",)))


def test_the_headline_tells_share_rca_and_place():
    assert drawn().headline == (
        "In energy lies 30.0% of what Sweden exports, 25.0% of what the world does, so an RCA of "
        "1.20, number 2 of 4 economies"
    )
    assert "against 25.0%" in drawn("NOR").headline


def test_small_shares_keep_two_figures():
    small = WEIGHTS.with_columns(share=pl.lit(0.00082), world_share=pl.lit(0.00032))
    assert (
        "lies 0.082% of what Sweden exports, 0.032% of what the world"
        in drawn(weights=small).headline
    )


def test_fills_are_fuller_the_more_a_country_is_specialised():
    figure = drawn().figure
    shades = {fill.country: fill.opacity for fill in figure.fills}
    assert shades["NOR"] < shades["USA"] < shades["SWE"] < shades["DEU"]
    assert "CHN" not in shades
    assert len(figure.legend.fills) == len(ENDS) + 1


def test_no_total_fills_a_country():
    assert {fill.share for fill in drawn().figure.fills} == {1.2, 0.4, 3.0, 1.0}


def test_every_country_of_the_six_has_a_title_even_without_data():
    titles = dict(drawn().figure.titles)
    assert titles["SWE"] == "Sweden\nRCA 1.20"
    assert titles["ISL"] == "Iceland\nno data"


def test_a_country_without_exports_is_missing_and_no_nought():
    assert "no exports of Iceland. That is missing" in drawn("ISL").empty


def test_a_click_chooses_the_market():
    figure = drawn().figure
    assert figure.selectable
    assert figure.picks == "market"
    assert figure.hint in drawn().note
