"""What uploads and commands leave when they are killed, or when nobody comes back to them."""

import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from data.intake import state, upload
from data.settings import Settings
from data.store import work
from data.store.store import Store

COMMANDS: Final = "commands"
"""The folder, in the cache, of uploads from the command line: they live as long as it runs."""

KEPT_S: Final = 7 * 24 * 3600.0
"""How long an upload on the page waits for its user."""


def clear(settings: Settings) -> None:
    """Remove what no living process works on and no user has come back to for a week."""
    Store(settings.store_folder).clear()
    work.clear(settings.cache_folder / COMMANDS, lambda *_: None)
    for folder in (settings.cache_folder / upload.FOLDER).glob("*"):
        if time.time() - _last_touched(folder) > KEPT_S:
            shutil.rmtree(folder, ignore_errors=True)


def _last_touched(folder: Path) -> float:
    with suppress(OSError):
        return (folder / state.FILE).stat().st_mtime
    with suppress(OSError):
        return folder.stat().st_mtime
    return time.time()
