"""The part of the server that sends static files compressed."""

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.assets import Asset, Assets, chosen


class Compression:
    """Answers requests for `assets` itself where the browser can decompress; passes on others."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        self.app = app
        self.assets = assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        encoding = self._encoding(scope)
        if not encoding:
            await self.app(scope, receive, send)
            return
        asset = await to_thread.run_sync(self.assets.get, scope["path"], encoding)
        await answer(asset, Headers(scope=scope))(scope, receive, send)

    def _encoding(self, scope: Scope) -> str:
        """How to answer; empty where the request is not for this part."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in self.assets:
            return ""
        headers = Headers(scope=scope)
        return "" if "range" in headers else chosen(headers.get("accept-encoding", ""))


def answer(asset: Asset, request: Headers) -> Response:
    """The file, or 304 where the browser has it."""
    headers = {"Cache-Control": asset.keep, "ETag": asset.tag, "Vary": "Accept-Encoding"}
    known = [tag.strip().removeprefix("W/") for tag in request.get("if-none-match", "").split(",")]
    if asset.tag in known:
        return Response(status_code=304, headers=headers)
    if asset.encoding:
        headers["Content-Encoding"] = asset.encoding
    return Response(asset.body, headers=headers, media_type=asset.media_type)
