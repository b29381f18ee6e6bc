import subprocess
import sys
from pathlib import Path

import pytest

from data.settings import HOME
from ui.warmth import bring, scripts

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


def test_all_that_a_page_imports_is_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("box", "alone"):
        (tmp_path / f"warmth_{name}").mkdir()
        (tmp_path / f"warmth_{name}" / "__init__.py").write_text("thing = 1\n")
        (tmp_path / f"warmth_{name}" / "inner.py").write_text("")
    page = tmp_path / "page.py"
    page.write_text(
        "from warmth_box import inner, thing\ndef f():\n    import warmth_alone.inner\n"
    )

    bring([page])

    assert {"warmth_box.inner", "warmth_alone.inner"} <= set(sys.modules)


def test_no_thread_begins_before_what_charts_look_for_is_whole() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=HOME, capture_output=True, text=True, check=True
    )

    assert ended.stdout.split() == ["True"] * 3
