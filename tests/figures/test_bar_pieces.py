import pytest

from figures.bar_pieces import FADING, PALE, SOLID, pieces, possible


@pytest.mark.parametrize(
    ("date", "first", "after"),
    [
        ("2019", 2019, 2020),
        ("2019-12", 2019 + 334 / 365, 2020),
        ("2020-12-31", 2020 + 365 / 366, 2021),
        ("2020-02", 2020 + 31 / 366, 2020 + 60 / 366),
    ],
)
def test_a_partial_date_allows_all_of_its_days(date, first, after):
    assert possible(date) == pytest.approx((first, after))


def test_a_bar_between_two_days_is_solid():
    (piece,) = pieces("2020-03-01", "2021-03-01", 2)
    assert (piece.alpha, piece.start, piece.end) == (
        SOLID,
        pytest.approx(2020.164, abs=0.001),
        pytest.approx(2021.164, abs=0.001),
    )


def test_a_start_or_end_known_to_the_year_is_pale_over_that_year():
    parts = list(pieces("2019", "2022", 10))
    assert [(p.start, p.end, p.alpha) for p in parts] == [
        (2019, 2020, PALE),
        (2020, 2022, SOLID),
        (2022, 2023, PALE),
    ]


def test_no_end_fades_out_and_does_not_run_on():
    _, start, *fading = pieces("2019", None, 10)
    assert start.alpha == SOLID
    assert [piece.alpha for piece in fading] == sorted(FADING, reverse=True)
    assert fading[-1].end < 2022


def test_what_began_and_ended_in_one_year_stays_in_it():
    parts = list(pieces("2018", "2018", 5))
    assert parts[0].start == 2018
    assert parts[-1].end <= 2019.1
