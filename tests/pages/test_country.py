import pytest

from tests.pages import reader
from tests.pages.reader import told

ADDRESSES = (
    {},
    {"country": "ISL"},
    {"country": "NOR", "with": "DEU"},
    {"country": "SWE", "with": "EGY"},
    {"country": "FIN", "with": "TUV"},
    {"country": "DNK", "with": "CHN", "event": "2003"},
    {"country": "DEU", "with": "SWE", "data": "exports_1995_2011", "from": "2001", "to": "2006"},
    {"country": "SWE", "sectors": "water", "from": "2015", "to": "2016"},
    {"country": "SWE", "with": "SWE"},
    {"country": "SWE", "with": "XXX", "event": "2019-02-30"},
)


@pytest.mark.parametrize(
    ("parameters", "title"),
    [
        ({"country": "NOR"}, "Norway"),
        ({"country": "NOR", "with": "DEU"}, "Norway and Germany"),
        ({"country": "NOR", "with": "NOR"}, "Norway"),
        ({"country": "NOR", "with": "<b>"}, "Norway"),
    ],
)
def test_the_title_names_the_country_or_the_pair(parameters, title):
    assert f"<h1>{title}</h1>" in told(reader.opened("country", parameters))


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    assert reader.whole(reader.opened("country", parameters))


def test_what_has_changed_since_we_signed_is_answered_for_a_pair():
    text = told(reader.opened("country", {"country": "NOR", "with": "DEU"}))
    assert "Norway’s low-carbon exports were 15% higher in the 3 years after 2020" in text
    assert "load a dataset of exports that covers 2017 to 2023" in text
    assert "On record after 2020: 5 agreements and 10 visits" in text


def test_exports_of_a_pair_are_compared_where_the_data_cover_the_years():
    text = told(reader.opened("country", {"country": "DNK", "with": "CHN", "event": "2003"}))
    assert "Denmark’s exports to China were 147% higher" in text
    assert "the median of 38 other partners" in text


def test_norway_and_iceland_are_inside_the_rest_of_the_world_and_not_zero():
    assert "Iceland has no rows of its own in this dataset" in told(
        reader.opened("country", {"country": "ISL"})
    )


def test_choosing_a_partner_changes_the_address_and_takes_back_the_moment():
    app = reader.opened("country", {"country": "NOR", "event": "2019"})
    app.selectbox(key="address_with").select("DEU").run()
    assert app.query_params["with"] == "DEU"
    assert "event" not in app.query_params
    assert "Norway sold Germany" in told(app)


def test_choosing_a_moment_changes_what_is_compared():
    app = reader.opened("country", {"country": "NOR", "with": "DEU"})
    app.selectbox(key="address_event").select("2015").run()
    assert app.query_params["event"] == "2015"
    assert "in the 3 years after 2015" in told(app)


@pytest.mark.parametrize("code", ["SWE", "XXX"])
def test_a_partner_that_is_none_is_left_out_with_a_notice(code):
    assert "holds a value of “with”" in told(
        reader.opened("country", {"country": "SWE", "with": code})
    )


def test_a_pair_of_which_nothing_is_known_says_so_in_every_part():
    text = told(reader.opened("country", {"country": "FIN", "with": "TUV"}))
    for sentence in (
        "Tuvalu is not among the economies of this dataset",
        "Choose a year above",
        "name no organisation of Finland and Tuvalu",
        "No agreement of this selection is on record",
    ):
        assert sentence in text
