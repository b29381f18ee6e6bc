"""Asks a part of the server directly, without a server."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
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
    app: ASGIApp,
    path: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    pieces: Sequence[bytes | None] = (b"",),
) -> Answer:
    """The answer of `app` to one request, on a thread and a loop of its own.

    The path may end with a query.

    The request's body comes in `pieces`; None instead of one is a browser that has gone.
    """
    scope = {
        "type": "http",
        "method": method,
        "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [(k.lower().encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(asyncio.run, _sent(app, scope, _messages(pieces))).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent)
    return Answer(start["status"], Headers(raw=start["headers"]), body)


def _messages(pieces: Sequence[bytes | None]) -> Iterator[Message]:
    for place, piece in enumerate(pieces, start=1):
        if piece is None:
            yield {"type": "http.disconnect"}
        else:
            yield {"type": "http.request", "body": piece, "more_body": place < len(pieces)}


async def _sent(app: ASGIApp, scope: Scope, received: Iterator[Message]) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        if message := next(received, None):
            return message
        # A browser that has said all stays on the line for the answer.
        return await asyncio.Future[Message]()

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
