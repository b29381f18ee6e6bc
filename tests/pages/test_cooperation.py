import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME
from tests.pages.reader import told

ADDRESSES = (
    {},
    {"rows": "all", "matrix": "all", "network": "organisations"},
    {"record": "GROWSMARTER-2015"},
    {"record": "CITYXCHANGE", "partners": "IND"},
    {"countries": "NOR", "sectors": "water"},
    {"partners": "AUT", "sectors": "water", "from": "2025"},
    {"network": "stars", "record": "<script>"},
)


def opened(parameters):
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/cooperation.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)


def test_partners_sectors_and_gaps_are_answered():
    assert "46 partner countries on record: 30 in energy" in told(opened({}))


def test_an_address_opens_a_record_with_its_parties_and_the_visits_beside_it():
    text = told(opened({"record": "GROWSMARTER-2015"}))
    assert "GrowSmarter lighthouse project Stockholm, Cologne, Barcelona</h2>" in text
    assert "City of Cologne" in text
    assert "visits on record between the same countries in the same sector" in text


def test_choosing_a_record_changes_the_address():
    app = opened({})
    app.selectbox(key="address_record").select("STRING").run()
    assert app.query_params["record"] == "STRING"
    assert "start and end not stated" in told(app)


def test_an_unknown_record_is_noticed_and_the_page_goes_on():
    text = told(opened({"record": "NO-SUCH-RECORD"}))
    assert "a value of “record” that is not known" in text
    assert "130 records of cooperation: 91 with a start" in text


def test_a_period_tells_how_many_undated_records_it_leaves_out():
    assert "39 records without a start are left out" in told(opened({"from": "2016"}))
