"""What is installed is pinned to versions and hashes, and says nothing of where it comes from."""

import re
import tomllib
from collections.abc import Callable

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.structure.tree import Tree

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
LOCK_OF = {
    "dependencies": "requirements.lock",
    "check": "requirements-check.lock",
    "derive": "requirements-derive.lock",
}


def addresses(tree: Tree) -> list[str]:
    """Lines of lock files that name an address or say where to look for packages."""
    return [
        f"{name}:{number}"
        for name in tree.ending(".lock")
        for number, line in enumerate(tree.text(name).splitlines(), start=1)
        if "://" in line or re.match(r"\s*-(-(index|extra|find|trusted)|i\b|f\b)", line)
    ]


def unhashed(tree: Tree) -> list[str]:
    """Requirements of lock files without a version or without a hash."""
    return [
        f"{name}: {requirement.split()[0]}"
        for name in tree.ending(".lock")
        for requirement in requirements(tree.text(name))
        if not (PIN.match(requirement) and HASH.search(requirement))
    ]


def requirements(text: str) -> list[str]:
    """Each requirement of a lock file on one line, its hashes with it."""
    lines = text.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def stale(tree: Tree) -> list[str]:
    """Requirements of pyproject.toml that no version in their lock file fulfils."""
    project = tomllib.loads(tree.text("pyproject.toml"))
    wanted = {"dependencies": project["project"]["dependencies"], **project["dependency-groups"]}
    return [
        f"{LOCK_OF[group]}: {text}"
        for group, listed in wanted.items()
        for text in listed
        if not fulfilled(Requirement(text), pins(tree.text(LOCK_OF[group])))
    ]


def fulfilled(requirement: Requirement, pinned: list[tuple[str, str]]) -> bool:
    """Whether a lock file holds the package, in versions that the requirement allows alone."""
    name = canonicalize_name(requirement.name)
    versions = [version for other, version in pinned if canonicalize_name(other) == name]
    return bool(versions) and all(requirement.specifier.contains(version) for version in versions)


def pins(text: str) -> list[tuple[str, str]]:
    """Name and version of every requirement of a lock file."""
    found = (PIN.match(requirement) for requirement in requirements(text))
    return [(pin[1], pin[2]) for pin in found if pin]


def test_no_lock_file_names_an_address(repository: Tree) -> None:
    assert addresses(repository) == []


def test_every_requirement_has_a_version_and_a_hash(repository: Tree) -> None:
    assert unhashed(repository) == []


def test_the_lock_files_hold_what_the_project_asks_for(repository: Tree) -> None:
    assert stale(repository) == []


@pytest.mark.parametrize(
    "line",
    ["--index-url x", "-i x", "--find-links wheels", "a @ https://example.org/a.whl"],
)
def test_an_address_is_found(plant: Callable[[dict[str, str]], Tree], line: str) -> None:
    assert addresses(plant({"requirements.lock": f"# none\n{line}\n"})) == ["requirements.lock:2"]


@pytest.mark.parametrize(
    "requirement",
    ["a==1.0", "a>=1.0 \\\n    --hash=sha256:" + "0" * 64, "a==1 \\\n    --hash=md5:0"],
)
def test_a_requirement_without_version_or_hash_is_found(
    plant: Callable[[dict[str, str]], Tree], requirement: str
) -> None:
    good = "b==1.0 ; python_version > '3' \\\n    --hash=sha256:" + "a" * 64

    assert len(unhashed(plant({"x.lock": f"{good}\n{requirement}\n"}))) == 1


def test_a_stale_lock_file_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    project = (
        '[project]\ndependencies = ["a==2", "b>=1,<2"]\n[dependency-groups]\ncheck = ["c", "d"]\n'
    )
    files = {
        "pyproject.toml": project,
        "requirements.lock": "a==1 \\\n    --hash=sha256:0\nb==1\n",
        "requirements-check.lock": "c==1\n",
    }

    assert stale(plant(files)) == ["requirements.lock: a==2", "requirements-check.lock: d"]
