import polars as pl

from analytics.opportunities import few, opportunities

MARKETS = pl.DataFrame(
    [
        ("SWE", "NOR", 5.0, 8.0, 3.0, 0.6),
        ("SWE", "DNK", 5.0, 9.0, 4.0, 0.5),
        ("SWE", "ISL", 1.0, 1.0, 0.0, 1.0),
    ],
    ("origin", "destination", "amount", "potential", "unrealised", "realised"),
    orient="row",
)
COUNTS = pl.DataFrame(
    [("NOR", 2.0, 1.0, 3.0), ("ISL", None, None, 1.0), (None, 1.0, None, 4.0)],
    {"partner": pl.String, "agreements": pl.Float64, "made": pl.Float64, "received": pl.Float64},
    orient="row",
)


def test_markets_are_ranked_and_what_is_not_on_record_is_no_nought():
    found = opportunities(MARKETS, COUNTS)
    assert found.select("rank", "partner", "visits", "agreements").rows() == [
        (1, "DNK", None, None),
        (2, "NOR", 4.0, 2.0),
        (3, "ISL", 1.0, None),
    ]


def test_few_counts_what_is_on_record():
    found = opportunities(MARKETS, COUNTS)
    assert found.filter(few("visits", 2))["partner"].to_list() == ["DNK", "ISL"]
    assert found.filter(few("visits", 1))["partner"].to_list() == ["DNK"]
