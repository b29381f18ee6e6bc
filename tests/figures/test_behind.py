import polars as pl

from analytics.behind import (
    behind_in,
    behind_now,
    jumps,
    readings_of,
    years_behind,
    years_behind_in,
)
from figures.behind_curve import behind_curve
from figures.behind_indicators import behind_indicators
from figures.behind_levels import Read, behind_levels
from figures.behind_readings import behind_readings
from tests.analytics.test_behind import values
from tests.figures.contexts import context
from tests.plotly_figure import plotly

HELD = values(NOR=[1, 2, 3, 4], DNK=[3, 4, 5, 6], FIN=[0.5, 1, 2, 3], ISL=[7, 8, 9, 10])


def read(held=HELD, others=("DNK", "FIN", "ISL"), unit="percent"):
    now = behind_now(years_behind(held, "NOR", others))
    return Read("NOR", "low_carbon_imports_of_gdp", unit, held, now, jumps(held))


def test_the_answer_names_who_is_how_far_ahead_and_behind():
    assert behind_levels(read(), context()).headline == (
        "In imports of low-carbon technology, per cent of GDP, Norway is at least 3 years behind "
        "Iceland, 2 years behind Denmark and 1 year ahead of Finland (2003)"
    )


def test_those_that_read_alike_are_named_together():
    held = values(NOR=[1, 2], DNK=[7, 8], SWE=[7, 8])
    headline = behind_levels(read(held, ("DNK", "SWE")), context()).headline
    assert "at least 1 year behind Denmark and Sweden (2001)" in headline


def test_the_level_lines_run_between_the_two_times():
    figure = plotly(behind_levels(read(), context()))
    lines = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert [(list(line.x), list(line.y)) for line in lines] == [
        ([2003, 2001], [4, 4]),
        ([2002, 2003], [3, 3]),
        ([2003, 2000], [4, 4]),
    ]


def test_the_note_says_where_the_last_years_lie_on_both_sides():
    turned = values(NOR=[1, 2, 5, 6], DNK=[1, 3, 4, 7])
    assert (
        "put Norway behind Denmark, some ahead: the distance is not settled"
        in behind_levels(read(turned, ("DNK",)), context()).note
    )
    assert "; not settled, since" in behind_levels(read(turned, ("DNK",)), context()).headline
    both = pl.concat([turned, values(FIN=[0.5, 1, 2, 3])])
    assert (
        "; against Denmark it is not settled"
        in behind_levels(read(both, ("DNK", "FIN")), context()).headline
    )
    assert "not settled" not in behind_levels(read(), context()).note


def test_the_note_tells_of_breaks_in_the_source_and_of_whom_it_never_was_behind():
    note = behind_levels(read(), context()).note
    assert "In no year read was Norway behind Finland" in note
    assert "Finland 2001 and 2002 and Norway 2001" in note
    assert "Money grows" not in note
    assert "Money grows" in behind_levels(read(unit="usd"), context()).note


def test_without_a_common_year_the_card_says_what_to_do():
    empty = behind_levels(read(values(NOR=[1], SWE=[2]), ("DNK",)), context()).empty
    assert "no year in common" in empty


def test_the_curve_draws_the_least_distances_as_open_dots():
    card = behind_curve(("NOR", years_behind(HELD, "NOR", ["ISL"])), context())
    assert [trace.mode for trace in plotly(card).data] == ["lines", "markers"]
    assert card.headline.startswith("No movement can be told between Norway and Iceland")


def test_the_curve_tells_a_movement_in_the_order_of_time():
    held = values(NOR=[0, 1, 2, 3, 9, 10], DNK=[1, 2, 3, 4, 5, 6])
    card = behind_curve(("NOR", years_behind(held, "NOR", ["DNK"])), context())
    assert card.headline == (
        "Between Norway and Denmark the distance moved most: from 1 year behind in 2003 to 1.5 "
        "years ahead in 2005"
    )


def test_the_table_of_indicators_tells_where_the_country_never_was_behind():
    held = [
        values(NOR=[1, 2, 3], DNK=[3, 4, 5]).with_columns(indicator=pl.lit("low_carbon_exports")),
        values(NOR=[3, 4, 5], DNK=[1, 2, 3]).with_columns(indicator=pl.lit("low_carbon_imports")),
    ]
    names = ["low_carbon_exports", "low_carbon_imports"]
    card = behind_indicators(
        ("NOR", behind_in(years_behind_in(pl.concat(held), "NOR", ["DNK"]), names)), context()
    )
    assert card.headline == (
        "Norway is behind Denmark in 1 of 2 indicators; never behind any of them in imports of "
        "low-carbon technology"
    )
    assert list(map(list, plotly(card).data[0].text)) == [["≥ 2"], ["≤ \u22122"]]


def test_hostile_indicators_are_no_markup():
    named = values(NOR=[1, 2, 3], DNK=[3, 4, 5]).with_columns(indicator=pl.lit("<a href=x>"))
    read = ("NOR", behind_in(years_behind_in(named, "NOR", ["DNK"]), ["<a href=x>"]))
    figure = plotly(behind_indicators(read, context()))
    assert figure.layout.yaxis.ticktext[0] == "&lt;a href=x&gt;"
    assert "<a" not in figure.data[0].hovertext[0][0]


def test_the_readings_say_where_the_answer_is_not_settled():
    held = values(NOR=[1, 4, 2, 2, 3], DNK=[1, 2, 3, 4, 5])
    lags = behind_now(years_behind(held, "NOR", ["DNK"]))
    card = behind_readings(("NOR", readings_of(held, "NOR", ["DNK"]), lags), context())
    assert "is not settled" in card.headline
    steady = values(NOR=[1, 2, 3, 4, 5, 6], DNK=[3, 4, 5, 6, 7, 8])
    lags = behind_now(years_behind(steady, "NOR", ["DNK"]))
    card = behind_readings(("NOR", readings_of(steady, "NOR", ["DNK"]), lags), context())
    assert card.headline == "Every way of reading puts Norway on the same side of Denmark"
