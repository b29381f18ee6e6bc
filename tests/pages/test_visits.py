import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME
from tests.pages.reader import told

ADDRESSES = (
    {},
    {"split": "2021-06", "list": "no_follow_up"},
    {"list": "announced", "origins": "all"},
    {"countries": "NOR", "partners": "DEU"},
    {"from": "2020", "to": "2020", "sectors": "water.energy"},
    {"partners": "AUT", "sectors": "water", "from": "2025"},
    {"split": "1920-01"},
    {"split": "2020-13", "list": "<script>", "origins": "15"},
)


def opened(parameters):
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/visits.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)


def test_physical_and_digital_before_and_after_a_month_are_answered():
    assert "Digital before March 2020: none of 81 visits on record" in told(opened({}))
    assert "Digital before June 2021: 3 of 88" in told(opened({"split": "2021-06"}))


def test_choosing_a_month_changes_the_address():
    app = opened({})
    app.selectbox(key="address_split").select("2021-06").run()
    assert app.query_params["split"] == "2021-06"
    assert "Digital before June 2021" in told(app)


def test_visits_without_follow_up_are_counted_and_listed():
    text = told(opened({"list": "no_follow_up"}))
    assert "No follow-up is known for 170 of 207 visits on record" in text
    assert "170 of 207 visits took place without a known follow-up" in text


def test_a_period_tells_how_many_undated_visits_it_leaves_out():
    assert "27 visits without a date are left out" in told(opened({"from": "2016"}))


def test_the_report_defines_its_measures():
    text = told(opened({}))
    assert "Visits, groups, participants and registrations are four measures" in text
    assert "Never taken for participants" in text


def test_unknown_values_are_noticed():
    assert "a value of “split” that is not known" in told(opened({"split": "2020-13"}))
