from pathlib import Path

import pytest

from benchmarks import world
from data.synthetic.truth import Truth


def test_every_method_is_measured_on_a_small_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "FOLDER", tmp_path)

    figures = world.measure(Truth(countries=24, products=10, first_year=2023), 4_000)

    assert len(figures) == 6
    assert all(figure.value > 0 for figure in figures)
    assert [figure.target for figure in figures[2:]] == [world.SECONDS] * 4
