"""Nothing committed names a machine's folders, a package registry, or files outside the clone."""

import re
from collections.abc import Callable

import pytest

from tests.structure.tree import Tree

# The words are put together here, so that this file does not name what it forbids.
REGISTRIES = re.compile(
    r"|".join(
        rf"{name}\.{end}"
        for name, end in (
            ("p" + "ypi", "org"),
            ("python" + "hosted", "org"),
            ("npm" + "js", "(org|com)"),
            ("deb" + r"\.debian", "org"),
            ("conda" + r"\.anaconda", "org"),
        )
    )
)
FOLDERS = re.compile(r"(?<![\w./~<>-])/(?:work|tmp|root|home|mnt|opt|Users)(?:/|\b(?![\w?]))")
OUTSIDE = re.compile(r"\.\." + "/shared")


def registries(tree: Tree) -> list[str]:
    return found(tree, REGISTRIES)


def machine_folders(tree: Tree) -> list[str]:
    return found(tree, FOLDERS)


def outside(tree: Tree) -> list[str]:
    return [line for line in found(tree, OUTSIDE) if not line.startswith("tests/")]


def found(tree: Tree, pattern: re.Pattern[str]) -> list[str]:
    """Each line that a pattern finds, as name:number."""
    return [
        f"{name}:{number}"
        for name, text in tree.texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_registry_is_named(repository: Tree) -> None:
    assert registries(repository) == []


def test_no_folder_of_a_machine_is_named(repository: Tree) -> None:
    assert machine_folders(repository) == []


def test_nothing_outside_the_clone_is_named(repository: Tree) -> None:
    assert outside(repository) == []


@pytest.mark.parametrize("host", ["p" + "ypi", "files.python" + "hosted"])
def test_a_registry_is_found(plant: Callable[[dict[str, str]], Tree], host: str) -> None:
    files = {"requirements.lock": f"x==1\n--index-url https://{host}.org/simple"}

    assert registries(plant(files)) == ["requirements.lock:2"]


@pytest.mark.parametrize("folder", ["work", "tmp", "root", "home"])
def test_a_folder_of_a_machine_is_found(
    plant: Callable[[dict[str, str]], Tree], folder: str
) -> None:
    files = {"README.md": f"Open /{folder}/x.", "ui/a.py": "x = 'https://a.org/home/b'"}

    assert machine_folders(plant(files)) == ["README.md:1"]


def test_what_lies_outside_the_clone_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    text = f"x = '{'..'}/shared/data'"

    assert outside(plant({"data/a.py": text, "tests/test_a.py": text})) == ["data/a.py:1"]
