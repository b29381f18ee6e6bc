import pytest

from ui import ticket

NOON = 1_800_000_000.0
HOUR = 3600.0


def test_a_ticket_is_good_for_a_day() -> None:
    made = ticket.issue(NOON)

    assert ticket.is_good(made, NOON)
    assert ticket.is_good(made, NOON + 24 * HOUR)
    assert not ticket.is_good(made, NOON + 25 * HOUR)


def test_a_ticket_of_the_future_is_not_good() -> None:
    assert not ticket.is_good(ticket.issue(NOON + 2 * HOUR), NOON)


@pytest.mark.parametrize("forged", ["", ".", "500000", "500000.", "٥.00", "x" * 5000, "500000.ab"])
def test_a_forged_ticket_is_not_good(forged: str) -> None:
    assert not ticket.is_good(forged, 500000 * HOUR)


def test_the_mark_of_one_hour_does_not_do_for_another() -> None:
    hour, mark = ticket.issue(NOON).split(".")

    assert not ticket.is_good(f"{int(hour) + 1}.{mark}", NOON + HOUR)
