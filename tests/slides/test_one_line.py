from figures.figure import Spec
from slides.one_line import in_one_line
from slides.plain import Plain

NODE = {"showarrow": False, "xanchor": "left", "y": 0.5}


def noted(*notes: Spec, **layout: object) -> Plain:
    return Plain((), {"annotations": notes, **layout})


def test_the_title_of_a_row_is_written_in_one_line_and_other_notes_stay() -> None:
    title = {"x": 0, "xref": "paper", "xanchor": "left", "showarrow": False}
    inside = {"x": 0.5, "text": "one<br>two", "showarrow": False}
    led = {**title, "text": "event<br>of May", "showarrow": True}

    shorter = in_one_line(noted({**title, "text": "<b>Sold</b><br>+15%"}, inside, led))

    assert shorter is not None
    texts = [note["text"] for note in shorter.layout["annotations"]]
    assert texts == ["<b>Sold</b> +15%", "one<br>two", "event<br>of May"]


def test_names_of_rows_are_written_in_one_line() -> None:
    rows = {"ticktext": ["Lithuania →<br>Germany", "World"], "tickvals": ["0", "1"]}
    columns = {"ticktext": ["2021<br>to March"]}

    shorter = in_one_line(noted(yaxis=rows, xaxis=columns))

    assert shorter is not None
    assert shorter.layout["yaxis"] == rows | {"ticktext": ["Lithuania → Germany", "World"]}
    assert shorter.layout["xaxis"] == columns


def test_margins_of_ribbons_grow_by_as_much_as_the_names_outside_them() -> None:
    first = {**NODE, "x": 0, "xanchor": "right", "text": "Norway<br>5.8 billion"}
    middle = {**NODE, "x": 0.5, "text": "a very long name of a sector<br>of its own"}
    last = {**NODE, "x": 1, "text": "X<br>X"}
    paths = [{"type": "path", "fillcolor": "#888888"}]

    shorter = in_one_line(
        noted(first, middle, last, shapes=paths, margin={"l": 80, "r": 20, "t": 9})
    )

    assert shorter is not None
    margin = shorter.layout["margin"]
    assert margin["t"] == 9
    assert 120 < margin["l"] < 140
    assert 20 < margin["r"] < 40


def test_a_figure_whose_notes_have_one_line_is_left_as_it_is() -> None:
    assert in_one_line(noted({**NODE, "x": 0, "text": "Norway"})) is None
