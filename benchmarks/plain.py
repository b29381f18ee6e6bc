"""A page as Streamlit and Plotly make it by themselves, beside which the pages' times are read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.browser import Reader
from benchmarks.place import FIRST
from data.settings import HOME
from data.vocabulary import SECTORS
from tests.serving import Server, free_port, running

PAGE: Final = Path(__file__).with_name("plain_page.py")
NO_LAND: Final = ("static/world_110m.json", '{"type": "Topology", "objects": {}, "arcs": []}')
"""The file that a Plotly map asks for, with nothing in it."""

OPTIONS: Final = {
    "browser.gatherUsageStats": "false",
    "runner.postScriptGC": "false",
    "server.address": "127.0.0.1",
    "server.enableStaticServing": "true",
    "server.enableWebsocketCompression": "true",
    "server.fileWatcherType": "none",
    "server.headless": "true",
}
"""As Samspel has them: garbage is left to Python, which spares half of a rerun."""

WITHOUT_EXPORTS: Final = ("water", "environmental_technology")
"""Sectors that no industry is of: choosing one changes no chart."""


@contextmanager
def plain() -> Iterator[Server]:
    """The page on a server of its own, started by Streamlit's own command."""
    with TemporaryDirectory() as place:
        folder, port = Path(place), free_port()
        shutil.copy(PAGE, folder)
        (folder / "static").mkdir()
        name, text = NO_LAND
        (folder / name).write_text(text, "utf-8")
        options = [f"--{name}={value}" for name, value in OPTIONS.items()]
        command = ["streamlit", "run", PAGE.name, f"--server.port={port}", *options]
        with running(command, port, folder, folder, {"PYTHONPATH": str(HOME)}) as server:
            yield server


def walk(reader: Reader) -> list[float]:
    """Milliseconds of each change by one more sector."""
    reader.open(FIRST)
    changing = [n for n, sector in enumerate(SECTORS) if sector not in WITHOUT_EXPORTS]
    return [reader.choose_sector(number).waited_ms for number in changing]
