"""Decks as an office shows them: rendered once by LibreOffice, for all that is asked of them."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from slides.deck import deck
from slides.template import own
from tests.figures.contexts import ENGLISH
from tests.slides import cards
from tests.slides.decks import everything
from tests.slides.package import opened

PATIENCE_S = 240
EDGE = 4
NEAR = 6


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, Path]]:
    """Each deck, and the PDF that LibreOffice makes of it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: sudo apt-get install libreoffice-impress")
    folder = tmp_path_factory.mktemp("office")
    brief = cards.brief(cards.bars(), cards.cells(), cards.flows())
    decks = {
        "light": everything("16:9"),
        "dark": deck(brief, ENGLISH, template=own(dark=True)).content,
    }
    for name, content in decks.items():
        (folder / f"{name}.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.pptx") for name in decks]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    return {name: (content, folder / f"{name}.pdf") for name, content in decks.items()}


def pages(path: Path) -> Iterator[pdfium.PdfPage]:
    with pdfium.PdfDocument(path) as book:
        yield from book


@pytest.mark.parametrize("name", ["light", "dark"])
def test_libreoffice_shows_every_slide(rendered: dict[str, tuple[bytes, Path]], name: str) -> None:
    content, path = rendered[name]

    assert len(list(pages(path))) == len(opened(content).slides)


def test_headlines_and_the_numbers_of_charts_are_there(
    rendered: dict[str, tuple[bytes, Path]],
) -> None:
    texts = [page.get_textpage().get_text_bounded() for page in pages(rendered["light"][1])]

    assert "Germany takes 9.2% of what Sweden sells abroad" in texts[1].replace("\r\n", " ")
    assert all(number in texts[1] for number in ("1,500.5", "1,470.5", "Norway"))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_drawn_at_the_edge_of_a_slide(
    rendered: dict[str, tuple[bytes, Path]], name: str
) -> None:
    for page in pages(rendered[name][1]):
        picture = page.render(scale=1).to_numpy()[:, :, :3].astype(int)
        ground = picture[0, 0]
        border = [picture[:EDGE], picture[-EDGE:], picture[:, :EDGE], picture[:, -EDGE:]]
        assert all(abs(strip - ground).max() <= NEAR for strip in border)
