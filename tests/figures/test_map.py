import polars as pl
import pytest

from data.vocabulary import SIX
from data.words import Words
from figures.map import Layers, MapFigure, map_figure
from figures.theme import CONTEXT_GREY, COUNTRY_COLOURS

WORDS = Words("en")


def flows(*rows: tuple[str | None, str | None, float]) -> pl.DataFrame:
    schema = {"origin": pl.String, "destination": pl.String, "amount": pl.Float64}
    return pl.DataFrame(rows, schema, orient="row")


def totals(*rows: tuple[str, float]) -> pl.DataFrame:
    return pl.DataFrame(rows, {"country": pl.String, "amount": pl.Float64}, orient="row")


def shares(*rows: tuple[str, float]) -> pl.DataFrame:
    return pl.DataFrame(rows, {"country": pl.String, "share": pl.Float64}, orient="row")


def drawn(layers: Layers, view: str = "nordics") -> MapFigure:
    return map_figure("world" if view == "world" else "nordics", layers, WORDS)


def test_flows_come_largest_first_with_their_words() -> None:
    figure = drawn(Layers("visits", flows(("SWE", "NOR", 1), ("DEU", "DNK", 25))))
    assert [(flow.origin, flow.destination) for flow in figure.flows] == [
        ("DEU", "DNK"),
        ("SWE", "NOR"),
    ]
    assert figure.flows[0].title == "Germany → Denmark: 25 visits"
    assert figure.flows[1].title == "Sweden → Norway: 1 visit"


@pytest.mark.parametrize(
    ("coloured_by", "colour"),
    [("origin", CONTEXT_GREY), ("destination", COUNTRY_COLOURS["SWE"])],
)
def test_a_flow_has_the_colour_of_one_end_of_the_six_or_grey(coloured_by: str, colour: str) -> None:
    end = "destination" if coloured_by == "destination" else "origin"
    figure = drawn(Layers("visits", flows(("CHN", "SWE", 3)), coloured_by=end))
    assert figure.flows[0].colour == colour


def test_a_pair_without_direction_is_named_between() -> None:
    layers = Layers("agreements", flows(("DEU", "SWE", 4), ("DEU", "JPN", 2)), directed=False)
    figure = drawn(layers)
    assert not figure.directed
    assert figure.flows[0].title == "Germany and Sweden: 4 agreements"
    assert figure.flows[0].colour == CONTEXT_GREY
    assert figure.flows[1].colour == COUNTRY_COLOURS["DEU"]


def test_an_unknown_end_is_counted_and_not_drawn() -> None:
    figure = drawn(Layers("visits", flows((None, "SWE", 7), ("DEU", "SWE", 2))))
    assert len(figure.flows) == 1
    assert "7 visits" in figure.note


def test_nothing_is_noted_where_all_is_drawn() -> None:
    assert drawn(Layers("visits", flows(("DEU", "SWE", 2)))).note == ""


def test_circles_stand_for_totals_and_fills_for_shares() -> None:
    layers = Layers(
        "million_usd",
        totals=totals(("NOR", 20), ("SWE", 80)),
        shares=shares(("SWE", 0.5), ("NOR", 0.0)),
        share_name="Share of exports",
    )
    figure = drawn(layers)
    assert [circle.country for circle in figure.circles] == ["SWE", "NOR"]
    assert {fill.country: fill.share for fill in figure.fills} == {"SWE": 0.5, "NOR": 0.0}
    assert figure.fills[0].opacity < figure.fills[1].opacity
    assert figure.legend.fills_title == "Share of exports"
    assert dict(figure.titles)["SWE"] == "Sweden\n80 million USD\nShare of exports: 50.0%"


def test_the_six_are_labelled_first_and_with_their_total_in_the_nordic_view_alone() -> None:
    layers = Layers("visits", flows(("JPN", "SWE", 2)), totals(("SWE", 12)))
    near, far = drawn(layers), drawn(layers, "world")
    assert [label.country for label in near.labels] == [*SIX, "JPN"]
    assert near.labels[0].detail == "12 visits"
    assert far.labels[0].detail == ""
    assert not near.labels[-1].strong


def test_the_alternative_text_counts_the_flows_and_names_the_largest() -> None:
    figure = drawn(Layers("visits", flows(("SWE", "NOR", 1), ("DEU", "DNK", 25))))
    assert "2 flows" in figure.alt
    assert "Germany → Denmark: 25 visits" in figure.alt


def test_an_empty_map_has_no_flows_and_no_legend() -> None:
    figure = drawn(Layers("visits"))
    assert figure.flows == figure.circles == figure.fills == ()
    assert figure.legend.flows == figure.legend.circles == figure.legend.fills == ()


@pytest.mark.parametrize(
    "layers",
    [
        Layers("visits", flows(("SWE", "NOR", 1), ("SWE", "NOR", 2))),
        Layers("visits", flows(("SWE", "SWE", 1))),
        Layers("visits", totals=totals(("SWE", 1), ("SWE", 2))),
    ],
)
def test_a_mark_that_occurs_twice_is_refused(layers: Layers) -> None:
    with pytest.raises(ValueError, match="twice"):
        drawn(layers)


def test_a_figure_can_be_part_of_a_cache_key() -> None:
    layers = Layers("visits", flows(("SWE", "NOR", 1)), totals(("SWE", 1)), shares(("SWE", 0.1)))
    assert hash(drawn(layers)) == hash(drawn(layers))
