"""Imports run down: pages, ui, slides, figures, analytics, data; never up, never in a circle."""

import ast
from collections.abc import Callable, Iterator

import networkx as nx
import pytest

from tests.structure.tree import Tree

FLOORS = ("data", "analytics", "figures", "slides", "ui", "pages")
ENTRY = "dashboard.py"
STREAMLIT_FLOORS = ("ui", "pages")
OUTSIDE_THE_HOUSE = ("tests", "benchmarks", "dashboard")


def floor_of(name: str) -> str:
    """The floor on which a file stands; the entry script stands with the pages."""
    return "pages" if name == ENTRY else name.split("/", maxsplit=1)[0]


def imports(syntax: ast.Module) -> Iterator[str]:
    """Every name that a module imports, with the names taken from packages: data.words."""
    for node in ast.walk(syntax):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{a.name}" for a in node.names)


def house(tree: Tree) -> Iterator[tuple[str, ast.Module]]:
    for name, syntax in tree.python():
        if floor_of(name) in FLOORS:
            yield name, syntax


def upward(tree: Tree) -> list[str]:
    """Imports of a higher floor, of another page, or of what stands outside the house."""
    found = []
    for name, syntax in house(tree):
        height = FLOORS.index(floor_of(name))
        for imported in imports(syntax):
            top = imported.split(".")[0]
            too_high = top in FLOORS and FLOORS.index(top) > height
            if too_high or top in (*OUTSIDE_THE_HOUSE, "pages"):
                found.append(f"{name} imports {imported}")
    return found


def streamlit_below(tree: Tree) -> list[str]:
    """Files that import Streamlit below the floors that may."""
    return [
        name
        for name, syntax in house(tree)
        if floor_of(name) not in STREAMLIT_FLOORS
        and any(imported.split(".")[0] == "streamlit" for imported in imports(syntax))
    ]


def circles(tree: Tree) -> list[list[str]]:
    """Groups of modules that import each other, directly or by way of others."""
    modules = {module_of(name) for name, _ in house(tree)}
    graph = nx.DiGraph()
    for name, syntax in house(tree):
        for imported in imports(syntax):
            target = imported if imported in modules else imported.rpartition(".")[0]
            if target in modules:
                graph.add_edge(module_of(name), target)
    groups = nx.strongly_connected_components(graph)
    loops = [[node] for node in graph if graph.has_edge(node, node)]
    return sorted([sorted(group) for group in groups if len(group) > 1] + loops)


def module_of(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_imports_run_down(repository: Tree) -> None:
    assert upward(repository) == []


def test_streamlit_is_imported_on_the_two_top_floors_alone(repository: Tree) -> None:
    assert streamlit_below(repository) == []


def test_no_modules_import_each_other(repository: Tree) -> None:
    assert circles(repository) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data/a.py", "import analytics.flows"),
        ("analytics/a.py", "from figures import theme"),
        ("figures/a.py", "def f():\n    from ui.cards import show"),
        ("pages/a.py", "import pages.map"),
        ("ui/a.py", "from tests.serving import serving"),
        ("ui/a.py", "import dashboard"),
    ],
)
def test_an_import_upward_is_found(
    plant: Callable[[dict[str, str]], Tree], name: str, line: str
) -> None:
    assert len(upward(plant({name: line}))) == 1


def test_an_import_downward_is_not_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    tree = plant({ENTRY: "import ui.frame", "tests/a.py": "import pages.map"})

    assert upward(tree) == []


def test_streamlit_below_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    files = {"figures/a.py": "from streamlit import html", "ui/b.py": "import streamlit as st"}

    assert streamlit_below(plant(files)) == ["figures/a.py"]


def test_a_circle_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    files = {
        "data/a.py": "from data import b",
        "data/b.py": "from data.c import x",
        "data/c.py": "def f():\n    import data.a",
        "data/d.py": "import data.a",
    }

    assert circles(plant(files)) == [["data.a", "data.b", "data.c"]]
