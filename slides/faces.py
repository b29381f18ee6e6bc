"""The house's face as files for letters that are measured and drawn on the server.

`python -m slides.faces` makes them anew from the browser's; needs the dependency group `derive`.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fontTools.ttLib import TTFont

from data.settings import HOME

FOLDER: Final = HOME / "static" / "fonts"
WEIGHTS: Final = {False: 400, True: 600}
ALPHABETS: Final = ("latin", "latin-ext")
FAMILY: Final = "Hanken Grotesk"
REGULAR, BOLD = 1 << 6, 1 << 5
UNUSED: Final = ("GSUB", "GDEF", "STAT", "gasp", "prep")


def face(*, bold: bool) -> Path:
    """The file of the plain or of the bold face."""
    return FOLDER / f"hanken-grotesk-{WEIGHTS[bold]}.ttf"


def second_face() -> Path:
    """A face with more alphabets, for letters that the house's lacks: Matplotlib brings it."""
    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise FileNotFoundError("matplotlib")
    return Path(package.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"


def derive() -> None:
    """Write both faces, each with all alphabets of the browser's."""
    from fontTools.merge import Merger  # noqa: PLC0415 - half a second, for this alone

    for bold, weight in WEIGHTS.items():
        with TemporaryDirectory() as folder:
            parts = list(_instances(weight, Path(folder)))
            font = Merger().merge(parts)
            if bold:
                _told_bold(font)
            font.save(face(bold=bold))


def _instances(weight: int, folder: Path) -> Iterator[str]:
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - likewise

    for alphabet in ALPHABETS:
        font = TTFont(FOLDER / f"hanken-grotesk-{alphabet}.woff2")
        font.flavor = None
        instance = instantiateVariableFont(font, {"wght": weight})
        for table in UNUSED:
            if table in instance:
                del instance[table]
        path = folder / f"{alphabet}.ttf"
        instance.save(path)
        yield str(path)


def _told_bold(font: TTFont) -> None:
    """Say of a face that it is its family's bold one, by which programs find it."""
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~REGULAR) | BOLD
    font["head"].macStyle |= 1
    for number, text in ((2, "Bold"), (4, f"{FAMILY} Bold"), (6, "HankenGrotesk-Bold")):
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    derive()
