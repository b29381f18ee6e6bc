import polars as pl

from analytics.selection import Selection
from data.words import Words
from figures.card import Context
from figures.coverage_strip import coverage_strip
from tests.figures.contexts import dataset
from tests.plotly_figure import plotly

SCHEMA = {
    "dataset": pl.String,
    "country": pl.String,
    "year": pl.Int32,
    "amount": pl.Float64,
}
VISITS = dataset(
    name="found",
    title="Found",
    kind="visits",
    unit="visits",
    coverage="sample",
    start=2000,
    end=2003,
)
EXPORTS = dataset(name="sold", title="Sold", start=2000, end=2000)
LATER = dataset(name="later", title="Later", start=2003, end=2003)
SIX = ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU")


def _context(*datasets):
    return Context(Words("en"), Selection(), datasets)


def _held(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


HELD = _held(
    ("found", "SWE", 2000, 12.0),
    ("found", "SWE", 2001, 2.0),
    ("found", "SWE", 2002, None),
    ("found", "SWE", None, 3.0),
    *(("sold", code, 2000, 5.0) for code in SIX),
    *(("later", code, 2003, 5.0) for code in SIX if code != "ISL"),
)


def _row(card, dataset_name, country):
    drawn = plotly(card).data[0]
    return list(drawn.z[list(drawn.y).index(f"{dataset_name} {country}")])


def test_headline_tells_the_years_of_exports_where_there_are_gaps():
    card = coverage_strip(HELD, _context(VISITS, EXPORTS, LATER))
    assert card.headline == (
        "3 datasets reach over 2000\u20132003; exports by partner are held for 2000 and 2003 alone"
    )
    whole = coverage_strip(HELD, _context(VISITS, EXPORTS))
    assert whole.headline == "2 datasets reach over 2000\u20132003"


def test_few_records_are_pale_gaps_open_and_other_years_undrawn():
    card = coverage_strip(HELD, _context(VISITS, EXPORTS, LATER))
    assert _row(card, "found", "SWE") == [1.0, 0.5, 0.0, 0.0, None, 0.5]
    assert _row(card, "sold", "SWE") == [1.0, None, None, None, None, None]
    assert _row(card, "later", "ISL") == [None, None, None, 0.0, None, None]


def test_the_table_holds_what_is_held():
    card = coverage_strip(HELD, _context(VISITS, EXPORTS, LATER))
    assert card.table.height == HELD.drop_nulls("amount").height
    assert card.table["dataset"].to_list()[0] == "Found"


def test_countries_that_statistics_do_not_name_are_told():
    note = coverage_strip(HELD, _context(VISITS, EXPORTS, LATER)).note
    assert "Later: Iceland have" in note or "Later: Iceland has" in note
    assert "Found:" not in note


def test_hover_and_alt_say_what_a_cell_holds():
    card = coverage_strip(HELD, _context(VISITS, EXPORTS, LATER))
    hovers = [text for line in plotly(card).data[0].hovertext for text in line]
    assert "Found \u2013 Sweden, 2001: 2 visits" in hovers
    assert "Found \u2013 Sweden, undated: 3 visits" in hovers
    assert "Later \u2013 Iceland, 2003: nothing held" in hovers
    assert "Sold: 2000, 6 of the six." in card.alt


def test_hostile_titles_are_no_markup():
    hostile = dataset(name="sold", title="<a href=x>y</a>", start=2000, end=2000)
    figure = plotly(coverage_strip(HELD, _context(hostile)))
    assert "<a" not in figure.layout.annotations[0].text
    assert not [text for line in figure.data[0].hovertext for text in line if "<a" in text]


def test_nothing_held_says_what_to_do():
    assert "load data" in coverage_strip(HELD.clear(), _context(VISITS)).empty
