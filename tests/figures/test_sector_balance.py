import pytest

from analytics.ends import named
from analytics.exchange import Exchange, exchange_by_sector
from figures.sector_balance import sector_balance
from tests.analytics.frames import exports
from tests.figures.contexts import context, dataset
from tests.plotly_figure import plotly

FLOWS = exports(
    (2022, "SWE", "DEU", "energy", 30.0),
    (2022, "DEU", "SWE", "energy", 20.0),
    (2022, "SWE", "DEU", "mobility", 40.0),
    (2022, "SWE", "DEU", "other", 500.0),
)
PAIR = {"countries": ("SWE",), "partners": ("DEU",)}


def drawn(flows=FLOWS, **selected):
    found = exchange_by_sector(flows, named(flows), "SWE", "DEU")
    return sector_balance(found, context(**(PAIR | selected)))


def test_the_headline_tells_both_sums_and_the_sector_that_leads():
    assert drawn().headline == (
        "Sweden sold Germany 570 million USD in 2022 and bought 20 million USD; "
        "of the sectors told apart, mobility led what it sold"
    )


def test_what_is_drawn_is_the_table_and_a_missing_side_has_no_bar():
    card = drawn()
    incoming, outgoing = plotly(card).data
    assert card.table["sector"].to_list() == ["energy", "mobility"]
    assert list(outgoing.x) == [30.0, 40.0]
    assert list(incoming.x) == [-20.0, None]
    assert incoming.text[1] == "not known"
    assert card.alt


def test_other_sectors_are_told_in_the_note_and_drawn_where_chosen():
    assert "Sweden sold 500 million USD and bought not known in them" in drawn().note
    chosen = drawn(sectors=("energy", "other"))
    assert chosen.table["sector"].to_list() == ["energy", "mobility", "other"]


def test_sectors_that_the_classification_can_not_tell_apart_are_said():
    assert "do not tell water apart" in drawn().note


def test_one_direction_alone_is_worded_so():
    flows = exports((2022, "DEU", "SWE", "energy", 20.0))
    assert drawn(flows).headline.startswith("Sweden bought 20 million USD from Germany in 2022")


def test_a_sample_speaks_of_records():
    found = exchange_by_sector(FLOWS, named(FLOWS), "SWE", "DEU")
    shown = context(**PAIR)
    sampled = type(shown)(
        shown.words, shown.selection, (dataset(coverage="sample"),), shown.options
    )
    assert sector_balance(found, sampled).headline.startswith("The records name exports of")


@pytest.mark.parametrize(
    ("lumped", "sentence"), [(True, "inside the rest of the world"), (False, "not among the")]
)
def test_a_country_without_rows_is_missing_and_not_zero(lumped, sentence):
    card = sector_balance(
        Exchange(
            FLOWS.clear().select("year", "sector", out="amount", in_="amount", total="amount"),
            ("NOR",),
            lumped,
        ),
        context(countries=("NOR",)),
    )
    assert sentence in card.empty
    assert "missing, not zero" in card.empty
