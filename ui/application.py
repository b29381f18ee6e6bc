"""The dashboard as a web application: Streamlit's, and what stands around it."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import polars as pl
from starlette.middleware import Middleware
from streamlit import file_util
from streamlit.starlette import App

from data.settings import HOME, Settings
from data.words import Words
from ui import cache, log, notice, reader, socket, stored, upload, warmth
from ui.assets import BRIEFLY, FOREVER, Assets, below
from ui.compression import Compression
from ui.document import document, theme_of
from ui.headers import SafetyHeaders, headers
from ui.opening import Opening
from ui.static import PLOTLY

DASHBOARD = HOME / "dashboard.py"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def options(chosen: Settings) -> dict[str, Any]:
    """Streamlit's options beside those of .streamlit/config.toml."""
    return {
        "server.address": chosen.host,
        "server.port": chosen.port,
        # Another site's name that points to this machine is refused (DNS rebinding).
        "server.allowedHosts": list(LOOPBACK) if chosen.host in LOOPBACK else [],
        "server.fileWatcherType": "none",
        "logger.hideWelcomeMessage": True,
    }


def files(bundles: Path, own: Path) -> dict[str, tuple[Path, str]]:
    """Every static file by its address: Streamlit's bundles, all named by a hash, and our own.

    A face of ours that bears the name of one of Streamlit's is sent in its place.
    """
    faces = {path.name for path in (bundles / "media").glob("*.woff2")}
    instead = {
        f"/static/media/{path.name}": (path, BRIEFLY)
        for path in (own / "fonts").glob("*.woff2")
        if path.name in faces
    }
    charts = {f"/app/static/{PLOTLY}": (own / PLOTLY, FOREVER)}
    return below(bundles, "/static/", FOREVER) | instead | below(own, "/app/static/") | charts


def application(words: Words, ready: str) -> App:
    """The dashboard; it says the sentence `ready` when it answers."""
    socket.adopt()
    # What a page reads is small: the engine for it answers in half the time of the streaming one,
    # which is asked for by name where a dataset's rows are read, and there may be millions of them.
    pl.Config.set_engine_affinity("in-memory")
    bundles = Path(file_util.get_static_dir())
    assets = Assets(files(bundles / "static", HOME / "static"))
    html = document(bundles, words("app.name"), theme_of(HOME / ".streamlit" / "config.toml"))

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        log.adopt()
        warmth.start(assets)
        sys.stdout.write(f"{ready}\n")
        sys.stdout.flush()
        yield

    return App(
        DASHBOARD,
        lifespan=lifespan,
        routes=[upload.route(upload.dock), stored.route(cache.datasets)],
        middleware=[
            Middleware(SafetyHeaders, headers=headers(html)),
            Middleware(Compression, assets=assets),
            Middleware(reader.Named),
            Middleware(Opening, html=html),
        ],
        on_script_error=lambda failure: show(failure, words),
    )


def show(failure: Exception, words: Words) -> bool:
    """Say on the page what failed outside its frame; the trace goes to the log."""
    notice.tell(notice.worded(failure, words))
    return True
