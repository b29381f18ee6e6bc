"""Where a reader drops a file, or several: they are sent to the server's disk, past the page."""

from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from data.intake.together import MOST
from data.words import Words
from ui import address, static, ticket, upload

FOLDER: Final = Path(__file__).parent
KEY: Final = "add_drop"


@cache
def _component() -> Any:
    return st.components.v2.component(
        "samspel.drop",
        html=(FOLDER / "drop.html").read_text("utf-8"),
        css=(FOLDER / "drop.css").read_text("utf-8"),
        js=(FOLDER / "drop.js").read_text("utf-8"),
    )


def show(limit: int, words: Words) -> None:
    """Draw the place to drop at most `limit` bytes; the address tells what came of it."""
    _component()(key=KEY, data=told(limit, words), on_upload_change=partial(address.land, KEY))


def told(limit: int, words: Words) -> dict[str, Any]:
    """What the browser needs: where to send, the ticket, the limit, and every sentence."""
    labels = {name: words(f"add.drop.{name}") for name in ("title", "choose", "cancel")}
    held = {"size": words.size(limit), "most": MOST}
    labels["hint"] = words("add.drop.hint", **held)
    labels["cancelled"] = words("add.drop.cancelled")
    return {
        "address": f"{static.base()}{upload.ADDRESS}",
        "ticket": ticket.issue(),
        "limit": limit,
        "most": MOST,
        "language": words.language,
        "labels": labels,
        "files": {str(count): words("add.drop.files", count=count) for count in range(2, MOST + 1)},
        "refused": {
            why: words(f"add.refused.{why}", **held) for why in (*upload.STATUS, "unreachable")
        },
    }
