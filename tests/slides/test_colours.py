import pytest

from figures.matrix import FULLEST
from figures.theme import DARK, LIGHT, SCALE_HUE, Theme, faded
from slides.colours import contrast, on_scale, over, shade
from slides.marks import INK, LINK, MUTED, PAPER

LEAST = 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", [INK, MUTED, LINK])
def test_words_stand_out_from_the_ground(theme: Theme, name: str) -> None:
    paper = shade(PAPER, theme)

    assert contrast(over(shade(name, theme), paper), paper) >= LEAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_stand_out_from_the_fullest_cell(theme: Theme) -> None:
    cell = over(shade(faded(SCALE_HUE, FULLEST), theme), shade(PAPER, theme))

    assert contrast(shade(INK, theme), cell) >= LEAST


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(shade("#000000"), shade("#ffffff")) == pytest.approx(21)


def test_a_value_has_its_colour_on_a_scale() -> None:
    scale: list[list[float | str]] = [
        [0, "#000000"],
        [0.5, "#000000"],
        [0.5, "#ffffff"],
        [1, "#ffffff"],
    ]

    assert (on_scale(0.2, scale), on_scale(0.8, scale)) == ("#000000", "#ffffff")
    assert on_scale(0.5, [[0, "#000000"], [1, "#ffffff"]]) == "rgba(128,128,128,1)"


def test_no_colour_covers_more_than_all_whatever_a_saved_file_says() -> None:
    assert shade("rgba(125,121,112,1.34)").alpha == 1
    assert shade("rgba(125,121,112,0.5)").alpha == 0.5
