"""Files, functions and pages that can be read at a sitting, and a repository that is light."""

import ast
from collections.abc import Callable, Iterator

from tests.structure.tree import Tree

FILE_LINES = 300
FUNCTION_LINES = 40
PAGE_LINES = 80
REPOSITORY_BYTES = 20_000_000


def long_files(tree: Tree) -> list[str]:
    """Python and JavaScript files of more than 300 lines, pages of 80 or more."""
    return [
        f"{name}: {lines} lines"
        for name in tree.ending(".py", ".js")
        if (lines := len(tree.text(name).splitlines())) > allowed(name)
    ]


def allowed(name: str) -> int:
    is_page = name == "dashboard.py" or name.startswith("pages/")
    return PAGE_LINES - 1 if is_page else FILE_LINES


def long_functions(tree: Tree) -> list[str]:
    """Functions of more than 40 lines, their decorators not counted."""
    return [
        f"{name}: {function.name} has {lines} lines"
        for name, syntax in tree.python()
        for function in functions(syntax)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]


def functions(syntax: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(syntax):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def weight(tree: Tree) -> int:
    """Bytes of all files together."""
    return sum((tree.root / name).stat().st_size for name in tree.names)


def test_no_file_is_too_long(repository: Tree) -> None:
    assert long_files(repository) == []


def test_no_function_is_too_long(repository: Tree) -> None:
    assert long_functions(repository) == []


def test_the_repository_is_light(repository: Tree) -> None:
    assert weight(repository) < REPOSITORY_BYTES


def test_long_files_and_pages_are_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    files = {
        "data/long.py": "x = 1\n" * 301,
        "data/fits.py": "x = 1\n" * 300,
        "static/long.js": "x\n" * 301,
        "pages/long.py": "x = 1\n" * 80,
        "pages/fits.py": "x = 1\n" * 79,
    }

    found = [offence.split(":")[0] for offence in long_files(plant(files))]

    assert found == ["data/long.py", "pages/long.py", "static/long.js"]


def test_a_long_function_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    body = "    x = 1\n"
    text = f"def fits():\n{body * 39}\n\nasync def long():\n{body * 40}"

    assert long_functions(plant({"data/a.py": text})) == ["data/a.py: long has 41 lines"]


def test_weight_counts_every_file(plant: Callable[[dict[str, str]], Tree]) -> None:
    assert weight(plant({"a.bin": "x" * 100, "b/c.txt": "y" * 23})) == 123
