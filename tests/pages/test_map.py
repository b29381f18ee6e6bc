import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME
from tests.pages.reader import markup


def headlines(**parameters: str) -> list[str]:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/map.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    bodies = markup(app)
    assert not any('class="samspel-notice"' in body for body in bodies)
    return [body for body in bodies if 'class="samspel-head"' in body]


@pytest.mark.parametrize("measure", ["exports", "visits", "agreements"])
@pytest.mark.parametrize("direction", ["between", "out", "in"])
def test_every_measure_and_direction_has_a_map(measure: str, direction: str) -> None:
    found = headlines(measure=measure, direction=direction, view="world")
    assert len(found) == 1


@pytest.mark.parametrize("measure", ["exports", "visits", "agreements"])
@pytest.mark.parametrize("pick", ["DEU", "CHN", "DEU-DNK"])
def test_a_pick_opens_the_records_behind_it(measure: str, pick: str) -> None:
    assert len(headlines(measure=measure, pick=pick, direction="out")) == 2


def test_a_sample_makes_no_claim_of_the_world() -> None:
    (head,) = headlines(measure="visits", direction="out")
    assert "The records name" in head
    assert "sample" in head


def test_a_sector_without_exports_says_so() -> None:
    (head,) = headlines(sectors="water")
    assert "Partnership map" in head


def test_without_a_period_exports_are_those_of_the_last_year() -> None:
    several = {"data": "exports_1995_2011", "direction": "out"}
    assert headlines(**several) == headlines(**several, **{"from": "2011"})
    assert headlines(**several) != headlines(**several, **{"from": "2010"})
