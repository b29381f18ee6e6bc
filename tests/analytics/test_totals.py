import pytest

from analytics.formats import formats_by_year
from analytics.reported import totals_behind, visits_and_totals
from analytics.selection import Selection
from data import catalogue
from tests.analytics.frames import visits


@pytest.mark.parametrize(
    ("selection", "countries", "years"),
    [
        (Selection(countries=("NOR",)), {"NOR", None}, None),
        (Selection(start=2020, end=2020), None, {2020, None}),
    ],
)
def test_totals_are_of_the_countries_and_the_period_and_the_undated_stay(
    selection: Selection, countries: set[str | None] | None, years: set[int | None] | None
) -> None:
    found = totals_behind(catalogue.facts("reported_totals"), selection)
    assert countries is None or set(found["country"]) == countries
    assert years is None or set(found["year"]) == years


def test_all_published_totals_are_kept_where_nothing_is_chosen() -> None:
    assert totals_behind(catalogue.facts("reported_totals"), Selection()).height == 83


def test_recorded_visits_stand_above_published_totals_and_are_not_added() -> None:
    totals = totals_behind(catalogue.facts("reported_totals"), Selection())
    own = formats_by_year(visits((2020, "NOR", "SWE"), (None, "NOR", "SWE")))
    both = visits_and_totals(own, totals)
    assert both.head(2).select("organisation", "counts", "year", "value").rows() == [
        (None, "visits", 2020, 1.0),
        (None, "visits", None, 1.0),
    ]
    assert both.height == totals.height + 2
