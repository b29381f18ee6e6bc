import pytest

from figures.figure import Figure, bar, heatmap, merged, scatter
from figures.theme import base_figure
from tests.figures.contexts import ENGLISH
from tests.plotly_figure import plotly


def test_what_is_added_lies_on_top_and_all_of_it_is_plain() -> None:
    figure = Figure().add(bar(x=[1], y=[2])).add(scatter(x=[1], y=[3]), heatmap(z=[[1]]))

    assert figure.data == [
        {"type": "bar", "x": [1], "y": [2]},
        {"type": "scatter", "x": [1], "y": [3]},
        {"type": "heatmap", "z": [[1]]},
    ]


def test_more_is_said_of_tables_and_all_else_is_said_anew() -> None:
    figure = Figure().update_layout(margin={"l": 1, "r": 2}, height=300)
    figure.update_layout(margin={"r": 3}, height=400)
    figure.update_xaxes({"range": [0, 9]}, dtick=3).update_xaxes(range=[1, 2])
    figure.update_yaxes(visible=False)

    assert figure.layout == {
        "margin": {"l": 1, "r": 3},
        "height": 400,
        "xaxis": {"range": [1, 2], "dtick": 3},
        "yaxis": {"visible": False},
    }


def test_tables_that_were_given_are_left_as_they_are() -> None:
    below, above = {"margin": {"l": 1}}, {"margin": {"r": 2}}

    both = merged(below, above)
    Figure(layout=below).update_layout(margin={"t": 3})

    assert both == {"margin": {"l": 1, "r": 2}}
    assert (below, above) == ({"margin": {"l": 1}}, {"margin": {"r": 2}})


def test_lines_across_the_chart_are_those_that_plotly_draws() -> None:
    ours = base_figure(300, ENGLISH).add_vline(2011, layer="below").add_hline(0, line={"width": 1})
    theirs = plotly(base_figure(300, ENGLISH))
    theirs.add_vline(2011, layer="below").add_hline(0, line={"width": 1})

    assert plotly(ours).layout.shapes == theirs.layout.shapes


def test_notes_and_shapes_are_kept_in_order() -> None:
    figure = Figure().add_annotation({"text": "a", "x": 1}, x=2).add_annotation(text="b")

    assert figure.layout["annotations"] == [{"text": "a", "x": 2}, {"text": "b"}]


@pytest.mark.parametrize(
    "trace",
    [
        scatter(colour="red"),
        scatter(mode="dotted"),
        scatter(marker_color="#112233"),
        scatter(x=[{1}]),
        {"type": "sunbeam"},
    ],
    ids=str,
)
def test_plotly_refuses_what_it_does_not_know(trace: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        plotly(base_figure(300, ENGLISH).add(trace))
