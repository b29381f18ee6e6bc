"""The document that a browser opens first: Streamlit's, asking at once for what every page needs.

Streamlit's own asks for a face that Samspel does not use, and its charts' bundle, the largest
file by far, would be asked for only after the first chart has arrived.
"""

import re
import tomllib
from html import escape
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.assets import ENCODINGS, chosen

FACE = re.compile(r'<link\s+rel="preload"[^>]*?as="font"[^>]*?>')
TITLE = re.compile(r"<title>.*?</title>")
OTHERS = ("/_stcore/", "/app/static/", "/component/", "/media/", "/static/")
BUNDLES = ("PlotlyChart.*.js", "StreamlitMarkdown.*.js", "Html.*.js")


def document(bundles: Path, title: str, face: str) -> str:
    """The HTML: Streamlit's from the folder `bundles`, with `title` and the address of a face."""
    scripts = [found for name in BUNDLES for found in (bundles / "static" / "js").glob(name)]
    asked = [_early("modulepreload", f"./static/js/{path.name}", "") for path in scripts]
    if face:
        asked.append(_early("preload", f"./{face}", ' as="font" type="font/woff2"'))
    html = (bundles / "index.html").read_text("utf-8")
    html = FACE.sub("\n    ".join(asked), html, count=1)
    return TITLE.sub(f"<title>{escape(title)}</title>", html, count=1)


def first_face(config: Path) -> str:
    """The address of the first face that Streamlit's settings file names; empty without one."""
    theme = tomllib.loads(config.read_text("utf-8")).get("theme", {})
    return next((str(face["url"]) for face in theme.get("fontFaces", [])), "")


def _early(how: str, address: str, kind: str) -> str:
    return f'<link rel="{how}" href="{address}"{kind} crossorigin />'


class Document:
    """Answers with `html` wherever Streamlit would answer with its own document."""

    def __init__(self, app: ASGIApp, html: str) -> None:
        self.app = app
        self.answers = {"": _answer(html.encode(), "")} | {
            encoding: _answer(compress(html.encode()), encoding)
            for encoding, compress in ENCODINGS.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["path"].startswith(OTHERS):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def exchange(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_document(message):
                replaced = True
                accepted = Headers(scope=scope).get("accept-encoding", "")
                await self.answers[chosen(accepted)](scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, exchange)


def _answer(body: bytes, encoding: str) -> Response:
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, headers=headers, media_type="text/html")


def _is_document(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == HTTPStatus.OK and kind.startswith("text/html")
