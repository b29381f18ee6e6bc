import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analytics.selection import Selection, narrow
from data.vocabulary import SIX
from tests.analytics.frames import exports, rows, visits

FLOWS = exports(
    (2020, "SWE", "NOR", "energy", 1.0),
    (2020, "NOR", "SWE", "energy", 2.0),
    (2020, "USA", "CHN", "energy", 4.0),
    (2021, "USA", "SWE", "water", 8.0),
    (2021, "DEU", "USA", "water", 16.0),
)


def _kept(selection: Selection) -> list[float]:
    return narrow(FLOWS, selection)["amount"].to_list()


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), [1.0, 2.0, 8.0, 16.0]),
        (Selection(countries=("SWE",)), [1.0, 2.0, 8.0]),
        (Selection(countries=("SWE",), partners=("NOR",)), [1.0, 2.0]),
        (Selection(partners=("USA",)), [8.0, 16.0]),
        (Selection(sectors=("water",)), [8.0, 16.0]),
        (Selection(start=2021), [8.0, 16.0]),
        (Selection(end=2020), [1.0, 2.0]),
        (Selection(countries=("ISL",)), []),
    ],
)
def test_a_selection_keeps_flows_that_touch_it_in_either_direction(
    selection: Selection, kept: list[float]
) -> None:
    assert _kept(selection) == kept


def test_no_chosen_country_means_all_six() -> None:
    assert Selection().home == SIX
    assert Selection(countries=("SWE",)).home == ("SWE",)


def test_unknown_ends_touch_nothing_but_their_known_other_end() -> None:
    flows = visits((2020, None, "SWE"), (2020, None, "USA"), (2020, None, None))
    assert rows(narrow(flows, Selection()), "origin", "destination") == [(None, "SWE")]
    assert narrow(flows, Selection(partners=("NOR",))).is_empty()


def test_rows_without_a_year_stay_until_a_period_is_chosen() -> None:
    flows = visits((None, "NOR", "SWE"), (2020, "NOR", "SWE"))
    assert narrow(flows, Selection()).height == 2
    assert rows(narrow(flows, Selection(start=2019)), "year") == [(2020,)]


def test_one_of_two_reports_is_kept_whatever_sector_is_chosen() -> None:
    flows = exports(
        (2020, "SWE", "NOR", "energy", 10.0),
        (2020, "SWE", "NOR", "energy", 12.0, 12.0, "destination"),
        (2020, "SWE", "NOR", "water", 3.0, 3.0, "destination"),
    )
    assert narrow(flows, Selection())["amount"].to_list() == [10.0]
    assert narrow(flows, Selection(sectors=("water",))).is_empty()


@given(st.sets(st.sampled_from(SIX)), st.sets(st.sampled_from([*SIX, "USA", "CHN"])))
def test_narrowing_twice_is_narrowing_once(home: set[str], partners: set[str]) -> None:
    selection = Selection(countries=tuple(home), partners=tuple(partners))
    once = narrow(FLOWS, selection)
    assert narrow(once, selection).equals(once)


@given(st.sets(st.sampled_from(SIX)), st.sets(st.sampled_from([*SIX, "USA", "CHN"])))
def test_turning_every_flow_round_keeps_the_same_flows(home: set[str], partners: set[str]) -> None:
    selection = Selection(countries=tuple(home), partners=tuple(partners))
    turned = FLOWS.rename({"origin": "destination", "destination": "origin"})
    assert narrow(turned, selection)["amount"].to_list() == _kept(selection)


ENDS = st.sampled_from(["SWE", "NOR", "USA", "CHN", None])
TOLD = st.tuples(
    st.sampled_from([2019, 2020, None]),
    ENDS,
    ENDS,
    st.sampled_from(["energy", "water"]),
    st.sampled_from([1.0, None]),
    st.sampled_from(["origin", "destination"]),
)


@given(
    st.lists(TOLD, max_size=12),
    st.builds(
        Selection,
        countries=st.sampled_from([(), ("SWE",), ("SWE", "NOR")]),
        partners=st.sampled_from([(), ("USA",), ("NOR",)]),
        sectors=st.sampled_from([(), ("water",)]),
        start=st.sampled_from([None, 2020]),
    ),
)
def test_to_look_through_the_rows_of_its_countries_alone_changes_nothing(
    told: list[tuple[object, ...]], selection: Selection
) -> None:
    flows = exports(*((*row[:5], *row[4:]) for row in told))
    touching = narrow(flows, Selection(selection.countries))
    assert_frame_equal(narrow(touching, selection), narrow(flows, selection), check_row_order=False)
