"""The document that a browser opens first: Streamlit's, with what it would learn only later.

Streamlit's own asks for a face that Samspel does not use; it learns the theme, and that there are
charts, from the first answer of the page; it looks for its server in two places; it does not follow
a link to a part of a page, and loses the focus with what it takes away.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import Message

from ui.static import drawn_with, library

FACE = re.compile(r'<link\s+rel="preload"[^>]*?as="font"[^>]*?>')
TITLE = re.compile(r"<title>.*?</title>")
SCRIPTS: Final = tuple(Path(__file__).with_name(name) for name in ("anchor.js", "focus.js"))
SHEET: Final = Path(__file__).with_name("style.css")
"""After Streamlit's own styles, so that the house's hold."""

BUNDLES = ("BidiComponent.*.js", "StreamlitMarkdown.*.js", "Html.*.js")
THEME: Final = {
    "font": "bodyFont",
    "headingFont": "headingFont",
    "fontFaces": "fontFaces",
    "backgroundColor": "backgroundColor",
    "secondaryBackgroundColor": "secondaryBackgroundColor",
    "textColor": "textColor",
    "primaryColor": "primaryColor",
}
"""The settings of a theme that the first picture needs, and what the page's scripts call them."""


def document(bundles: Path, title: str, theme: Mapping[str, Any]) -> str:
    """The HTML: Streamlit's from the folder `bundles`, with a title, a theme and early requests.

    `theme` is the table [theme] of Streamlit's settings.
    """
    scripts = [found for name in BUNDLES for found in (bundles / "static" / "js").glob(name)]
    asked = [_early("modulepreload", f"./static/js/{path.name}", "") for path in scripts]
    asked += [_early("modulepreload", f".{address}", "") for address in drawn_with()]
    asked.append(_early("preload", f".{library()}", ' as="script"'))
    faces = [face["url"] for face in theme.get("fontFaces", [])[:1]]
    asked += [_early("preload", f"./{face}", ' as="font" type="font/woff2"') for face in faces]
    html = (bundles / "index.html").read_text("utf-8")
    own = [f"<script>{path.read_text('utf-8')}</script>" for path in SCRIPTS]
    early = "\n    ".join([start(theme), *asked, *own])
    html = FACE.sub(lambda _: early, html, count=1)
    html = html.replace("</body>", f"<style>{SHEET.read_text('utf-8')}</style></body>")
    return TITLE.sub(f"<title>{escape(title)}</title>", html, count=1)


def is_document(message: Message) -> bool:
    """Whether an answer of the server begins a document, and not some other file or a failure."""
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == HTTPStatus.OK and kind.startswith("text/html")


def _early(how: str, address: str, kind: str) -> str:
    return f'<link rel="{how}" href="{address}"{kind} crossorigin />'


def start(theme: Mapping[str, Any]) -> str:
    """The script that tells the page's scripts where their server is and how the page looks."""
    known = {
        "LIGHT_THEME": look(theme, "light"),
        "DARK_THEME": look(theme, "dark"),
    }
    told = json.dumps(known).replace("</", "<\\/")
    return (
        f"<script>window.__streamlit = Object.assign({told}, "
        "{BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin, "
        "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}})</script>"
    )


def look(theme: Mapping[str, Any], scheme: str) -> dict[str, Any]:
    """The theme for `light` or `dark` in the words of the page's scripts."""
    chosen = dict(theme) | dict(theme.get(scheme, {}))
    return {name: chosen[key] for key, name in THEME.items() if key in chosen} | {
        "base": 1 if scheme == "dark" else 0
    }


def theme_of(config: Path) -> dict[str, Any]:
    """The table [theme] of Streamlit's settings file; empty without one."""
    return dict(tomllib.loads(config.read_text("utf-8")).get("theme", {}))
