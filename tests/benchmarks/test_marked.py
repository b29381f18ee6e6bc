from pathlib import Path

import pytest

from benchmarks.__main__ import PAGE as SPEED
from benchmarks.marked import replace
from benchmarks.simulation import PAGE as EFFECT


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- a -->\nold\nlines\n<!-- end of a -->\nAfter.\n", "utf-8")

    replace(page, "a", "new")
    replace(page, "a", "newer")

    assert page.read_text("utf-8") == ("Before.\n<!-- a -->\nnewer\n<!-- end of a -->\nAfter.\n")


@pytest.mark.parametrize(("page", "name"), [(SPEED, "bench"), (EFFECT, "simulation")])
def test_the_pages_have_their_marks(page: Path, name: str) -> None:
    text = page.read_text("utf-8")
    assert text.count(f"<!-- {name} -->\n") == text.count(f"<!-- end of {name} -->") == 1
