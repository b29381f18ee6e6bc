import polars as pl
import pytest

from figures.glance import Numbers, glance, tiles
from tests.figures.contexts import context


def _numbers(low_carbon=(("SWE", 2021, 5e9), ("SWE", 2022, 6e9))):
    return Numbers(
        exports=pl.DataFrame({"country": ["SWE"], "amount": [154_000.0], "year": [2022]}),
        visits=pl.DataFrame(
            {
                "origin": ["SWE", None, "KEN"],
                "host": ["KEN", "SWE", "SWE"],
                "reported": [3, 1, 4],
                "host_visits": [3, 5, 5],
            }
        ),
        agreements=pl.DataFrame({"country": ["SWE", "KEN"], "records": [7, 7]}),
        low_carbon=pl.DataFrame(
            low_carbon,
            {"country": pl.String, "year": pl.Int32, "value": pl.Float64},
            orient="row",
        ),
    )


SWEDEN = context(countries=("SWE",))


def test_headline_counts_the_countries_that_export_more():
    assert glance(_numbers(), SWEDEN).headline == (
        "Sweden exported more low-carbon technology in 2022 than the year before"
    )
    fallen = [("SWE", 2021, 5.0), ("SWE", 2022, 4.0), ("NOR", 2021, 5.0), ("NOR", 2022, 6.0)]
    assert glance(_numbers(fallen), context()).headline == (
        "1 of the 2 countries shown exported more low-carbon technology in 2022 than the year "
        "before"
    )


def test_a_tile_tells_what_the_table_holds():
    card = glance(_numbers(), SWEDEN)
    tile = tiles(card.table, SWEDEN)[0]
    assert (tile.number, tile.change) == ("6 billion USD", "20% more than in 2021")
    assert [value for _, value in tile.lines] == ["154 billion USD", "5 hosted, 3 made", "7"]
    assert tile.picture.startswith("data:image/svg+xml")
    assert card.table.filter(figure="low_carbon")["amount"].to_list() == [5e9, 6e9]


def test_only_chosen_countries_are_in_it():
    assert glance(_numbers(), SWEDEN).table["country"].unique().to_list() == ["SWE"]


def test_missing_is_not_nought():
    card = glance(_numbers(), context(countries=("ISL",)))
    assert card.figure is None
    assert card.empty
    tile = tiles(glance(_numbers(), SWEDEN).table, context(countries=("SWE", "ISL")))[1]
    assert [value for _, value in tile.lines] == ["no rows", "none hosted, none made", "none"]
    assert (tile.number, tile.change, tile.picture) == ("no rows", "", "")


@pytest.mark.parametrize("years", [(2020, 2022), (2022,)])
def test_without_the_year_before_there_is_no_change(years):
    card = glance(_numbers([("SWE", year, 5.0) for year in years]), SWEDEN)
    assert card.headline == "At a glance"
    assert tiles(card.table, SWEDEN)[0].change == ""


def test_money_and_samples_are_told_apart():
    assert "intermediate" not in glance(_numbers(), SWEDEN).note
    assert "can\u2019t be ranked" in glance(_numbers(), SWEDEN).note
