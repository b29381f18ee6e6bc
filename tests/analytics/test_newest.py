import polars as pl

from analytics.newest import newest

VISITS = pl.LazyFrame(
    {
        "date": ["2024-05", "2024-05-02", None],
        "host": ["SWE", "NOR", "DNK"],
        "status": ["reported", "announced", "reported"],
        "origins": [["KEN"], [], ["DEU"]],
        "topic": ["waste", "heat", "water"],
        "visitor_organisation": ["A city", None, None],
        "host_organisation": ["A utility", None, None],
        "source_title": ["T", "T", "T"],
        "source_url": ["https://a.example", "https://a.example", None],
    },
    schema_overrides={"origins": pl.List(pl.String)},
)
COOPERATION = pl.LazyFrame(
    {
        "dataset": ["found", "found"],
        "id": ["C1", "C1"],
        "title": ["A memorandum"] * 2,
        "type": ["mou"] * 2,
        "sector": ["energy"] * 2,
        "start": ["2025"] * 2,
        "end": [None, None],
        "party": ["X", "Y"],
        "party_country": ["SWE", "SGP"],
        "source_title": ["T"] * 2,
        "source_url": ["https://b.example"] * 2,
        "retrieved": ["2026-11-23"] * 2,
    },
    schema_overrides={"end": pl.String},
)


def test_latest_first_as_far_as_dates_are_known():
    rows = newest(VISITS, COOPERATION, 5)
    assert rows["date"].to_list() == ["2025", "2024-05-02", "2024-05"]
    assert rows["kind"].to_list() == ["agreements", "visits", "visits"]


def test_an_agreement_has_parties_and_no_host():
    row = newest(VISITS, COOPERATION, 1).row(0, named=True)
    assert row["countries"] == ["SGP", "SWE"]
    assert row["host"] is None
    assert row["type"] == "mou"


def test_a_visit_tells_where_it_came_from():
    row = newest(VISITS, COOPERATION, 5).row(2, named=True)
    assert (row["countries"], row["host"], row["by"]) == (["KEN"], "SWE", "A city")
