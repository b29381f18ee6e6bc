from hashlib import sha256
from pathlib import Path

import pytest

from data.dataset import COLUMNS, checksum_of, from_row, read_sources
from data.problem import Problem

ROW = {
    **dict.fromkeys(COLUMNS, ""),
    "name": "mine",
    "kind": "exports",
    "file": "mine.parquet",
    "coverage": "synthetic",
    "start": "2001",
    "end": "2003",
    "caveats": "It is small. | It is made up.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.parquet").write_bytes(b"some bytes")
    return tmp_path


def test_card_says_what_its_row_says(folder: Path) -> None:
    card = from_row(ROW, folder)
    assert (card.start, card.end, card.size) == (2001, 2003, 10)
    assert card.paths == (folder / "mine.parquet",)
    assert card.caveats == ("It is small.", "It is made up.")


def test_version_is_the_short_checksum_of_the_file(folder: Path) -> None:
    card = from_row(ROW, folder)
    assert card.checksum == sha256(b"some bytes").hexdigest()
    assert card.version == card.checksum[:12]
    assert from_row(ROW | {"checksum": "0123456789abcdef"}, folder).version == "0123456789ab"


def test_what_is_made_of_a_dataset_is_kept_by_its_data_and_its_card(folder: Path) -> None:
    card = from_row(ROW, folder)
    assert from_row(ROW, folder).key == card.key
    assert card.key.startswith(f"{card.name}-{card.version}-")
    assert from_row(ROW | {"licence": "CC0"}, folder).key != card.key
    (folder / "mine.parquet").write_bytes(b"other bytes")
    assert from_row(ROW, folder).key != card.key


def test_several_files_are_one_dataset_in_the_order_of_their_names(folder: Path) -> None:
    (folder / "mine-2.parquet").write_bytes(b"more")
    card = from_row(ROW | {"file": "mine*.parquet"}, folder)
    assert [path.name for path in card.paths] == ["mine-2.parquet", "mine.parquet"]
    assert card.checksum == checksum_of(reversed(card.paths))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"name": "My data"}, "dataset_name"),
        ({"name": "../mine"}, "dataset_name"),
        ({"kind": "imports"}, "card_value"),
        ({"coverage": "all of it"}, "card_value"),
        ({"coverage": ""}, "card_value"),
        ({"start": "last year"}, "card_value"),
        ({"start": "1850"}, "card_value"),
        ({"end": "20٢٢"}, "card_value"),
        ({"address": "javascript:alert(1)"}, "card_value"),
        ({"accessed": "last spring"}, "card_value"),
        ({"address": "https://a.example/ "}, "card_value"),
        ({"caveats": " | ".join(["It is small."] * 41)}, "card_caveats"),
        ({"file": "other.parquet"}, "file_missing"),
        ({"file": ""}, "file_missing"),
        ({"file": "/etc/hosts"}, "file_missing"),
        ({"file": "../mine.parquet"}, "file_missing"),
        ({"file": "**mine.parquet"}, "file_missing"),
        ({"file": "mine\0.parquet"}, "file_missing"),
    ],
)
def test_what_is_wrong_with_a_card_is_told(folder: Path, change: dict[str, str], key: str) -> None:
    with pytest.raises(Problem) as caught:
        from_row(ROW | change, folder)
    assert caught.value.key == f"problem.{key}"
    assert "dataset" in caught.value.values


def test_rows_are_read_with_empty_text_for_what_does_not_apply(tmp_path: Path) -> None:
    header = ",".join(COLUMNS)
    (tmp_path / "sources.csv").write_text(f"{header}\nmine{',' * (len(COLUMNS) - 1)}\n")
    assert read_sources(tmp_path) == [dict.fromkeys(COLUMNS, "") | {"name": "mine"}]


@pytest.mark.parametrize(
    ("content", "key"),
    [(None, "missing"), (b"", "unreadable"), (b"name,kind\na,b\n", "columns")],
)
def test_what_is_wrong_with_sources_is_told(
    tmp_path: Path, content: bytes | None, key: str
) -> None:
    if content is not None:
        (tmp_path / "sources.csv").write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_sources(tmp_path)
    assert caught.value.key == f"problem.sources_{key}"
