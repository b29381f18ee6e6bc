import os
from pathlib import Path

import pytest

from ui import upload


def test_what_a_killed_server_left_is_cleared_after_a_day(tmp_path: Path) -> None:
    old, new = tmp_path / "incoming-old", tmp_path / "incoming-new"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))

    upload.clear(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["incoming-new"]


def test_what_another_upload_clears_meanwhile_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "incoming-old"
    old.write_bytes(b"x")

    def cleared_meanwhile() -> float:
        old.unlink(missing_ok=True)
        return 10.0**9

    monkeypatch.setattr(upload.time, "time", cleared_meanwhile)
    upload.clear(tmp_path)

    assert list(tmp_path.iterdir()) == []
