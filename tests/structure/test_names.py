"""Files are named after what they know, tests lie where their code lies, and nothing prints."""

import ast
from collections.abc import Callable
from pathlib import Path

from tests.structure.tree import Tree

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
FOLDERS_OF_TESTS_ALONE = {"structure", "browser"}
PRINTING_ALLOWED = ("benchmarks/", "tests/")


def nameless(tree: Tree) -> list[str]:
    """Files and folders whose name says nothing of what they know."""
    return [
        name
        for name in tree.names
        if NAMELESS & {part.strip("_").removeprefix("test_") for part in parts(name)}
    ]


def parts(name: str) -> list[str]:
    path = Path(name)
    return [*path.parent.parts, path.stem.lower()]


def unmirrored(tree: Tree) -> list[str]:
    """Folders of tests without a folder of code, and folders of code without tests."""
    folders = {str(Path(name).parent) for name in tree.ending(".py")}
    tests = {folder.removeprefix("tests/") for folder in folders if folder.startswith("tests/")}
    code = {folder for folder in folders if "/" not in folder} - {".", "tests"}
    strays = tests - folders - FOLDERS_OF_TESTS_ALONE
    return sorted(f"tests/{folder}" for folder in strays) + sorted(code - tests)


def prints(tree: Tree) -> list[str]:
    """Calls of print: the log and the page say what there is to say."""
    return [
        f"{name}:{node.lineno}"
        for name, syntax in tree.python()
        if not name.startswith(PRINTING_ALLOWED)
        for node in ast.walk(syntax)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "pprint")
    ]


def test_every_name_says_what_the_file_knows(repository: Tree) -> None:
    assert nameless(repository) == []


def test_tests_lie_where_their_code_lies(repository: Tree) -> None:
    assert unmirrored(repository) == []


def test_nothing_prints(repository: Tree) -> None:
    assert prints(repository) == []


def test_a_nameless_file_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    files = dict.fromkeys(("ui/utils.py", "ui/_helpers.py", "common/a.py", "ui/map.py"), "")

    assert nameless(plant(files)) == ["common/a.py", "ui/_helpers.py", "ui/utils.py"]


def test_a_stray_folder_of_tests_and_untested_code_are_found(
    plant: Callable[[dict[str, str]], Tree],
) -> None:
    names = ("data/a.py", "tests/data/test_a.py", "ui/b.py", "tests/old/test_c.py")

    assert unmirrored(plant(dict.fromkeys(names, ""))) == ["tests/old", "ui"]


def test_a_print_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    files = {"ui/a.py": "x = 1\nprint(x)", "benchmarks/b.py": "print(1)", "ui/c.py": "blueprint(1)"}

    assert prints(plant(files)) == ["ui/a.py:2"]
