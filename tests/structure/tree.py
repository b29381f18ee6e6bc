"""The files of a repository, as the structure tests read them."""

import ast
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TEXT = (".py", ".js", ".css", ".html", ".md", ".toml", ".lock", ".yml", ".yaml", ".sh", ".svg")
TEXT_NAMES = ("Makefile", "run", ".gitignore")


@dataclass(frozen=True)
class Tree:
    """A folder and the names in it, relative and sorted, that are or would be committed."""

    root: Path
    names: tuple[str, ...]

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def ending(self, *suffixes: str) -> Iterator[str]:
        """The names with one of these endings."""
        return (name for name in self.names if name.endswith(suffixes))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Name and text of everything that people write and read: no data, no pictures."""
        for name in self.names:
            if name.endswith(TEXT) or Path(name).name in TEXT_NAMES:
                yield name, self.text(name)

    def python(self, *folders: str) -> Iterator[tuple[str, ast.Module]]:
        """Name and syntax of the Python files below some folders, of all without any."""
        for name in self.ending(".py"):
            if not folders or name.startswith(tuple(f"{folder}/" for folder in folders)):
                yield name, ast.parse(self.text(name))


def committed(root: Path) -> Tree:
    """The tree of a clone: what git has or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().strip("\0").split("\0")
    return Tree(root, tuple(sorted(name for name in names if (root / name).is_file())))


def planted(root: Path, files: Mapping[str, str]) -> Tree:
    """A small tree with these files, to prove what a check finds."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Tree(root, tuple(sorted(files)))
