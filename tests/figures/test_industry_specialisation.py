import polars as pl

from figures.industry_specialisation import industry_specialisation
from tests.figures.contexts import context
from tests.plotly_figure import plotly

ROWS = pl.DataFrame(
    [
        ("SWE", "C27", 50.0, 0.5, -0.33, 0.4, 0.9),
        ("SWE", "D", 90.0, 3.0, 0.5, 0.6, -0.2),
        ("SWE", "E", 0.0, None, None, None, None),
    ],
    ("country", "product", "amount", "rca", "rsca", "density", "pci"),
    orient="row",
)


def drawn(rows=ROWS):
    return industry_specialisation(rows, context(countries=("SWE",), sectors=("energy",)))


def test_the_headline_counts_specialisations_and_names_the_first_in_full():
    assert drawn().headline.startswith("Sweden is specialised in one of 3 industries in energy")
    assert "Electricity, gas, steam and air conditioning supply (RCA 3.0)" in drawn().headline


def test_none_is_said():
    assert "specialised in none of" in drawn(ROWS.filter(pl.col("product") == "C27")).headline


def test_bars_are_the_balanced_index_and_beside_them_stand_rca_and_density():
    card = drawn()
    assert list(plotly(card).data[0].x) == [0.5, -0.33]
    beside = {(note.y, note.text) for note in plotly(card).layout.annotations}
    assert {("D", "3.0"), ("D", "60%"), ("C27", "0.5"), ("C27", "40%")} <= beside


def test_without_rows_the_card_says_so():
    assert drawn(ROWS.clear()).empty


def test_hostile_products_are_no_markup():
    figure = plotly(drawn(ROWS.with_columns(product=pl.lit("<a href=x>y</a>"))))
    assert "<a" not in figure.data[0].hovertext[0]
    assert "<a" not in figure.layout.yaxis.ticktext[0]
