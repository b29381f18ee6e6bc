from collections.abc import Callable
from pathlib import Path

import pytest

from data.settings import HOME
from tests.structure.tree import Tree, committed, planted


@pytest.fixture(scope="session")
def repository() -> Tree:
    return committed(HOME)


@pytest.fixture
def plant(tmp_path: Path) -> Callable[[dict[str, str]], Tree]:
    """Makes a small tree of the files it is given."""
    return lambda files: planted(tmp_path, files)
