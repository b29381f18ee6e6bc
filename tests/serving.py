"""A real server for tests: `python -m ui.serve` with its own settings, port and cache."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from data.settings import HOME, VARIABLE

PATIENCE_S = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and the file that holds all that it printed."""

    address: str
    process: subprocess.Popen[bytes]
    output: Path

    def said(self) -> str:
        """What it printed until now, on both streams."""
        return self.output.read_text("utf-8")


def free_port() -> int:
    """A port on 127.0.0.1 where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def settings_file(folder: Path, port: int, extra: str = "") -> Path:
    """Settings of a server whose files all lie in `folder`."""
    path = folder / "samspel.toml"
    path.write_text(
        f'port = {port}\ncache_folder = "cache"\nstore_folder = "store"\n{extra}\n', "utf-8"
    )
    return path


@contextmanager
def serving(folder: Path, extra: str = "", home: Path = HOME) -> Iterator[Server]:
    """A server of the repository at `home` on a free port, stopped in the end."""
    port = free_port()
    settings = settings_file(folder, port, extra)
    with running(["ui.serve"], port, folder, home, {VARIABLE: str(settings)}) as server:
        yield server


@contextmanager
def running(
    module: list[str], port: int, folder: Path, home: Path, environment: dict[str, str]
) -> Iterator[Server]:
    """A Python module that serves on `port`, with its arguments, run in `home` until the end.

    What it prints goes to a file in `folder`. Raises RuntimeError where it does not start.
    """
    output = folder / "output.txt"
    with output.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=home,
            env=os.environ | environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", process, output)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _wait(server: Server) -> None:
    end = time.monotonic() + PATIENCE_S
    while not _is_ready(server.address):
        if server.process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the server did not start:\n{server.said()}")
        time.sleep(0.05)


def _is_ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
