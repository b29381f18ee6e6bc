"""The part of the server that takes files from a browser: to the disk, never held in memory.

A file comes as the body of one PUT; several that belong together come as one too, one after the
other, so that no part of them can be there without the rest. Their names and sizes are in headers
that no form of another site can send, and so is the ticket that the page gave to its reader.
"""

import logging
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
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
from data.intake.measure import File
from data.intake.together import MOST, begin
from data.intake.upload import FOLDER
from data.problem import Problem
from data.settings import settings
from data.words import Words
from ui import notice, ticket

LOG = logging.getLogger("samspel.upload")

ADDRESS: Final = "/upload"
NAME: Final = "x-samspel-name"
"""The file's name, percent-encoded; of several, their names with commas between."""

SIZES: Final = "x-samspel-sizes"
"""Of several files, the bytes of each, with commas between."""

TICKET: Final = "x-samspel-ticket"
LONGEST_NAME: Final = 120
PIECE: Final = 1 << 20
"""Bytes that are gathered before they are written."""

SPARE: Final = 200_000_000
"""Bytes of the disk that an upload leaves free."""

LITTER_S: Final = 24 * 3600
INCOMING: Final = "incoming-"
SIZED: Final = re.compile(r"[0-9]{1,18}(,[0-9]{1,18})*")
STATUS: Final = {
    "foreign": HTTPStatus.FORBIDDEN,
    "expired": HTTPStatus.FORBIDDEN,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too_many": HTTPStatus.UNPROCESSABLE_ENTITY,
    "empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "cut": HTTPStatus.BAD_REQUEST,
    "no_room": HTTPStatus.INSUFFICIENT_STORAGE,
}
"""Why files are not taken, a key below `add.refused` in the words, and how the answer says so."""


class RefusedError(Exception):
    """Files that are not taken; `why` is a key of STATUS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Dock:
    """Where files land: the folder, the most bytes at once, and who takes them from there.

    `keep` is given the files and the names that they had, moves them, and returns the upload's
    token.
    """

    folder: Path
    limit: int
    keep: Callable[[Sequence[File]], str]


def route(dock: Callable[[], Dock]) -> Route:
    """The route; `dock` is asked at every upload, for the settings in force."""

    async def take(request: Request) -> Response:
        try:
            admit(request)
            token = await landed(request, dock())
        except RefusedError as refused:
            return JSONResponse({"refused": refused.why}, STATUS[refused.why])
        except Problem as problem:
            said = notice.worded(problem, Words(settings().language))
            return JSONResponse({"said": said}, HTTPStatus.UNPROCESSABLE_ENTITY)
        LOG.info("upload %s", token[:6])
        return JSONResponse({"upload": token}, HTTPStatus.CREATED)

    return Route(ADDRESS, take, methods=["PUT"])


def admit(request: Request) -> None:
    """Raise RefusedError where the files are not sent by a page of this server."""
    sent = request.headers
    here = sent.get("sec-fetch-site", "same-origin") == "same-origin"
    origin = sent.get("origin")
    if not here or (origin is not None and urlsplit(origin).netloc != sent.get("host")):
        raise RefusedError("foreign")
    if not ticket.is_good(sent.get(TICKET, "")):
        raise RefusedError("expired")


async def landed(request: Request, dock: Dock) -> str:
    """The token of what has been written whole.

    Raises RefusedError where it can't be, Problem where the files are no upload.
    """
    await to_thread.run_sync(clear, dock.folder)
    names, sizes = announced(request)
    _make_sure_of_room(max(sum(sizes), announced_size(request)), sizes, dock)
    paths = [dock.folder / f"{INCOMING}{secrets.token_hex(8)}" for _ in names]
    try:
        await arrived(request.stream(), paths, sizes, dock.limit)
        return await to_thread.run_sync(dock.keep, list(zip(names, paths, strict=True)))
    except ClientDisconnect as error:
        raise RefusedError("cut") from error
    except OSError as error:
        LOG.exception("upload")
        raise RefusedError("no_room") from error
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def announced(request: Request) -> tuple[list[str], list[int]]:
    """Names and sizes of the files to come; no size where it is one file alone.

    Raises RefusedError where they are too many, one is empty, or the headers contradict.
    """
    named, sized = request.headers.get(NAME, ""), request.headers.get(SIZES)
    if sized is None:
        return [name_of(named)], []
    names = [name_of(name) for name in named.split(",")]
    if len(names) > MOST:
        raise RefusedError("too_many")
    if not SIZED.fullmatch(sized) or len(sizes := [int(n) for n in sized.split(",")]) != len(names):
        raise RefusedError("cut")
    if 0 in sizes:
        raise RefusedError("empty")
    return names, sizes


def _make_sure_of_room(size: int, sizes: Sequence[int], dock: Dock) -> None:
    if size > dock.limit:
        raise RefusedError("too_large")
    # While several are put together, one of them is there twice.
    if size + max(sizes, default=0) + SPARE > shutil.disk_usage(dock.folder).free:
        raise RefusedError("no_room")


async def arrived(
    stream: AsyncIterator[bytes], paths: Sequence[Path], sizes: Sequence[int], limit: int
) -> None:
    """Write what comes to the files, to each as much as its size says; to one alone all of it.

    Raises RefusedError where nothing comes, too much, or not just what was announced.
    """
    body = Body(stream)
    if not sizes:
        if not await written(body.part(limit + 1), paths[0], limit):
            raise RefusedError("empty")
        return
    for path, size in zip(paths, sizes, strict=True):
        if await written(body.part(size), path, size) < size:
            raise RefusedError("cut")
    if await body.more():
        raise RefusedError("cut")


class Body:
    """A stream of bytes that is read part by part."""

    def __init__(self, stream: AsyncIterator[bytes]) -> None:
        self._stream = stream
        self._rest = b""

    async def part(self, most: int) -> AsyncIterator[bytes]:
        """The next bytes of it, at most so many; fewer where it ends."""
        while most and await self.more():
            piece, self._rest = self._rest[:most], self._rest[most:]
            most -= len(piece)
            yield piece

    async def more(self) -> bool:
        """Whether there are bytes still to be read."""
        self._rest = self._rest or await anext(self._stream, b"")
        return bool(self._rest)


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
        # Another upload may be clearing up too.
        with suppress(FileNotFoundError):
            if path.is_file() and time.time() - path.stat().st_mtime > LITTER_S:
                path.unlink()


def dock() -> Dock:
    """Where files land as the settings in force say, to begin an upload there."""
    chosen = settings()
    return Dock(chosen.cache_folder / FOLDER, chosen.largest_upload, _begun)


def _begun(files: Sequence[File]) -> str:
    # A server that runs for months clears up at every upload, not only when it starts.
    leftovers.clear(settings())
    return begin(files, take=True).token
