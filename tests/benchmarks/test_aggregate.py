from pathlib import Path

import pytest

from benchmarks import aggregate


def test_both_engines_are_measured_on_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aggregate, "FOLDER", tmp_path)
    monkeypatch.setattr(aggregate, "RUNS", 1)

    figures = {figure.name: figure for figure in aggregate.measure(20_000)}

    assert all(figure.value > 0 for figure in figures.values())
    assert figures["aggregate of 20,000 rows: Polars, resident"].passed
