"""Asks a part of the server directly, without a server."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes


def ask(
    app: ASGIApp, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> Answer:
    """The answer of `app` to one request, on a thread and a loop of its own."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(k.lower().encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(asyncio.run, _sent(app, scope)).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent)
    return Answer(start["status"], Headers(raw=start["headers"]), body)


async def _sent(app: ASGIApp, scope: Scope) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def answering(text: str, media_type: str = "text/plain", status: int = 200) -> ASGIApp:
    """An application that answers everything with `text`, in two pieces."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        kind = [(b"content-type", media_type.encode())]
        await send({"type": "http.response.start", "status": status, "headers": kind})
        half = len(text) // 2
        await send({"type": "http.response.body", "body": text[:half].encode(), "more_body": True})
        await send({"type": "http.response.body", "body": text[half:].encode()})

    return app
