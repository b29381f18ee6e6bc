import polars as pl
import pytest

from analytics.world import economies, require, world
from data.problem import Problem

COLUMNS = ("period", "reporter", "partner", "flow", "product", "value")


def facts(*rows):
    return pl.LazyFrame(list(rows), COLUMNS, orient="row")


def test_an_import_is_turned_round_and_one_report_is_kept():
    found = world(
        facts(
            ("2020", "SWE", "NOR", "export", "A", 10.0),
            ("2020", "NOR", "SWE", "import", "A", 12.0),
            ("2020", "DNK", "SWE", "import", "B", 3.0),
            ("2021", "SWE", "NOR", "export", "A", 99.0),
        ),
        2020,
    )
    assert sorted(found.rows()) == [("SWE", "DNK", "B", 3.0), ("SWE", "NOR", "A", 10.0)]


def test_months_are_summed_and_a_suppressed_cell_is_no_nought():
    found = world(
        facts(
            ("2020-01", "SWE", "NOR", "export", "A", 1.0),
            ("2020-02", "SWE", "NOR", "export", "A", 2.0),
            ("2020-01", "SWE", "NOR", "export", "B", None),
        ),
        2020,
    )
    assert sorted(found.rows()) == [("SWE", "NOR", "A", 3.0), ("SWE", "NOR", "B", None)]


def test_the_rest_of_the_world_is_no_economy():
    flows = pl.DataFrame(
        {"origin": ["SWE", "ROW", "NOR"], "destination": "DNK", "amount": [1.0, 2.0, 0.0]}
    )
    assert economies(flows).to_list() == ["SWE"]


def test_a_handful_of_countries_is_no_world():
    flows = pl.DataFrame({"origin": ["SWE", "NOR"], "destination": "DNK", "amount": 1.0})
    with pytest.raises(Problem) as refusal:
        require(flows)
    assert refusal.value.values == {"count": 2, "least": 20}
    require(flows, 2)
