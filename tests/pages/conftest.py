"""Every test of a page sees the data of its own settings, not those of the test before.

All that the page draws is looked through by Plotly.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from data.settings import VARIABLE
from data.store.store import Store
from figures.figure import Figure
from tests.plotly_figure import plotly
from tests.standin import StandIn, stand_in
from ui import cache, panel


@pytest.fixture(autouse=True)
def own_data() -> Iterator[None]:
    """The data's files are looked at anew, before the test and after it."""
    cache.look_again()
    yield
    cache.look_again()


@pytest.fixture(autouse=True)
def known_charts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Figure]]:
    """The charts that the pages draw; when the test ends, Plotly must know all that they say."""
    charts: list[Figure] = []
    show = panel.show

    def kept(key: str, above: str, chart: panel.Chart | None, *rest: Any) -> None:
        charts.extend([Figure(**orjson.loads(chart.figure))] if chart else [])
        show(key, above, chart, *rest)

    monkeypatch.setattr(panel, "show", kept)
    yield charts
    for figure in charts:
        plotly(figure)


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
