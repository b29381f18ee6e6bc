import json
from dataclasses import asdict

import polars as pl
import pytest

from data.words import Words
from figures.map import Layers, MapFigure, map_figure
from figures.theme import COUNTRY_COLOURS
from ui.map import MapClick, clicked, payload

PAIRS = [("SWE", partner) for partner in ("NOR", "DNK", "FIN", "DEU", "USA", "CHN", "JPN", "POL")]


def figure(shares: bool = False, selectable: bool = True) -> MapFigure:
    flows = pl.DataFrame(
        [(origin, destination, 10.0 + k) for k, (origin, destination) in enumerate(PAIRS)],
        ["origin", "destination", "amount"],
        orient="row",
    )
    countries = ["SWE", "NOR", "DNK", "FIN", "ISL", "DEU"]
    layers = Layers(
        "million_usd",
        flows,
        pl.DataFrame({"country": countries, "amount": [float(k) for k in range(6)]}),
        pl.DataFrame({"country": countries, "share": [0.1] * 6}).head(6 if shares else 0),
        share_name="Share",
    )
    return map_figure("nordics", layers, Words("en"), selectable=selectable)


def test_what_a_rerun_sends_is_small_and_json() -> None:
    assert len(json.dumps(payload(figure()))) < 6_000


def test_countries_are_tinted_only_where_no_share_fills_them() -> None:
    assert payload(figure())["tints"] == COUNTRY_COLOURS
    assert payload(figure(shares=True))["tints"] == {}


def test_the_files_that_the_browser_fetches_are_named_by_their_content() -> None:
    first = payload(figure())
    assert len(first["version"]) == 12
    assert first["base"] == ""


def test_aclicked_on_a_flow_or_country_of_the_figure_is_told() -> None:
    assert clicked({"country": "NOR"}, figure()) == MapClick(country="NOR")
    flow = {"origin": "SWE", "destination": "CHN"}
    assert clicked(flow, figure()) == MapClick(origin="SWE", destination="CHN")


def test_aclicked_on_what_the_figure_does_not_show_is_none() -> None:
    for state in (None, "SWE", {}, {"country": "ZZZ"}, {"country": ["SWE"]}, {"origin": "SWE"}):
        assert clicked(state, figure()) is None
    assert clicked({"country": "NOR"}, figure(selectable=False)) is None


@pytest.mark.parametrize("key", ["SWE", "SWE-CHN"])
def test_a_choice_has_a_name_that_leads_back_to_it(key: str) -> None:
    choice = MapClick.of(key)
    assert choice is not None
    assert choice.key == key
    assert clicked(asdict(choice), figure()) == choice


def test_no_name_is_no_choice() -> None:
    assert MapClick.of("") is None
