from pathlib import Path

import pyarrow as pa
import pytest

from ui import brotli

SCRIPT = b"".join(b"const answer%d = %d;\n" % (n, n * n % 97) for n in range(4000))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brotli, "KEPT", tmp_path / "kept")


def plain(small: bytes) -> bytes:
    made: bytes = pa.Codec("brotli").decompress(small, len(SCRIPT), asbytes=True)
    return made


def test_what_is_kept_is_smaller_and_reads_as_before() -> None:
    quick = brotli.compressed(SCRIPT)
    brotli.keep(SCRIPT)
    small = brotli.compressed(SCRIPT)

    assert len(small) < len(quick) < len(SCRIPT)
    assert plain(small) == plain(quick) == SCRIPT


def test_another_file_is_not_taken_for_the_one_that_is_kept() -> None:
    brotli.keep(SCRIPT)

    assert plain(brotli.compressed(SCRIPT[::-1])) == SCRIPT[::-1]


def test_a_file_is_kept_once_and_nothing_half_made_is_left(tmp_path: Path) -> None:
    brotli.keep(SCRIPT)
    [path] = (tmp_path / "kept").iterdir()
    path.write_bytes(b"as it was")

    brotli.keep(SCRIPT)

    assert [found.read_bytes() for found in (tmp_path / "kept").iterdir()] == [b"as it was"]
