import pytest

from data.readers.apart import read_here


@pytest.fixture
def apart() -> None:
    """For tests of the process of its own in which whole-file formats are read."""


@pytest.fixture(autouse=True)
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process unless a test asks for the other: starting one takes a second."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr("data.readers.read.read_apart", read_here)
