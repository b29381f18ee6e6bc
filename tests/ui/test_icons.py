from pathlib import Path

from fontTools.ttLib import TTFont

from data.settings import HOME
from ui.application import files
from ui.assets import BRIEFLY
from ui.icons import BUNDLED, BUNDLES, OURS, derive, icons, named, own_face, wanted, whole_face


def test_the_face_holds_every_icon_that_can_be_named() -> None:
    """Run `python -m ui.icons` where this fails."""
    needed = wanted() & set(icons(TTFont(whole_face())))

    assert {"fullscreen", "close", "download"} <= needed
    assert needed <= set(icons(TTFont(own_face())))


def test_it_is_a_seventh_of_the_whole_and_sent_in_its_place() -> None:
    path, keep = files(BUNDLES, HOME / "static")[f"/static/media/{whole_face().name}"]

    assert (path, keep) == (own_face(), BRIEFLY)
    assert path.stat().st_size * 7 < whole_face().stat().st_size


def test_a_face_with_another_name_is_sent_as_streamlit_has_it(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "MaterialSymbols-Rounded.older.woff2").touch()

    path, _ = files(BUNDLES, tmp_path)[f"/static/media/{whole_face().name}"]

    assert path == whole_face()


def test_in_scripts_any_text_in_quotes_may_be_a_name_and_in_pages_an_icons_only(
    tmp_path: Path,
) -> None:
    file = tmp_path / "file"
    file.write_text('x = "close" or `home` or ":material/map:" or unquoted')

    assert named(BUNDLED, [file]) == {"close", "home", "material", "map"}
    assert named(OURS, [file]) == {"map"}


def test_the_face_is_made_again_with_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.woff2", tmp_path / "second.woff2"

    derive(first)
    derive(second)

    assert TTFont(first)["head"].modified == TTFont(whole_face())["head"].modified
    assert first.read_bytes() == second.read_bytes()
