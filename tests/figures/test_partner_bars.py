from analytics.partners import partner_ranking
from figures.partner_bars import partner_bars
from tests.analytics.frames import exports
from tests.figures.contexts import context
from tests.plotly_figure import plotly

FLOWS = exports(
    (2022, "SWE", "NOR", "energy", 50.0),
    (2022, "SWE", "DEU", "energy", 30.0),
    (2022, "SWE", "ROW", "energy", 20.0),
    *((2022, "SWE", f"A{letter}A", "energy", 0.1) for letter in "ABCDEFGHIJKLMN"),
    (2022, "DEU", "SWE", "energy", 9.0),
)


def drawn(flows=FLOWS, chosen=""):
    shown = context(countries=("SWE",), options={"with": chosen})
    return partner_bars(partner_ranking(flows, ["SWE"], by="out"), shown)


def test_the_headline_names_the_first_partner_and_its_share():
    assert drawn().headline.startswith("Norway takes 49% of what Sweden sells abroad")


def test_the_chosen_partner_is_told_and_drawn_though_it_is_small():
    card = drawn(chosen="AMA")
    assert "AMA takes 0.1% of what Sweden sells abroad and is number 3 of 16" in card.headline
    assert "AMA" in card.table["partner"].to_list()
    assert card.table.height == 13


def test_the_rest_of_the_world_has_a_share_and_no_bar():
    card = drawn()
    assert "ROW" not in card.table["partner"].to_list()
    assert "The rest of the world takes 20%" in card.note


def test_bars_lead_to_the_pair():
    bars = plotly(drawn()).data[0]
    assert list(bars.x) == drawn().table["out"].to_list()
    assert bars.customdata[0] == "with=NOR&event="


def test_a_partner_without_exports_leaves_the_ranking_as_it_is():
    assert drawn(chosen="TUV").headline == drawn().headline


def test_without_rows_the_card_says_so():
    assert "no exports of this country" in drawn(FLOWS.clear()).empty


def test_a_sector_that_cannot_be_told_apart_gives_that_reason():
    ranking = partner_ranking(FLOWS.clear(), ["SWE"], by="out")
    apart = context(countries=("SWE",), sectors=("environmental_technology",))
    assert "tell environmental technology apart" in partner_bars(ranking, apart).empty
