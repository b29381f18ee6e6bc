from importlib.util import find_spec
from pathlib import Path

from ui.warmth import imported, scripts


def test_all_pages_are_warmed() -> None:
    names = [path.name for path in scripts()]

    assert names[0] == "dashboard.py"
    assert "map.py" in names


def test_what_pages_import_is_found_once(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text("import os.path\nfrom json import dumps\ndef f():\n    import json\n")

    assert imported([page, page]) == ["os.path", "json"]


def test_what_our_pages_import_can_be_imported() -> None:
    assert all(find_spec(name) for name in imported(scripts()))
