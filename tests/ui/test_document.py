import json
import re
from pathlib import Path

import pytest
from streamlit import file_util

from data.settings import HOME
from ui.document import document, look, theme_of

BUNDLES = Path(file_util.get_static_dir())
THEME = {
    "font": "Face, sans-serif",
    "fontFaces": [{"family": "Face", "url": "app/static/face.woff2"}],
    "baseRadius": "3px",
    "light": {"backgroundColor": "white"},
    "dark": {"backgroundColor": "</script>"},
}


@pytest.fixture
def html() -> str:
    return document(BUNDLES, "A & B", THEME)


def test_the_title_is_ours_from_the_start(html: str) -> None:
    assert "<title>A &amp; B</title>" in html
    assert "<title>Streamlit" not in html


def test_the_charts_and_our_face_are_asked_for_at_once(html: str) -> None:
    asked = re.findall(r'href="\./(static/js/[^"]+)"', html)

    assert any("BidiComponent" in address for address in asked)
    assert all((BUNDLES / address).is_file() for address in asked)
    assert 'rel="preload" href="./app/static/plotly/plotly-basic.min.js?v=' in html
    assert 'rel="modulepreload" href="./app/static/chart/drawing.js?v=' in html
    assert 'href="./app/static/face.woff2" as="font"' in html
    assert "SourceSans" not in html


def test_the_scripts_are_told_the_theme_and_their_server(html: str) -> None:
    told = re.search(r"window\.__streamlit = Object\.assign\((\{.*?\}), \{BACKEND", html)

    assert told is not None
    assert json.loads(told[1])["LIGHT_THEME"]["backgroundColor"] == "white"
    assert "HOST_CONFIG" in html


def test_a_value_cannot_end_the_script(html: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)

    assert any("DARK_THEME" in script and "HOST_CONFIG" in script for script in scripts)


def test_a_look_holds_what_both_schemes_share_and_its_own() -> None:
    dark = look(THEME, "dark")

    assert dark["bodyFont"] == "Face, sans-serif"
    assert dark["backgroundColor"] == "</script>"
    assert dark["base"] == 1
    assert "baseRadius" not in dark


def test_the_project_has_a_theme_with_a_face_that_it_ships() -> None:
    faces = theme_of(HOME / ".streamlit" / "config.toml")["fontFaces"]

    for face in faces:
        assert (HOME / face["url"].removeprefix("app/")).is_file()
