from pathlib import Path

import pytest

from data.problem import Problem
from data.settings import HOME, VARIABLE, Settings, read, settings


def test_without_a_file_everything_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("data.settings.FILE", "no such file.toml")
    assert settings() == Settings(
        data_folder=None,
        cache_folder=HOME / "local" / "cache",
        store_folder=HOME / "local" / "store",
        largest_upload_mb=2000,
        host="127.0.0.1",
        port=8501,
        language="en",
    )


def test_the_largest_upload_is_in_bytes() -> None:
    assert Settings().largest_upload == 2_000_000_000


def test_the_variable_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'port = 9000\ndata_folder = "facts"\ncache_folder = "/var/cache/samspel"\n'
        'store_folder = "kept"\nlargest_upload_mb = 50\n'
        'template = "ours.potx"\n'
    )
    monkeypatch.setenv(VARIABLE, str(path))
    assert settings() == Settings(
        tmp_path / "facts",
        Path("/var/cache/samspel"),
        tmp_path / "kept",
        largest_upload_mb=50,
        port=9000,
        template=tmp_path / "ours.potx",
    )


@pytest.mark.parametrize(
    ("content", "key", "told"),
    [
        ("port = ", "settings_unreadable", {}),
        ("prot = 9000", "settings_unknown_key", {"setting": "prot"}),
        ('port = "9000"', "settings_value", {"setting": "port", "allowed": "1024-65535"}),
        ("port = 80", "settings_value", {"setting": "port"}),
        ("port = true", "settings_value", {"setting": "port"}),
        ("largest_upload_mb = 0", "settings_value", {"allowed": "1-1000000"}),
        ("store_folder = false", "settings_value", {"setting": "store_folder"}),
        ('host = ""', "settings_value", {"setting": "host"}),
        ('template = "ours.pdf"', "settings_value", {"setting": "template"}),
        ("data_folder = 5", "settings_value", {"setting": "data_folder"}),
        ('language = "tlh"', "settings_value", {"setting": "language"}),
    ],
)
def test_what_is_wrong_with_the_file_is_told(
    tmp_path: Path, content: str, key: str, told: dict[str, str]
) -> None:
    path = tmp_path / "samspel.toml"
    path.write_text(content)
    with pytest.raises(Problem) as caught:
        read(path)
    assert caught.value.key == f"problem.{key}"
    assert {"file": str(path), **told}.items() <= caught.value.values.items()


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "samspel.toml"
    if content:
        path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read(path)
    assert caught.value.key == "problem.settings_unreadable"
