import shutil
from pathlib import Path

import polars as pl
import pytest

from data.catalogue import BUNDLED
from data.dataset import SOURCES
from data.derive import exports_1995_2011, exports_2022, low_carbon_trade, table
from data.derive.__main__ import derive
from data.derive.classifications import hs_names, isic_names

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
DERIVED = (
    *("visits.csv", "cooperation.csv", "reported_totals.csv", "exports_2022.parquet"),
    *("exports_1995_2011.parquet", "low_carbon_trade.parquet", "hs_names.csv"),
    *("industry_names.csv", "borders.parquet", SOURCES),
)


def test_flows_of_2022_become_exports_of_four_digits() -> None:
    flows = pl.LazyFrame(
        {
            "year": [2022],
            "exporter": ["SWE"],
            "importer": ["NOR"],
            "sector": ["D"],
            "intermediate_musd": [1234.56],
        }
    )
    row = exports_2022.facts(flows).collect().row(0, named=True)
    assert row == {
        "dataset": "exports_2022",
        "period": "2022",
        "reporter": "SWE",
        "partner": "NOR",
        "flow": "export",
        "product": "D",
        "value": 1235.0,
        "status": None,
    }


def test_industries_and_uses_are_summed_to_sectors() -> None:
    flows = pl.LazyFrame(
        {
            "year": [1995, 1995, 1995, 1996],
            "exporter": ["SWE", "SWE", "SWE", "RoW"],
            "importer": ["RoW", "RoW", "RoW", "SWE"],
            "industry": ["c32", "c33", "c1", "c17"],
            "intermediate_musd": [1.0, 2.0, 4.0, 8.0],
            "final_musd": [10.0, 20.0, 40.0, 80.0],
        }
    )
    found = exports_1995_2011.facts(flows).collect()
    rows = found.select("period", "reporter", "partner", "product", "value").sort("value").rows()
    assert rows == [
        ("1995", "SWE", "ROW", "social_sustainability", 33.0),
        ("1995", "SWE", "ROW", "other", 44.0),
        ("1996", "ROW", "SWE", "energy", 88.0),
    ]


def test_years_become_rows_and_gaps_have_none() -> None:
    wide = pl.LazyFrame(
        {
            "Country": ["Sweden", "World", "Netherlands Antilles"],
            "ISO3": ["SWE", None, "ANT"],
            "Indicator": ["Exports of low carbon technology products"] * 3,
            "F2001": [1234567.8, 5.0, 6.0],
            "F2002": [None, 5.0, 6.0],
        }
    )
    found = low_carbon_trade.facts(wide).collect()
    assert found.select("indicator", "country", "year", "value", "status").rows() == [
        ("low_carbon_exports", "SWE", 2001, 1_234_570.0, None)
    ]


def test_the_same_facts_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    flows = pl.DataFrame(
        {
            "year": 2022,
            "exporter": ["SWE", "NOR", "DNK"],
            "importer": "DEU",
            "sector": "D",
            "intermediate_musd": [1.0, 2.0, 3.0],
        }
    )
    for name, rows in (("a", flows), ("b", flows.reverse())):
        table.write(exports_2022.facts(rows.lazy()), "exports", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_names_of_products_and_industries() -> None:
    products = pl.DataFrame({"hscode": ["TOTAL", "8541"], "description": ["Total", " Diodes "]})
    industries = pl.DataFrame({"code": ["C26"], "economic_activity": ["Manufacture of computers"]})
    assert hs_names(products).rows() == [("hs", "8541", "Diodes")]
    assert isic_names(industries).rows() == [("isic4_icio", "C26", "Computers")]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sources are not on this machine")
def test_deriving_again_gives_the_bundled_bytes(tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    shutil.copytree(BUNDLED, bundled)
    derive(SHARED, bundled)
    found = {name: (bundled / name).read_bytes() for name in DERIVED}
    assert [name for name in DERIVED if found[name] != (BUNDLED / name).read_bytes()] == []
