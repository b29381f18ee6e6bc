import polars as pl
import pytest

from data.crosswalk import FILE, crosswalk, indistinct, sectors_of
from data.vocabulary import SECTORS


def sectors(classification: str, code: str) -> list[str]:
    return sectors_of(classification, pl.Series([code]))["sector"].to_list()


@pytest.mark.parametrize(
    ("classification", "code", "expected"),
    [
        ("isic4_icio", "D", ["energy"]),
        ("isic4_icio", "C27", ["energy"]),
        ("isic4_icio", "C29", ["mobility"]),
        ("isic4_icio", "C302T309", ["mobility"]),
        ("isic4_icio", "C301", ["other"]),
        ("isic4_icio", "H49", ["mobility"]),
        ("isic4_icio", "H50", ["other"]),
        ("isic4_icio", "E", ["waste_and_circular"]),
        ("isic4_icio", "J62_63", ["digitalisation"]),
        ("isic4_icio", "J58T60", ["other"]),
        ("isic4_icio", "Q", ["social_sustainability"]),
        ("isic4_icio", "O", ["governance"]),
        ("nace1_wiod", "c1", ["other"]),
        ("nace1_wiod", "c14", ["digitalisation"]),
        ("nace1_wiod", "c17", ["energy"]),
        ("nace1_wiod", "c30", ["other"]),
        ("nace1_wiod", "energy", ["energy"]),
        ("hs", "854140", ["energy"]),
        ("hs", "854143", ["energy"]),
        ("hs", "842132", ["energy", "environmental_technology"]),
        ("hs", "870380", ["mobility"]),
        ("hs", "871000", ["other"]),
        ("hs", "860110", ["mobility"]),
        ("hs", "720449", ["waste_and_circular"]),
        ("hs", "842121", ["water"]),
        ("hs", "850680", ["energy", "environmental_technology"]),
        ("hs", "010121", ["other"]),
        ("hs2", "86", ["mobility"]),
        ("hs4", "8541", ["other"]),
        ("cn8", "85414300", ["energy"]),
        ("cn8", "87038010", ["mobility"]),
        ("samspel_sector", "water", ["water"]),
        ("unheard_of", "1", ["other"]),
        ("topic", "District heating", ["energy"]),
        ("topic", "waste-to-energy, recycling", ["energy", "waste_and_circular"]),
        ("topic", "Wastewater treatment", ["water"]),
        ("topic", "Fernwärme und Verkehr", ["energy", "mobility"]),
        ("topic", "business fair", ["other"]),
        ("topic", "(heat)*", ["energy"]),
    ],
)
def test_code_is_in_its_sectors(classification: str, code: str, expected: list[str]) -> None:
    assert sectors(classification, code) == expected


def test_every_distinct_code_is_answered_once() -> None:
    found = sectors_of("isic4_icio", pl.Series(["E", "E", None, "N"]))
    assert found.rows() == [("E", "waste_and_circular"), ("N", "other")]


def test_no_codes_give_no_rows() -> None:
    assert sectors_of("hs", pl.Series([], dtype=pl.String)).is_empty()


@pytest.mark.parametrize(
    ("classification", "expected"),
    [
        ("isic4_icio", {"water", "environmental_technology"}),
        ("nace1_wiod", {"waste_and_circular", "water", "environmental_technology"}),
        ("hs", {"social_sustainability", "governance"}),
        ("cn8", {"social_sustainability", "governance"}),
        ("samspel_sector", set()),
        ("topic", set()),
    ],
)
def test_sectors_that_a_classification_cannot_tell_apart(
    classification: str, expected: set[str]
) -> None:
    found = indistinct(classification)
    assert set(found) == expected
    assert all(key.startswith("crosswalk.") and key.endswith(name) for name, key in found.items())


def test_file_names_known_sectors_and_no_row_twice() -> None:
    rows = pl.read_csv(FILE, infer_schema=False)
    assert set(rows["sector"]) <= set(SECTORS)
    assert not rows.select("classification", "prefix", "sector").is_duplicated().any()
    assert rows["prefix"].null_count() == 0


def test_an_industry_of_the_sums_is_in_one_sector() -> None:
    assert not crosswalk("nace1_wiod")["prefix"].is_duplicated().any()


def test_hs_prefixes_are_digits() -> None:
    assert crosswalk("hs")["prefix"].str.contains(r"^\d{2,6}$").all()
