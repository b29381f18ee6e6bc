"""Every test of a page sees the data of its own settings, not those of the test before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.settings import VARIABLE
from data.store.store import Store
from tests.standin import StandIn, stand_in
from ui import cache


@pytest.fixture(autouse=True)
def own_data() -> Iterator[None]:
    """The data's files are looked at anew, before the test and after it."""
    cache.look_again()
    yield
    cache.look_again()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings with a store and a cache of their own."""
    settings = tmp_path / "samspel.toml"
    settings.write_text('store_folder = "store"\ncache_folder = "cache"\n')
    monkeypatch.setenv(VARIABLE, str(settings))


@pytest.fixture
def steps(own: None, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    del own
    return stand_in(monkeypatch.setattr)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")
