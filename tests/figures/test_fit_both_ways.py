import polars as pl

from figures.fit_both_ways import fit_both_ways
from tests.figures.pair import pair
from tests.plotly_figure import plotly

COLUMNS = ("product", "exports", "imports", "trade", "matched", "grubel_lloyd")
ROWS = [("D", 300.0, 200.0, 500.0, 400.0, 0.8), ("E", 50.0, 0.0, 50.0, 0.0, 0.0)]
PRODUCTS = pl.DataFrame(ROWS, COLUMNS, orient="row")


def test_the_headline_is_of_all_industries():
    headline = fit_both_ways(PRODUCTS, pair()).headline
    assert headline.startswith(
        "73% of the trade between Sweden and Germany is met by trade the other way in the same"
    )
    assert headline.endswith("most evenly in Electricity, gas, steam and air conditioning supply")


def test_bars_are_the_trade_what_is_met_first():
    card = fit_both_ways(PRODUCTS, pair())
    met, alone = plotly(card).data
    assert list(met.x) == [400.0, 0.0]
    assert list(alone.x) == [100.0, 50.0]
    texts = {(note.y, note.text) for note in plotly(card).layout.annotations}
    assert {("row 0", "0.80"), ("row 1", "0.00")} <= texts


def test_hostile_products_are_no_markup():
    hostile = PRODUCTS.with_columns(product=pl.lit("<a href=x>y</a>"))
    figure = plotly(fit_both_ways(hostile, pair()))
    assert "<a" not in figure.data[0].hovertext[0]
    assert "<a" not in figure.layout.yaxis.ticktext[0]


def test_no_trade_both_ways_is_missing_and_no_nought():
    assert "missing, not zero" in fit_both_ways(PRODUCTS.clear(), pair()).empty
