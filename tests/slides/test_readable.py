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
