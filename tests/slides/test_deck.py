from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from slides.deck import deck
from slides.paper import Size
from tests.figures.contexts import ENGLISH
from tests.slides import cards


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


@pytest.mark.parametrize("size", ["16:9", "4:3", "A4"])
def test_every_kind_of_card_becomes_slides(size: Size) -> None:
    made = opened(deck(cards.brief(), ENGLISH, size=size).content)

    titles = [slide.shapes.title.text for slide in made.slides]
    assert titles[0] == "Norway and Germany"
    assert len(titles) >= 2 + len(cards.every())


def test_bars_lines_and_dots_are_charts_and_maps_are_shapes() -> None:
    made = opened(deck(cards.brief(), ENGLISH).content)

    charts = [
        shape.chart.chart_type for slide in made.slides for shape in slide.shapes if shape.has_chart
    ]
    assert len(charts) == 6
