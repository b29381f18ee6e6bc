"""Where the browser fetches the project's own files, by an address that changes with them."""

from functools import cache
from hashlib import blake2b

import streamlit as st

from data.settings import HOME

STATIC = HOME / "static"
PLOTLY = "plotly/plotly-basic.min.js"
"""The library that draws charts: its makers' smallest bundle, with lines, bars and points."""


def base() -> str:
    """What stands before every address of this server: nothing, or `/path`."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


@cache
def version() -> str:
    """Changes with the scripts and shapes below `static`, so that nobody draws with old ones."""
    digest = blake2b(digest_size=6)
    for path in sorted([*STATIC.glob("**/*.js"), *STATIC.glob("geo/*.json")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def library() -> str:
    """The address of the library that draws charts."""
    return f"/app/static/{PLOTLY}?v={version()}"


def drawing() -> str:
    """The address of the script that draws charts."""
    return f"/app/static/chart/drawing.js?v={version()}"


def drawn_with() -> tuple[str, ...]:
    """The addresses of all scripts that draw charts, for a browser to ask for at once."""
    parts = [*STATIC.glob("*.js"), *(STATIC / "chart").glob("*.js")]
    names = sorted(path.relative_to(STATIC).as_posix() for path in parts)
    return tuple(f"/app/static/{name}?v={version()}" for name in names)
