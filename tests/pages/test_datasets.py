import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import datasets
from data.settings import HOME
from tests.pages.reader import markup


def page(**parameters: str) -> list[str]:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/datasets.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return markup(app)


@pytest.mark.parametrize("name", sorted(datasets()))
def test_every_dataset_has_its_card_its_coverage_and_its_rows(name: str) -> None:
    bodies = page(show=name)
    assert sum('class="samspel-card"' in body for body in bodies) == 1
    assert sum('class="samspel-head"' in body for body in bodies) == 2
    assert not any('class="samspel-notice"' in body for body in bodies)


def test_an_unknown_dataset_is_told_and_the_first_shown() -> None:
    bodies = page(show="no_such_dataset")
    assert any('class="samspel-notice"' in body for body in bodies)
    assert any('class="samspel-card"' in body for body in bodies)
