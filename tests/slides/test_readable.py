from slides.fitting import thinned
from slides.marks import Disc, Frame, Part, Picture, Run, Text
from slides.paper import LEAST
from slides.plain import Plain
from slides.readable import readable


def test_small_letters_are_raised_and_large_ones_kept() -> None:
    figure = Plain(
        ({"textfont": {"size": 9}, "marker": {"size": 4}},),
        {
            "font": {"size": 20},
            "xaxis": {"tickfont": {"size": 11}},
            "annotations": [{"text": "<span style='font-size:8px'>a</span>", "font": {"size": 5}}],
        },
    )

    raised = readable(figure, LEAST)

    assert raised.traces == ({"textfont": {"size": 12}, "marker": {"size": 4}},)
    assert raised.layout["font"]["size"] == 20
    assert raised.layout["xaxis"]["tickfont"]["size"] == 12
    [note] = raised.layout["annotations"]
    assert note == {"text": "<span style='font-size:12px'>a</span>", "font": {"size": 12}}


def test_of_words_on_each_other_the_first_stay_and_none_lies_on_a_dot() -> None:
    words = [Part("value", Text(0, y, ((Run(name, 13),),))) for name, y in (("a", 0), ("b", 5))]
    dot = Part("data", Disc(5, 68, 6, "#000000"))
    on_dot = Part("value", Text(0, 60, ((Run("c", 13),),)))
    axis = Part("axis_x", Text(0, 62, ((Run("d", 13),),)))

    left = thinned(Picture(200, 100, Frame(0, 0, 200, 100), (*words, dot, on_dot, axis)))

    assert left.parts == (words[0], dot, axis)
