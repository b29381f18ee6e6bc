from analytics.partner_counts import partner_counts
from tests.analytics.frames import agreements, rows, visits


def test_three_counts_stand_beside_each_other_and_gaps_stay_gaps():
    signed = agreements((2019, "DEU", "NOR"), (2020, "FIN", "NOR"))
    met = visits(
        (2019, "DEU", "NOR"),
        (2019, "DEU", "NOR", "energy", 0.5),
        (2019, None, "NOR"),
        (2020, "NOR", "DEU", "energy", 1.0, "physical", None, "announced"),
    )
    found = partner_counts(signed, met, "NOR").sort("partner", nulls_last=True)
    assert rows(found, "partner", "agreements", "made", "received") == [
        ("DEU", 1.0, None, 2.0),
        ("FIN", 1.0, None, None),
        (None, None, None, 1.0),
    ]
