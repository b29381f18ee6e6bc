from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from figures.card import Card
from slides.brief import Brief, Entry
from slides.picture import PRINT, pictures, png, svg
from tests.figures.contexts import ENGLISH
from tests.slides import cards


@pytest.mark.parametrize("card", cards.every(), ids=lambda card: card.key)
def test_every_card_is_an_svg_with_its_headline_and_source(card: Card) -> None:
    root = etree.fromstring(svg(Entry(card), ENGLISH))

    text = "".join(root.itertext())
    assert "Germany takes 9.2%" in text
    assert "Made up" in text
    assert "(1\u00a0of" not in text
    assert float(root.get("height")) > 100


def test_an_svg_asks_for_nothing_from_elsewhere() -> None:
    content = svg(Entry(cards.flows()), ENGLISH).decode().replace("http://www.w3.org/2000/svg", "")

    assert "http" not in content.replace(cards.ADDRESS, "")
    assert "url(data:font/woff2" in content


def test_a_png_has_two_pixels_for_one_and_print_four() -> None:
    card = Entry(cards.bars())

    twice = Image.open(BytesIO(png(card, ENGLISH)))
    paper = Image.open(BytesIO(png(card, ENGLISH, scale=PRINT)))

    assert twice.width == 2 * 960
    assert paper.width == 2 * twice.width


def test_a_png_shows_the_bars_in_their_colours() -> None:
    picture = Image.open(BytesIO(png(Entry(cards.bars()), ENGLISH))).convert("RGB")

    assert {(186, 135, 12), (194, 63, 26)} <= {colour for _, colour in picture.getcolors(1 << 24)}


def test_a_brief_is_an_archive_of_pictures_named_by_their_titles() -> None:
    entries = (Entry(cards.bars(), title="../Wër buys?", note="A remark."), Entry(cards.lines()))
    brief = Brief("Ours", "", entries, cards.MADE)

    with ZipFile(BytesIO(pictures(brief, ENGLISH))) as archive:
        second = "02 germany-takes-9-2-of-what-sweden-sells-abroad"
        assert archive.namelist() == [
            *("01 wër-buys.png", "01 wër-buys for print.png", "01 wër-buys.svg"),
            *(f"{second}.png", f"{second} for print.png", f"{second}.svg"),
        ]
        text = "".join(etree.fromstring(archive.read("01 wër-buys.svg")).itertext())
        assert {word in text for word in ("Wër buys?", "A remark.")} == {True}
        screen = Image.open(archive.open("01 wër-buys.png"))
        paper = Image.open(archive.open("01 wër-buys for print.png"))
        assert screen.format == "PNG"
        assert paper.size == (2 * screen.width, 2 * screen.height)
