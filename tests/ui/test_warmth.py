import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from data.settings import HOME
from ui.warmth import imported, scripts

STARTED = """
import sys
from ui import warmth
class Without:
    def prepare(self): pass
begun = []
warmth.Thread.start = lambda _: begun.append("pandas" in sys.modules)
warmth.start(Without())
print(*begun)
"""


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


def test_no_thread_begins_before_what_charts_look_for_is_whole() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=HOME, capture_output=True, text=True, check=True
    )

    assert ended.stdout.split() == ["True"] * 3
