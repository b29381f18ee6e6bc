import polars as pl

from analytics.network_core import core
from figures.cooperation_network import country_network, organisation_network
from tests.figures.contexts import context
from tests.plotly_figure import plotly

NODES = pl.DataFrame(
    {
        "node": ["DEU", "DNK", "IND", "FIN"],
        "country": ["DEU", "DNK", "IND", "FIN"],
        "amount": [3.0, 3.0, 1.0, 1.0],
    }
)
EDGES = pl.DataFrame(
    {"origin": ["DEU", "DNK"], "destination": ["DNK", "IND"], "weight": [2.0, 1.0]}
)
WHERE = context("agreements")


def test_headline_tells_the_pair_with_most_in_common_as_records():
    card = country_network(core(NODES, EDGES), WHERE)
    assert card.headline == "Germany and Denmark share 2 records, among 3 countries on record"
    assert "One country without a link is left out." in card.note


def test_links_have_no_direction_and_the_table_names_their_ends():
    table = country_network(core(NODES, EDGES), WHERE).table
    assert table.columns == ["one_end", "other_end", "records"]
    assert table.rows() == [("Germany", "Denmark", 2), ("Denmark", "India", 1)]


def test_a_line_has_the_colour_of_its_end_among_the_six_alone():
    lines = plotly(country_network(core(NODES, EDGES), WHERE)).layout.shapes
    assert [line.path.count("L") for line in lines] == [1, 1]
    thin, thick = (line.line.color for line in lines)
    assert thin.startswith("rgba(157,81,132")
    assert thick.startswith("rgba(125,121,112")


def test_the_same_network_is_drawn_the_same_way():
    first, second = (
        plotly(organisation_network(core(NODES, EDGES), WHERE)).to_json() for _ in range(2)
    )
    assert first == second


def test_hostile_names_are_no_markup():
    hostile = NODES.with_columns(node=pl.col("node") + "<b>")
    links = EDGES.with_columns(pl.col("origin", "destination") + "<b>")
    figure = plotly(organisation_network(core(hostile, links), WHERE))
    assert all("<b>" not in note.text for note in figure.layout.annotations)


def test_nothing_says_why():
    assert country_network(core(NODES, EDGES.clear()), WHERE).empty
    assert organisation_network(core(NODES, EDGES.clear()), WHERE).empty
