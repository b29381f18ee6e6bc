from pathlib import Path

import pytest

from benchmarks import importing


def test_the_import_and_the_least_are_measured_on_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "FOLDER", tmp_path)
    monkeypatch.setattr(importing, "RUNS", 1)

    figures = importing.measure(5_000)

    assert all(figure.value > 0 for figure in figures)
    assert [figure.target for figure in figures] == [None, None, 2.0, 3000.0, None]
    assert len(list(tmp_path.iterdir())) == 1
