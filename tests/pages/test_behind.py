from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME

ADDRESSES = (
    {"country": "DEU"},
    {"country": "ISL", "against": "SWE.USA", "indicator": "low_carbon_exports"},
    {"country": "NOR", "against": "NOR.XXX.DNK", "indicator": "low_carbon_balance_of_gdp"},
    {"country": "ATA", "indicator": "unheard_of"},
)


def opened(parameters):
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/behind.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def told(app):
    return unescape(" ".join(block.proto.body for block in app.get("html")))


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)


def test_norway_is_placed_behind_denmark_with_the_faults_of_the_source():
    text = told(opened({"against": "DNK.FIN"}))
    assert "Norway is 2 years behind Finland and 1 year behind Denmark (2023)" in text
    assert "Denmark 1997 and 1998 and Norway 2017" in text


def test_an_unknown_country_or_indicator_is_noticed():
    text = told(opened({"country": "ATA", "indicator": "unheard_of"}))
    assert "a value of “country” that is not known" in text
    assert "a value of “indicator” that is not known" in text
