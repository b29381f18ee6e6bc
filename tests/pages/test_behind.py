import pytest

from tests.pages import reader
from tests.pages.reader import told

ADDRESSES = (
    {"country": "DEU"},
    {"country": "ISL", "against": "SWE.USA", "indicator": "low_carbon_exports"},
    {"country": "NOR", "against": "NOR.XXX.DNK", "indicator": "low_carbon_balance_of_gdp"},
    {"country": "ATA", "indicator": "unheard_of"},
)


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    assert reader.whole(reader.opened("behind", parameters))


def test_norway_is_placed_behind_denmark_with_the_faults_of_the_source():
    text = told(reader.opened("behind", {"against": "DNK.FIN"}))
    assert "Norway is 2 years behind Finland and 1 year behind Denmark (2023)" in text
    assert "Denmark 1997 and 1998 and Norway 2017" in text


def test_an_unknown_country_or_indicator_is_noticed():
    text = told(reader.opened("behind", {"country": "ATA", "indicator": "unheard_of"}))
    assert "a value of “country” that is not known" in text
    assert "a value of “indicator” that is not known" in text


def test_what_it_was_made_from_can_be_downloaded(monkeypatch):
    _, files = reader.explained(monkeypatch, lambda: reader.opened("behind", {}))
    assert set(files) == {
        "behind.download.values",
        "behind.download.readings",
        "behind.download.all_values",
    }
    assert all(file.height for file in files.values())
