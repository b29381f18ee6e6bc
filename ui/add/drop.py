"""Where a reader drops a file: it is sent to the server's disk, past the page."""

from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from data.words import Words
from ui import address, ticket, upload

FOLDER: Final = Path(__file__).parent
KEY: Final = "add_drop"
SAID_BY_THE_BROWSER: Final = ("several", "unreachable")


@cache
def _component() -> Any:
    return st.components.v2.component(
        "samspel.drop",
        html=(FOLDER / "drop.html").read_text("utf-8"),
        css=(FOLDER / "drop.css").read_text("utf-8"),
        js=(FOLDER / "drop.js").read_text("utf-8"),
    )


def show(limit: int, words: Words) -> None:
    """Draw the place to drop a file of at most `limit` bytes; the address tells what came of it."""
    _component()(key=KEY, data=told(limit, words), on_upload_change=partial(address.land, KEY))


def told(limit: int, words: Words) -> dict[str, Any]:
    """What the browser needs: where to send, the ticket, the limit, and every sentence."""
    labels = {name: words(f"add.drop.{name}") for name in ("title", "choose", "cancel")}
    labels["hint"] = words("add.drop.hint", size=words.size(limit))
    labels["cancelled"] = words("add.drop.cancelled")
    return {
        "address": f"{base()}{upload.ADDRESS}",
        "ticket": ticket.issue(),
        "limit": limit,
        "language": words.language,
        "labels": labels,
        "refused": {
            why: words(f"add.refused.{why}", size=words.size(limit))
            for why in (*upload.STATUS, *SAID_BY_THE_BROWSER)
        },
    }


def base() -> str:
    """The path under which the server's pages lie, without a slash at its end."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""
