from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from figures.card import Card
from slides.picture import PRINT, png, svg
from tests.figures.contexts import ENGLISH
from tests.slides import cards


@pytest.mark.parametrize("card", cards.every(), ids=lambda card: card.key)
def test_every_card_is_an_svg_with_its_headline_and_source(card: Card) -> None:
    root = etree.fromstring(svg(card, ENGLISH))

    text = "".join(root.itertext())
    assert "Germany takes 9.2%" in text
    assert "Made up" in text
    assert "(1\u00a0of" not in text
    assert float(root.get("height")) > 100


def test_an_svg_asks_for_nothing_from_elsewhere() -> None:
    content = svg(cards.flows(), ENGLISH).decode().replace("http://www.w3.org/2000/svg", "")

    assert "http" not in content.replace(cards.ADDRESS, "")
    assert "url(data:font/woff2" in content


def test_a_png_has_two_pixels_for_one_and_print_four() -> None:
    card = cards.bars()

    twice = Image.open(BytesIO(png(card, ENGLISH)))
    paper = Image.open(BytesIO(png(card, ENGLISH, scale=PRINT)))

    assert twice.width == 2 * 960
    assert paper.width == 2 * twice.width


def test_a_png_shows_the_bars_in_their_colours() -> None:
    picture = Image.open(BytesIO(png(cards.bars(), ENGLISH))).convert("RGB")

    assert {(186, 135, 12), (194, 63, 26)} <= {colour for _, colour in picture.getcolors(1 << 24)}
