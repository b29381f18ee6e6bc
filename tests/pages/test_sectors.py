from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reader import told

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
ADDRESSES = (
    {},
    {"measure": "visits"},
    {"measure": "agreements"},
    {"data": "exports_1995_2011", "direction": "in"},
    {"direction": "between", "countries": "NOR"},
    {"sector": "water"},
    {"sector": "energy", "measure": "visits"},
    {"measure": "visits", "from": "1999", "to": "2000"},
    {"direction": "sideways", "sector": "<script>"},
)


def opened(parameters):
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    app.switch_page("pages/sectors.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)


def test_what_an_industry_list_cannot_tell_apart_is_said():
    assert "do not tell environmental technology apart" in told(opened({}))


@pytest.mark.parametrize(
    ("parameters", "said"),
    [({}, True), ({"from": "2005"}, False), ({"measure": "visits"}, False)],
)
def test_which_year_of_several_is_shown_is_said(parameters, said):
    page = opened({"data": "exports_1995_2011"} | parameters)
    assert ("No period is chosen, so exports are those of 2011" in told(page)) == said


def test_unknown_parameters_are_noticed():
    assert "a value of “direction” that is not known" in told(opened({"direction": "sideways"}))
