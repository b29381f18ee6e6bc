import polars as pl
import pytest

from figures.fit_growth import PARTS, Growth, fit_growth
from figures.theme import CONTEXT_GREY, COUNTRY_COLOURS, HOLLOW
from tests.figures.pair import pair
from tests.plotly_figure import plotly

COLUMNS = ("country", "destination", "start", "end", "start_value", "end_value", *PARTS)
ROWS = [
    ("DEU", "SWE", 1995, 2011, 200.0, 300.0, 150.0, -10.0, -20.0, -20.0),
    ("SWE", "DEU", 1995, 2011, 100.0, 220.0, 75.0, 5.0, -10.0, 50.0),
]
PARTS_OF = pl.DataFrame(ROWS, COLUMNS, orient="row")
YEARS = {"start": 1995, "end": 2011}


def drawn(parts=PARTS_OF, **changes):
    return fit_growth(Growth(parts), pair(**YEARS | changes))


def test_the_headline_sets_growth_beside_the_worlds_and_names_the_largest_part():
    assert drawn().headline == (
        "Sweden\u2019s exports to Germany grew by 120% from 1995 to 2011, the world\u2019s grew by "
        "75%; of the difference most lies in competitiveness, in shares of the market that were "
        "won (+50 points)"
    )


def test_a_fall_is_told_as_one():
    fell = PARTS_OF.with_columns(
        end_value=pl.lit(80.0), competitiveness=pl.lit(-90.0), start_value=pl.lit(100.0)
    )
    assert "fell by 20% from 1995 to 2011, the world\u2019s grew by 75%" in drawn(fell).headline
    assert "that were lost (\u221290 points)" in drawn(fell).headline


def bars_of(figure):
    """Start, length and colour of the bar of each row, from the top."""
    found = {
        place: (start, length, colour)
        for trace in figure.data
        for place, start, length, colour in zip(
            trace.y, trace.base, trace.x, trace.marker.color, strict=True
        )
    }
    return [found[f"row {row}"] for row in range(len(found))]


def test_steps_begin_where_the_one_before_ended_and_end_at_the_last_year():
    figure = plotly(drawn())
    starts, lengths, _ = zip(*bars_of(figure), strict=True)
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    for name, total in ((0, 2.2), (7, 1.5)):
        first = name + 1
        assert list(starts[first + 1 : first + 5]) == pytest.approx(ends[first : first + 4])
        assert ends[first] == pytest.approx(1)
        assert ends[first + 4] == pytest.approx(ends[first + 5]) == pytest.approx(total)
        assert lengths[name] == 0
    assert figure.layout.xaxis.range == (0, pytest.approx(max(ends)))


def test_colour_is_for_the_countries_alone_and_what_is_taken_away_is_hollow():
    figure = plotly(drawn())
    start, growth, sectors, market = [colour for *_, colour in bars_of(figure)[1:5]]
    assert start == COUNTRY_COLOURS["SWE"]
    assert growth == sectors == CONTEXT_GREY
    assert market == HOLLOW
    assert [trace.marker.line.color for trace in figure.data] == [None, CONTEXT_GREY]


def test_each_way_has_its_name_above_its_steps():
    names = plotly(drawn()).layout.yaxis.ticktext
    assert (names[0], names[7]) == ("<b>Sweden to Germany</b>", "<b>Germany to Sweden</b>")
    assert (
        names[1:7]
        == names[8:14]
        == ("1995", "growth of the world", "sectors", "market", "competitiveness", "2011")
    )


def test_amounts_beside_the_steps_have_their_signs():
    texts = [note.text for note in plotly(drawn()).layout.annotations]
    assert {"100 million", "+75 million", "\u221210 million", "220 million"} <= set(texts)


def test_the_table_is_what_is_drawn_the_country_first():
    table = drawn().table
    assert table["country"].to_list() == ["SWE", "DEU"]
    assert (
        table["start_value"] + table.select(pl.sum_horizontal(PARTS)).to_series()
    ).to_list() == (table["end_value"].to_list())


def test_of_one_year_no_growth_is_told():
    assert "of 2022 alone" in fit_growth(Growth(PARTS_OF), pair()).empty


@pytest.mark.parametrize(
    ("lumped", "why"), [(True, "inside the rest of the world"), (False, "not among the economies")]
)
def test_who_has_no_rows_is_missing_and_not_zero(lumped, why):
    own = PARTS_OF.filter(pl.col("country") == "SWE")
    empty = fit_growth(Growth(own, ("DEU",), lumped), pair(**YEARS)).empty
    assert why in empty
    assert "Germany" in empty
    assert "Sweden" not in empty


def test_a_pair_without_a_first_value_has_no_parts():
    assert fit_growth(Growth(PARTS_OF.filter(pl.col("country") == "SWE")), pair(**YEARS)).empty
