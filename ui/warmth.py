"""What the server prepares in the background when it starts, so that nobody waits for it."""

import ast
import gc
import importlib
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread
from typing import Final

from data.intake import leftovers
from data.settings import HOME, settings
from ui.assets import Assets

LOG = logging.getLogger("samspel.warmth")

SEEN_HALF: Final = ("numpy", "pyarrow", "pandas", "PIL.Image")
"""Modules that Plotly and Narwhals use as soon as any thread has begun to import them.

A chart that one session draws while another is the first to import one of these (as the first table
on screen does with pandas) would fail for want of what is not there yet.
"""


def start(assets: Assets) -> None:
    """Prepare static files in one thread, modules and data in another; clear up in a third.

    What may not be seen half imported is imported before that, and before anybody is answered.
    """
    for name in SEEN_HALF:
        importlib.import_module(name)
    Thread(target=_prepare, args=(assets,), name="assets", daemon=True).start()
    Thread(target=_warm, name="warmth", daemon=True).start()
    Thread(target=_clear, name="leftovers", daemon=True).start()


def _prepare(assets: Assets) -> None:
    try:
        assets.prepare()
    except OSError:
        LOG.exception("static files")


def _warm() -> None:
    """Import what the pages need, read what they show, and take both out of garbage collection.

    What fails here fails again where it is used, and is told there.
    """
    try:
        bring(scripts())
        importlib.import_module("ui.cache").warm()
    except Exception:
        LOG.exception("warming up")
    gc.collect()
    gc.freeze()


def _clear() -> None:
    """Remove what was left behind by imports that did not come to their end."""
    try:
        leftovers.clear(settings())
    except Exception:
        LOG.exception("clearing up")


def scripts() -> Iterator[Path]:
    """The scripts of all pages."""
    yield HOME / "dashboard.py"
    yield from sorted((HOME / "pages").glob("*.py"))


def bring(paths: Iterable[Path]) -> None:
    """Import what scripts import, modules of a package too, as in `from ui import frame`."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    importlib.import_module(alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module:
                __import__(node.module, fromlist=[alias.name for alias in node.names])
