import polars as pl
import pytest

from analytics.mirror import both_reports, mirror, unheard, unreported
from figures.card import Card
from figures.labels import LETTER_WIDTH, OFFSET
from figures.mirror_pairs import SHOWN, mirror_pairs
from figures.mirror_sectors import mirror_sectors
from figures.mirror_unreported import mirror_unreported
from figures.mirror_years import mirror_years
from figures.product_names import LONGEST
from tests.analytics.frames import exports
from tests.figures.contexts import context, dataset
from tests.plotly_figure import plotly

CONTEXT = context(options={"cif": "1.06"})


def reports(*told: tuple[int, str, str, str, float | None, float | None]) -> pl.DataFrame:
    """Both reports of flows: year, origin, destination, sector, exported, imported."""
    ends = ((4, "origin"), (5, "destination"))
    rows = [(*r[:4], r[n], r[n], end) for r in told for n, end in ends if r[n] is not None]
    flows = exports(*rows)
    return both_reports(flows, flows)


TOLD = reports(
    (2021, "SWE", "DEU", "energy", 100.0, 106.0),
    (2022, "SWE", "DEU", "energy", 100.0, 53.0),
    (2022, "DEU", "SWE", "other", 900.0, 954.0),
    (2022, "DEU", "SWE", "water", 7.0, None),
)


def pairs() -> Card:
    return mirror_pairs(mirror(TOLD, "pair"), CONTEXT)


def test_the_headline_names_the_pair_whose_reports_lie_farthest_apart() -> None:
    # 200 million sent; 106 + 53 over 1.06 is 150: 50 less, of 200.
    assert pairs().headline == (
        "Sweden reports 200 million USD sent to Germany; Germany reports 25% less received: "
        "150 million USD (2022)"
    )


def test_both_reports_are_drawn_and_in_the_table() -> None:
    card = pairs()
    drawn = {trace.marker.symbol: trace.x for trace in plotly(card).data if trace.mode == "markers"}

    assert drawn["circle"][0] == pytest.approx(200)
    assert drawn["circle-open"][0] == pytest.approx(150)
    assert card.table["imported"][0] == pytest.approx(159)
    assert card.table["comparable"][0] == pytest.approx(150)


@pytest.mark.parametrize(
    ("sent", "received", "apart"),
    [
        (100.0, 50.0, "50% less"),
        (100.0, 1.0, "99% less"),
        (100.0, 195.0, "95% more"),
        (100.0, 350.0, "3.5 times as much"),
        (1.0, 270.0, "270 times as much"),
        (0.0, 5.0, "more"),
    ],
)
def test_the_difference_is_told_of_what_was_sent(sent: float, received: float, apart: str) -> None:
    told = reports((2022, "SWE", "DEU", "energy", sent, received * 1.06))

    assert (
        f"Germany reports {apart} received" in mirror_pairs(mirror(told, "pair"), CONTEXT).headline
    )


def test_reports_that_agree_are_told_to_agree() -> None:
    same = reports((2022, "SWE", "DEU", "energy", 100.0, 106.2))

    assert (
        "Germany reports as much received" in mirror_pairs(mirror(same, "pair"), CONTEXT).headline
    )


def test_no_more_pairs_are_drawn_than_can_be_read() -> None:
    many = reports(
        *((2022, f"A{a}{b}", "DEU", "energy", 10.0, 20.0) for a in "ABCDE" for b in "ABCD")
    )
    card = mirror_pairs(mirror(many, "pair"), CONTEXT)

    assert card.table.height == SHOWN
    assert f"20 flows are reported by both sides; the {SHOWN} that differ most" in card.note


def test_each_country_of_a_pair_has_its_line_so_that_a_phone_has_room_for_the_dots() -> None:
    told = reports(
        (2022, "SWE", "ARE", "energy", 100.0, 53.0), (2022, "SGS", "SWE", "energy", 5.0, 2.0)
    )
    figure = plotly(mirror_pairs(mirror(told, "pair"), CONTEXT))

    names = figure.layout.yaxis.ticktext
    assert names[0] == "Sweden →<br>United Arab Emirates"
    assert names[1].endswith("… →<br>Sweden")
    assert max(len(line) for name in names for line in name.split("<br>")) <= LONGEST + len(" →")


def test_room_is_kept_only_for_a_text_that_begins_near_the_end() -> None:
    short_at_the_end = reports(
        (2022, "SWE", "DEU", "energy", 1000.0, 500.0), (2022, "DEU", "SWE", "energy", 1.0, 270.0)
    )
    long_at_the_end = reports((2022, "DEU", "SWE", "energy", 1.0, 270.0))
    rooms = [
        plotly(mirror_pairs(mirror(told, "pair"), CONTEXT)).layout.margin.r
        for told in (short_at_the_end, long_at_the_end)
    ]

    # "50% less" has 8 letters, "270 times as much" 17.
    assert rooms[0] == round(8 * LETTER_WIDTH + OFFSET)
    assert rooms[1] == round(17 * LETTER_WIDTH + OFFSET)


def test_other_sectors_are_told_and_not_drawn() -> None:
    card = mirror_sectors(mirror(TOLD, "sector"), CONTEXT)

    assert card.table["sector"].to_list() == ["energy"]
    assert "Other sectors are not drawn: 900 million USD sent, 900 million USD" in card.note


def test_two_classifications_are_told() -> None:
    two = context(options={"cif": "1.06"})
    both = (two.datasets[0], dataset(classification="hs"))
    card = mirror_sectors(
        mirror(TOLD, "sector"), type(two)(two.words, two.selection, both, two.options)
    )

    assert "part of a difference by sector is that of the two lists" in card.note


def test_years_are_two_lines_that_break_where_a_side_is_silent() -> None:
    gap = reports(
        *((year, "SWE", "DEU", "energy", 100.0, 106.0) for year in (2018, 2019, 2021, 2022))
    )
    card = mirror_years(mirror(gap, "year"), CONTEXT)

    sent, received = (list(trace.y) for trace in plotly(card).data)
    assert sent[2] is None
    assert received[2] is None
    assert card.headline == (
        "Against what exporters report, importers report as much in 2022 and as much in 2018"
    )


def test_one_year_is_no_line() -> None:
    one = TOLD.filter(pl.col("year") == 2022)

    assert "fewer than two years" in mirror_years(mirror(one, "year"), CONTEXT).empty


def test_what_one_side_does_not_report_is_listed_never_nought() -> None:
    card = mirror_unreported((unreported(TOLD), unheard(TOLD)), CONTEXT)

    assert card.headline == (
        "One flow is reported by one side alone: Sweden reports nothing of 7 million USD "
        "from Germany to Sweden"
    )
    assert card.table["amount"].to_list() == [7]
    assert "Unreported is not nought" in card.note


def test_nothing_says_what_to_do() -> None:
    nothing = TOLD.clear()

    assert "Take out a filter" in mirror_pairs(mirror(nothing, "pair"), CONTEXT).empty
    assert "Take out a filter" in mirror_sectors(mirror(nothing, "sector"), CONTEXT).empty
    assert "none is told by one side" in mirror_unreported((unreported(nothing), 0), CONTEXT).empty
