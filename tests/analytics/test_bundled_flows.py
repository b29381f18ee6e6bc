import polars as pl
import pytest

from analytics.coverage import country_years
from analytics.flows import country_flows, country_totals, sector_flows, sector_totals, years
from analytics.selection import Selection, narrow
from data.catalogue import aggregate
from data.vocabulary import SIX

NAMES = ("exports_2022", "exports_1995_2011", "visits_curated", "cooperation_curated")


@pytest.mark.parametrize("name", NAMES)
def test_totals_of_a_bundled_dataset_agree_however_they_are_summed(name: str) -> None:
    flows = narrow(aggregate(name), Selection())
    total = flows["amount_once"].sum()
    for frame in (country_flows(flows), sector_flows(flows), sector_totals(flows), years(flows)):
        assert frame["amount_once"].sum() == pytest.approx(total)


def test_exports_of_the_six_are_those_of_the_source() -> None:
    # Billion USD of 2022, intermediate goods and services, as the source's description has them.
    totals = country_totals(aggregate("exports_2022"), SIX, "out")
    billions = dict(totals.select("country", (pl.col("amount") / 1000).round()).iter_rows())
    assert billions == {"DEU": 934, "NOR": 264, "SWE": 154, "DNK": 144, "FIN": 76, "ISL": 7}


def test_countries_inside_the_rest_of_the_world_are_gaps() -> None:
    held = country_years(aggregate("exports_1995_2011"))
    known = held.group_by("country").agg(pl.col("amount").count())
    assert dict(known.iter_rows()) == {
        "SWE": 17,
        "DNK": 17,
        "FIN": 17,
        "DEU": 17,
        "NOR": 0,
        "ISL": 0,
    }


def test_every_curated_record_is_counted_once() -> None:
    assert aggregate("visits_curated")["amount_once"].sum() == pytest.approx(231)
    assert aggregate("cooperation_curated")["amount_once"].sum() == pytest.approx(130)
