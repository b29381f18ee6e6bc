"""The part of the server that takes a file from a browser: to the disk, never held in memory.

A file comes as the body of one PUT. Its name is in a header that no form of another site can send,
and so is the ticket that the page gave to its reader.
"""

import logging
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from anyio import open_file, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.intake import leftovers
from data.intake.upload import FOLDER, begin
from data.settings import settings
from ui import ticket

LOG = logging.getLogger("samspel.upload")

ADDRESS: Final = "/upload"
NAME: Final = "x-samspel-name"
TICKET: Final = "x-samspel-ticket"
LONGEST_NAME: Final = 120
PIECE: Final = 1 << 20
"""Bytes that are gathered before they are written."""

SPARE: Final = 200_000_000
"""Bytes of the disk that an upload leaves free."""

LITTER_S: Final = 24 * 3600
INCOMING: Final = "incoming-"
STATUS: Final = {
    "foreign": HTTPStatus.FORBIDDEN,
    "expired": HTTPStatus.FORBIDDEN,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "cut": HTTPStatus.BAD_REQUEST,
    "no_room": HTTPStatus.INSUFFICIENT_STORAGE,
}
"""Why a file is not taken, a key below `add.refused` in the words, and how the answer says so."""


class RefusedError(Exception):
    """A file that is not taken; `why` is a key of STATUS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Dock:
    """Where files land: the folder, the most bytes of one, and who takes it from there.

    `keep` is given the file and the name that it had, moves it, and returns the upload's token.
    """

    folder: Path
    limit: int
    keep: Callable[[Path, str], str]


def route(dock: Callable[[], Dock]) -> Route:
    """The route; `dock` is asked at every file, for the settings in force."""

    async def take(request: Request) -> Response:
        try:
            admit(request)
            token = await landed(request, dock())
        except RefusedError as refused:
            return JSONResponse({"refused": refused.why}, STATUS[refused.why])
        LOG.info("upload %s", token[:6])
        return JSONResponse({"upload": token}, HTTPStatus.CREATED)

    return Route(ADDRESS, take, methods=["PUT"])


def admit(request: Request) -> None:
    """Raise RefusedError where the file is not sent by a page of this server."""
    sent = request.headers
    here = sent.get("sec-fetch-site", "same-origin") == "same-origin"
    origin = sent.get("origin")
    if not here or (origin is not None and urlsplit(origin).netloc != sent.get("host")):
        raise RefusedError("foreign")
    if not ticket.is_good(sent.get(TICKET, "")):
        raise RefusedError("expired")


async def landed(request: Request, dock: Dock) -> str:
    """The token of a file that has been written whole. Raises RefusedError where it can't be."""
    await to_thread.run_sync(clear, dock.folder)
    announced = announced_size(request)
    if announced > dock.limit:
        raise RefusedError("too_large")
    if announced + SPARE > shutil.disk_usage(dock.folder).free:
        raise RefusedError("no_room")
    path = dock.folder / f"{INCOMING}{secrets.token_hex(8)}"
    try:
        size = await written(request.stream(), path, dock.limit)
        if not size:
            raise RefusedError("empty")
        return await to_thread.run_sync(dock.keep, path, name_of(request.headers.get(NAME, "")))
    except ClientDisconnect as error:
        raise RefusedError("cut") from error
    except OSError as error:
        LOG.exception("upload")
        raise RefusedError("no_room") from error
    finally:
        path.unlink(missing_ok=True)


async def written(stream: AsyncIterator[bytes], path: Path, limit: int) -> int:
    """Write a stream to a file in pieces; returns its bytes. Raises RefusedError past the limit."""
    size, gathered = 0, bytearray()
    async with await open_file(path, "wb") as file:
        async for part in stream:
            size += len(part)
            if size > limit:
                raise RefusedError("too_large")
            gathered += part
            if len(gathered) >= PIECE:
                await file.write(bytes(gathered))
                gathered.clear()
        await file.write(bytes(gathered))
    return size


def announced_size(request: Request) -> int:
    """The bytes that the browser says it will send; 0 where it does not say."""
    said = request.headers.get("content-length", "")
    return int(said) if re.fullmatch(r"[0-9]{1,18}", said) else 0


def name_of(header: str) -> str:
    """A file's name as it can be shown: the last part of a path, without control characters."""
    whole = unicodedata.normalize("NFC", unquote(header, errors="replace"))
    last = re.split(r"[/\\]", whole)[-1]
    # Among others (C) are marks that turn the direction of what is read.
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    if len(shown) <= LONGEST_NAME:
        return shown or "?"
    half = LONGEST_NAME // 2
    return f"{shown[:half]}…{shown[1 - half :]}"


def clear(folder: Path) -> None:
    """Make the folder, and remove files in it that were cut off with their server a day ago."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"{INCOMING}*"):
        if path.is_file() and time.time() - path.stat().st_mtime > LITTER_S:
            path.unlink(missing_ok=True)


def dock() -> Dock:
    """Where files land as the settings in force say, to begin an upload there."""
    chosen = settings()
    return Dock(chosen.cache_folder / FOLDER, chosen.largest_upload, _begun)


def _begun(path: Path, name: str) -> str:
    # A server that runs for months clears up at every upload, not only when it starts.
    leftovers.clear(settings())
    return begin(name, path, take=True).token
