import polars as pl
import pytest

from figures.flow_matrix import PARTNERS, flow_matrix
from figures.partners_shown import OTHERS
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"origin": pl.String, "destination": pl.String, "amount": pl.Float64}


def _flows(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


EXPORTS = _flows(
    ("DEU", "CHN", 86000.0),
    ("SWE", "DEU", 14000.0),
    ("SWE", "CHN", 9000.0),
    ("NOR", "CHN", 2.0),
)


def test_headline_names_the_largest_flow_of_the_sector():
    card = flow_matrix(EXPORTS, context(options={"sector": "energy"}))
    assert card.headline == (
        "In energy, the largest flow runs from Germany to China: 86 billion USD in 2022"
    )
    assert flow_matrix(EXPORTS, context()).headline.startswith("Across the sectors")


def test_the_rest_of_the_world_is_no_largest_flow():
    flows = pl.concat([EXPORTS, _flows(("DEU", "ROW", 99_000.0))])
    assert "from Germany to China" in flow_matrix(flows, context()).headline


def test_cells_hold_the_table_in_its_unit():
    card = flow_matrix(EXPORTS, context())
    assert card.unit == "billion USD, nominal"
    assert card.table.filter(origin="DEU", destination="CHN")["amount"].to_list() == [86.0]
    shaded = plotly(card).data[1]
    drawn = [value for line in shaded.z for value in line if value is not None]
    assert sorted(drawn) == pytest.approx(sorted(card.table["amount"]))


def test_a_small_amount_is_not_told_as_nought():
    card = flow_matrix(EXPORTS, context())
    assert "<0.1" in [text for line in plotly(card).data[1].text for text in line]


def test_chosen_countries_stand_across_when_they_receive():
    card = flow_matrix(
        _flows(("CHN", "SWE", 5.0), ("USA", "SWE", 4.0)), context(options={"direction": "in"})
    )
    assert list(plotly(card).data[1].x) == ["SWE"]
    assert list(plotly(card).data[1].y) == ["CHN", "USA"]


def test_small_partners_are_summed():
    codes = [f"A{letter}A" for letter in "ABCDEFGHIJKL"]
    card = flow_matrix(_flows(*(("SWE", code, 10.0) for code in codes)), context())
    assert card.table["destination"].n_unique() == PARTNERS + 1
    assert card.table["destination"].to_list()[-1] == OTHERS
    assert card.table["amount"].sum() == pytest.approx(120)


def test_a_sector_that_cannot_be_told_apart_gives_the_reason():
    card = flow_matrix(EXPORTS.clear(), context(options={"sector": "water"}))
    assert card.figure is None
    assert card.empty.startswith("These industries do not tell water apart")
    assert card.empty.endswith("Choose another sector above.")


def test_a_sector_without_records_says_what_to_do():
    card = flow_matrix(EXPORTS.clear(), context("visits", {"sector": "water"}))
    assert "Choose another sector above" in card.empty


def test_a_sample_names_records():
    card = flow_matrix(_flows(("DEU", "DNK", 18.0)), context("visits", {"sector": "energy"}))
    assert card.headline == "On energy, the records name 18 visits from Germany to Denmark"


def test_agreements_are_between():
    flows = _flows(("DEU", "DNK", 14.0), ("DNK", "DEU", 14.0), ("SWE", None, 2.0))
    card = flow_matrix(flows, context("agreements", {"sector": "energy"}))
    assert card.headline == "On energy, the records name 14 agreements between Germany and Denmark"
    assert "→" not in str(plotly(card).data[1].hovertext)


def test_only_unknown_ends_leave_a_plain_title():
    card = flow_matrix(_flows(("SWE", None, 2.0)), context("agreements"))
    assert card.headline == "Origin and destination"
