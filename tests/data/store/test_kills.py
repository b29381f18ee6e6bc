"""A process that is killed at any moment leaves whole versions and no litter."""

from pathlib import Path

import pytest

from data.store.store import Store
from tests.data.store import kills
from tests.data.store.rows import put


def test_nothing_is_lost_by_kills(capsys: pytest.CaptureFixture[str]) -> None:
    assert kills.main(["--kills", "3"]) == 0
    assert "3 kills" in capsys.readouterr().out


def test_a_loss_is_noticed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    put(store, {"a": 1.0})
    before = kills.examine(tmp_path, {})
    (path,) = store.paths("trade", 0)
    whole = path.read_bytes()

    path.write_bytes(whole[:-1] + b"\0")
    with pytest.raises(kills.LossError, match="trade 0"):
        kills.examine(tmp_path, before)
    path.write_bytes(whole)
    stray = tmp_path / "trade" / f"trade-{'0' * 32}.parquet"
    stray.touch()
    with pytest.raises(kills.LossError, match="files"):
        kills.examine(tmp_path, before)
    stray.unlink()
    put(store, {"a": 2.0})
    assert len(kills.examine(tmp_path, before)["trade"]) == 2
    with pytest.raises(kills.LossError, match="past"):
        kills.examine(tmp_path, {"trade": store.versions("trade")[::-1]})
