"""Real downloads become facts without a choice, and their sums are those of the file itself."""

import polars as pl
import pytest

from data.intake.suggest import suggest
from tests.data.intake.tables import checked, real, tables_of

DIRECT = [
    ("exports/baci_hs92_2021_exports_of_AFG_ZAF.csv.gz", 71_192, "v", 1000),
    ("formats/comext_bulk_full_v2_sample_AT_AD_202402.dat", 13, "VALUE_EUR", 1),
    ("formats/comtrade_portal_csv_2023plus_SGP_imports_HS2.csv", 990, "primaryValue", 1),
]


@pytest.mark.parametrize(("name", "facts", "column", "scale"), DIRECT)
def test_every_row_of_a_download_is_a_fact_and_the_sum_is_the_same(
    tmp_path, name, facts, column, scale
):
    whole = next(tables_of(name, tmp_path))
    expected = pl.read_csv(real(name), infer_schema_length=None)[column].sum() * scale

    found = suggest(whole)
    counts, stored, _ = checked(whole, found.mapping, tmp_path)

    assert (found.mapping.kind, found.lacking, found.unknown, found.refused) == (
        "exports",
        (),
        (),
        "",
    )
    assert (counts.facts, counts.rejected) == (facts, 0)
    assert stored["value"].sum() == pytest.approx(expected)


def test_gaps_of_german_trade_are_never_zero(tmp_path):
    whole = next(tables_of("exports/51000-0010_1773174953216_de_flat.zip", tmp_path))

    _, stored, _ = checked(whole, suggest(whole).mapping, tmp_path)

    assert set(stored["reporter"]) == {"DEU"}
    assert stored.filter(pl.col("status") == "nil")["value"].null_count() > 0
    assert stored.filter(pl.col("value") == 0).height == 0


@pytest.mark.parametrize(
    ("name", "facts"), [("curated/visits.csv", 231), ("curated/cooperation.csv", 406)]
)
def test_our_own_tables_come_back_whole(tmp_path, name, facts):
    whole = next(tables_of(name, tmp_path))

    counts, _, _ = checked(whole, suggest(whole).mapping, tmp_path)

    assert (counts.facts, counts.rejected) == (facts, 0)
