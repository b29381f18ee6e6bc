import pytest

from ui.listener import destination

SCRIPTS = {"overview": "dashboard.py", "map": "pages/map.py"}


@pytest.mark.parametrize(
    ("asked", "script", "parameters"),
    [
        ("./map?top=5&view=world", "pages/map.py", {"top": "5", "view": "world"}),
        ("./map", "pages/map.py", {}),
        ("./", "dashboard.py", {}),
        ("./?countries=SWE.NOR", "dashboard.py", {"countries": "SWE.NOR"}),
    ],
)
def test_a_link_leads_to_a_script_with_its_parameters(
    asked: str, script: str, parameters: dict[str, str]
) -> None:
    assert destination(asked, SCRIPTS) == (script, parameters)


@pytest.mark.parametrize("asked", ["", "./nowhere", "../map", "https://example.org/map", "//map"])
def test_a_link_to_no_page_leads_nowhere(asked: str) -> None:
    assert destination(asked, SCRIPTS) is None
