import polars as pl

from analytics.sector_links import sector_links

EXCHANGE = pl.DataFrame(
    {
        "sector": ["energy", "mobility", "water"],
        "out": [5.0, 8.0, None],
        "in_": [1.0, None, None],
        "total": [6.0, 8.0, None],
    }
)
RECORDS = pl.DataFrame(
    {
        "what": ["agreements", "agreements", "made", "received", "made", "agreements"],
        "sector": ["energy", "governance", "energy", "energy", "water", None],
    }
)


def test_records_stand_beside_what_is_traded_the_largest_first():
    assert sector_links(EXCHANGE, RECORDS).rows() == [
        ("mobility", 8.0, None, 8.0, 0, 0),
        ("energy", 5.0, 1.0, 6.0, 1, 2),
        ("governance", None, None, None, 1, 0),
        ("water", None, None, None, 0, 1),
    ]


def test_a_sector_that_only_the_records_have_has_no_amount_and_not_nought():
    rows = sector_links(EXCHANGE.clear(), RECORDS)

    assert rows["total"].null_count() == rows.height == 3
    assert rows["agreements"].sum() == 2


def test_without_records_every_count_is_nought():
    assert sector_links(EXCHANGE, RECORDS.clear())["visits"].to_list() == [0, 0, 0]
