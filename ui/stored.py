"""The part of the server that gives out datasets' files as they are stored, straight from the disk.

They may be as large as the disk: none is held in memory or sent along with a page. Only who has
been shown a page has the ticket, so that no other site can have a browser fetch them.
"""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from data.dataset import Dataset
from ui import static, ticket

ADDRESS: Final = "/stored"
CHECKSUM: Final = re.compile(r"-[0-9a-f]{32}$")
"""By it the store knows a file; a reader need not."""


def name(path: Path) -> str:
    """What a reader calls the file."""
    return f"{CHECKSUM.sub('', path.stem)}{path.suffix}"


def address(dataset: str, path: Path) -> str:
    """Where a page finds a file of the dataset with this name; it is good for a day."""
    asked = urlencode({"dataset": dataset, "file": path.name, "ticket": ticket.issue()})
    return f"{static.base()}{ADDRESS}?{asked}"


def route(datasets: Callable[[], Mapping[str, Dataset]]) -> Route:
    """The route; `datasets` is asked at every request, for what is stored then."""

    def give(request: Request) -> Response:
        asked = request.query_params
        if not ticket.is_good(asked.get("ticket", "")):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        dataset = datasets().get(asked.get("dataset", ""))
        # Compared with what there is, never joined to a folder: no name leads out of the store.
        paths = {path.name: path for path in dataset.paths} if dataset else {}
        path = paths.get(asked.get("file", ""))
        if path is None or not path.is_file():
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return FileResponse(path, filename=name(path), headers={"Cache-Control": "no-store"})

    return Route(ADDRESS, give, methods=["GET"])
