"""The face of the icons: of Streamlit's 375 KB those that its scripts and our pages can name.

`python -m ui.icons` makes it anew; needs the dependency group `derive`. It bears the name of
Streamlit's own, by which the server finds it: after a version of Streamlit with another face the
whole face is sent until this is run again.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from streamlit import file_util

from data.settings import HOME

BUNDLES = Path(file_util.get_static_dir()) / "static"
BUNDLED = re.compile(r"""["'`/:]([a-z0-9_]{2,40})(?=["'`/:])""")
OURS = re.compile(r":material/([a-z0-9_]+):")
OUR_FILES = ("dashboard.py", "pages/*.py", "ui/*.py", "data/words/*.toml")


def whole_face() -> Path:
    """Streamlit's face with every icon."""
    return next((BUNDLES / "media").glob("MaterialSymbols-Rounded.*.woff2"))


def own_face() -> Path:
    """Where the face with the icons that can be named lies."""
    return HOME / "static" / "fonts" / whole_face().name


def wanted() -> set[str]:
    """What may be an icon's name: every short text in quotes in Streamlit's scripts, and ours."""
    ours = [path for pattern in OUR_FILES for path in HOME.glob(pattern)]
    return named(BUNDLED, (BUNDLES / "js").glob("*.js")) | named(OURS, ours)


def named(pattern: re.Pattern[str], paths: Iterable[Path]) -> set[str]:
    """What a pattern finds in some files."""
    return {name for path in paths for name in pattern.findall(path.read_text("utf-8"))}


def icons(font: Any) -> dict[str, str]:
    """The glyph of each icon of a font by the letters that stand for it."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letter[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in ligatures
    }


def derive(target: Path) -> None:
    """Write the face with the icons that are `wanted`."""
    from fontTools import subset  # noqa: PLC0415 - not installed where the dashboard only runs
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(whole_face(), recalcTimestamp=False)
    glyphs = icons(font)
    kept = wanted() & set(glyphs)
    letters = {ord(letter) for name in kept for letter in name}
    options = subset.Options(layout_closure=False, layout_features=["*"], glyph_names=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[glyphs[name] for name in kept], unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    derive(own_face())
