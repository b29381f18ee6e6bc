import gzip
from pathlib import Path

import pyarrow as pa
import pytest

from ui.assets import BRIEFLY, FOREVER, Assets, below, chosen

SCRIPT = "const answer = 42;\n" * 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text(SCRIPT)
    (tmp_path / "face.woff2").write_bytes(b"\0\1\2" * 300)
    (tmp_path / "shapes.0123abcd.json").write_text("{}")
    return tmp_path


def test_text_is_compressed_and_reads_as_before(folder: Path) -> None:
    assets = Assets(below(folder, "/static/"))

    zipped = assets.get("/static/js/a.js", "gzip")
    smaller = assets.get("/static/js/a.js", "br")

    assert gzip.decompress(zipped.body).decode() == SCRIPT
    plain = pa.Codec("brotli").decompress(smaller.body, len(SCRIPT), asbytes=True)
    assert plain.decode() == SCRIPT
    assert len(smaller.body) < len(zipped.body) < len(SCRIPT)
    assert (zipped.encoding, smaller.encoding) == ("gzip", "br")
    assert zipped.media_type == "text/javascript"


def test_each_encoding_has_its_own_tag(folder: Path) -> None:
    assets = Assets(below(folder, "/"))

    assert assets.get("/js/a.js", "gzip").tag != assets.get("/js/a.js", "br").tag


def test_what_is_no_text_is_sent_as_it_is(folder: Path) -> None:
    face = Assets(below(folder, "/")).get("/face.woff2", "br")

    assert (face.body, face.encoding) == ((folder / "face.woff2").read_bytes(), "")
    assert face.media_type == "font/woff2"


def test_a_file_is_read_and_compressed_once(folder: Path) -> None:
    assets = Assets(below(folder, "/"))
    assets.prepare()
    for path in folder.rglob("*.*"):
        path.unlink()

    assert assets.get("/js/a.js", "br").encoding == "br"


def test_only_a_name_with_a_hash_is_kept_for_long(folder: Path) -> None:
    own, bundles = Assets(below(folder, "/")), Assets(below(folder, "/", FOREVER))

    assert own.get("/shapes.0123abcd.json", "br").keep == FOREVER
    assert own.get("/face.woff2", "br").keep == BRIEFLY
    assert bundles.get("/face.woff2", "br").keep == FOREVER


@pytest.mark.parametrize("address", ["/js", "/js/../js/a.js", "/../a.js", "/b.js", ""])
def test_no_other_address_is_answered(folder: Path, address: str) -> None:
    assets = Assets(below(folder, "/"))

    assert address not in assets
    with pytest.raises(KeyError):
        assets.get(address, "br")


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip; q=0.0", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_best_admitted_encoding_is_chosen(accepted: str, expected: str) -> None:
    assert chosen(accepted) == expected
