"""The part of the server that sends the first document."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.assets import ENCODINGS, chosen
from ui.document import is_document

OTHERS = ("/_stcore/", "/app/static/", "/component/", "/media/", "/static/")


class Opening:
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
            if message["type"] == "http.response.start" and is_document(message):
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
