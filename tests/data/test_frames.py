import os

import polars as pl

from data import frames

ONE, TWO = pl.DataFrame({"a": [1]}), pl.DataFrame({"b": ["x"]})


def test_frames_come_back_by_name(tmp_path):
    frames.write(tmp_path / "x", {"one": ONE, "two": TWO})

    found = frames.read(tmp_path / "x")

    assert found.keys() == {"one", "two"}
    assert found["two"].equals(TWO)


def test_what_is_missing_or_damaged_is_none(tmp_path):
    assert frames.read(tmp_path / "x") is None
    frames.write(tmp_path / "x", {"one": ONE})
    (tmp_path / "x" / "one.parquet").write_bytes(b"not parquet")
    assert frames.read(tmp_path / "x") is None


def test_the_first_of_two_results_stays(tmp_path):
    for name, frame in (("made", ONE), ("again", TWO)):
        frames.write(tmp_path / name, {"one": frame})
        frames.keep(tmp_path / name, tmp_path / "x")

    assert frames.read(tmp_path / "x")["one"].equals(ONE)
    assert not (tmp_path / "again").exists()


def test_those_used_least_lately_are_forgotten(tmp_path):
    for age, name in enumerate("abc"):
        frames.write(tmp_path / name, {"one": ONE})
        os.utime(tmp_path / name, (1_000_000 + age, 1_000_000 + age))
    frames.read(tmp_path / "a")

    frames.forget(tmp_path, 2)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
