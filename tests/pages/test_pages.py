"""Every page on the bundled data, without a browser."""

from itertools import chain

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.place import STARTS, Place
from data.settings import HOME
from figures.figure import Figure
from tests.pages.reader import markup, opened, whole

PAGES = ["dashboard.py", *sorted(f"pages/{path.name}" for path in (HOME / "pages").glob("*.py"))]
PATIENCE_S = 60


def run(script: str) -> AppTest:
    """One run of a page, entered by way of the first one as the frame's links do."""
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=PATIENCE_S)
    return (app if script == "dashboard.py" else app.switch_page(script)).run()


@pytest.mark.parametrize("script", PAGES)
def test_a_page_has_a_title_something_to_show_and_no_exception(script: str) -> None:
    app = run(script)

    assert not app.exception
    bodies = markup(app)
    assert sum("<h1" in body for body in bodies) == 1
    shown = ('class="samspel-head"', 'class="samspel-method"')
    assert any(part in body for body in bodies for part in shown)
    assert not any('class="samspel-notice"' in body for body in bodies)


@pytest.mark.parametrize("place", [*chain(*STARTS.values())], ids=lambda place: place.path)
def test_charts_are_drawn_wherever_readers_begin(place: Place, known_charts: list[Figure]) -> None:
    assert whole(opened(place.page, dict(place.parameters)))
    assert known_charts or place.page == "map"
