import json
import logging
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from data.command.__main__ import main
from data.settings import VARIABLE
from data.store.store import Store


@dataclass(frozen=True)
class Outcome:
    """What a command ended with and said."""

    status: int
    said: str
    complained: str

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.said)
        return found


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "samspel.toml"
    path.write_text('cache_folder = "cache"\nstore_folder = "store"\n')
    monkeypatch.setenv(VARIABLE, str(path))
    before, handlers = signal.getsignal(signal.SIGTERM), list(logging.root.handlers)
    yield
    signal.signal(signal.SIGTERM, before)
    for handler in set(logging.root.handlers) - set(handlers):
        logging.root.removeHandler(handler)
        handler.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command."""

    def ran(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return ran


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Flöden 2020.csv"
    path.write_text("0101,5\n0102,7\n")
    return path
