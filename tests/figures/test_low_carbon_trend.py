import polars as pl

from figures.event_notes import Marks
from figures.low_carbon_trend import low_carbon_trend
from tests.figures.contexts import context
from tests.figures.test_marked_lines import EVENTS
from tests.plotly_figure import plotly


def values(*rows):
    columns = {"indicator": pl.String, "year": pl.Int32, "value": pl.Float64}
    return pl.DataFrame(rows, columns, orient="row")


HELD = values(
    ("low_carbon_exports", 2010, 2e9),
    ("low_carbon_imports", 2010, 1e9),
    ("low_carbon_exports", 2012, 3e9),
    ("low_carbon_imports", 2012, 4e9),
)


def drawn(held=HELD, since="2011", **selected):
    return low_carbon_trend(
        (held, Marks(EVENTS, since)), context(**({"countries": ("NOR",)} | selected))
    )


def test_the_headline_says_which_side_is_larger_in_the_last_year():
    assert drawn().headline == (
        "Norway buys more low-carbon technology than it sells: "
        "4 billion USD against 3 billion USD in 2012"
    )


def test_lines_are_the_table_with_gaps_where_years_are_missing():
    card = drawn()
    assert card.table["out"].to_list() == [2e9, 3e9]
    assert list(plotly(card).data[1].y) == [2e9, None, 3e9]
    assert "dated events" in card.alt


def test_one_side_alone_is_worded_so():
    card = drawn(HELD.filter(pl.col("indicator") == "low_carbon_exports"))
    assert card.headline == "Norway sold low-carbon technology worth 3 billion USD in 2012"


def test_each_country_has_a_card_of_its_own():
    assert drawn().key != drawn(countries=("DEU",)).key
    assert drawn(values()).key == drawn().key


def test_without_values_it_says_what_to_load():
    assert "no yearly values for Norway" in drawn(values()).empty
