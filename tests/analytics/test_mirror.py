import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.mirror import both_reports, mirror, unheard, unreported
from analytics.selection import Selection, narrow
from tests.analytics.frames import exports, rows

SAID, HEARD = "origin", "destination"
BOTH = exports(
    (2020, "SWE", "DEU", "energy", 100.0, 100.0, SAID),
    (2020, "SWE", "DEU", "energy", 106.0, 106.0, HEARD),
    (2021, "SWE", "DEU", "energy", 90.0, 90.0, SAID),
    (2021, "SWE", "DEU", "energy", 116.6, 116.6, HEARD),
    (2021, "SWE", "DEU", "water", 20.0, 20.0, SAID),
    (2021, "DEU", "SWE", "energy", 30.0, 30.0, SAID),
    (2021, "DEU", "SWE", "energy", 53.0, 53.0, HEARD),
    (2021, "SWE", "NOR", "energy", 7.0, 7.0, SAID),
    (2021, "FIN", "DEU", "energy", 9.0, 9.0, HEARD),
    (2021, "SWE", "ROW", "energy", 70.0, 70.0, SAID),
    (2021, "SWE", "SWE", "energy", 80.0, 80.0, SAID),
)


def test_imports_are_divided_by_what_freight_and_insurance_add() -> None:
    compared = mirror(both_reports(BOTH, BOTH), "pair")

    # Sweden to Germany: 100 + 110 told, 100 + 110 left of 222.6; Germany to Sweden: 30, 50 of 53.
    assert rows(compared, "origin", "destination") == [("DEU", "SWE"), ("SWE", "DEU")]
    assert compared["exported"].to_list() == [30, 210]
    assert compared["imported"].to_list() == pytest.approx([53, 222.6])
    assert compared["comparable"].to_list() == pytest.approx([50, 210])
    assert compared["difference"].to_list() == pytest.approx([-20, 0])
    assert compared["asymmetry"].to_list() == pytest.approx([-0.5, 0])


def test_the_factor_can_be_set() -> None:
    compared = mirror(both_reports(BOTH, BOTH), "pair", cif=1.0)

    assert compared["difference"].to_list() == pytest.approx([-23, -12.6])


def test_by_year_and_by_sector_only_what_both_tell_is_compared() -> None:
    reports = both_reports(BOTH, BOTH)

    years, sectors = mirror(reports, "year"), mirror(reports, "sector")

    assert sorted(rows(years, "year", "exported")) == [(2020, 100), (2021, 140)]
    assert rows(sectors, "sector", "exported") == [("energy", 220)]


def test_what_one_side_tells_is_unreported_by_the_other() -> None:
    reports = both_reports(BOTH, BOTH)

    assert rows(unreported(reports)) == [(2021, "SWE", "DEU", "water", 20, "destination")]
    # Norway and Finland report nothing in 2021, so they have left nothing out.
    assert unheard(reports) == 2


def test_a_country_that_reports_others_has_left_a_flow_out() -> None:
    more = pl.concat([BOTH, exports((2021, "FIN", "SWE", "energy", 1.0, 1.0, SAID))])
    listed = unreported(both_reports(more, more))

    assert (2021, "FIN", "DEU", None, 9, "origin") in rows(listed)


def test_a_report_without_a_value_is_none() -> None:
    hidden = BOTH.with_columns(pl.when(pl.col("year") > 2020).then(pl.col("amount", "amount_once")))
    assert mirror(both_reports(hidden, BOTH), "year")["year"].to_list() == [2021]


def test_two_datasets_are_put_side_by_side_in_the_unit_of_the_first() -> None:
    told = BOTH.filter(reported_by=SAID)
    heard = BOTH.filter(reported_by=HEARD).with_columns(pl.col("amount", "amount_once") * 1e6)

    apart = mirror(both_reports(told, heard, 1e-6), "pair")

    assert apart["comparable"].to_list() == pytest.approx([50, 210])
    assert mirror(both_reports(heard, told), "pair").is_empty()


def test_a_product_of_two_sectors_is_whole_in_each_and_once_in_the_sum() -> None:
    halves = exports(
        *(
            (2021, "SWE", "DEU", sector, amount, amount / 2, end)
            for sector in ("energy", "water")
            for amount, end in ((10.0, SAID), (21.2, HEARD))
        )
    )
    reports = both_reports(halves, halves)

    assert mirror(reports, "pair")["difference"].to_list() == pytest.approx([-10])
    assert mirror(reports, "sector")["difference"].to_list() == pytest.approx([-10, -10])


def test_reports_are_narrowed_by_the_selection() -> None:
    pair = Selection(countries=("SWE",), partners=("DEU",), start=2021)
    kept = narrow(both_reports(BOTH, BOTH), pair)

    assert mirror(kept, "year")["exported"].to_list() == [120 + 20]


amounts = st.floats(0.01, 1e9)


@given(amounts, amounts, st.floats(1.0, 2.0))
def test_asymmetry_lies_between_minus_two_and_two_and_turns_round(
    said: float, heard: float, cif: float
) -> None:
    there = exports(
        (2020, "SWE", "DEU", "energy", said, said, SAID),
        (2020, "SWE", "DEU", "energy", heard * cif, heard * cif, HEARD),
    )
    back = exports(
        (2020, "SWE", "DEU", "energy", heard, heard, SAID),
        (2020, "SWE", "DEU", "energy", said * cif, said * cif, HEARD),
    )
    [one] = mirror(both_reports(there, there), "pair", cif)["asymmetry"]
    [other] = mirror(both_reports(back, back), "pair", cif)["asymmetry"]

    assert -2 <= one <= 2
    assert one == pytest.approx(-other, abs=1e-9)
