"""Every test of a page sees the data of its own settings, not those of the test before."""

from collections.abc import Iterator

import pytest

from ui import cache


@pytest.fixture(autouse=True)
def own_data() -> Iterator[None]:
    """The data's files are looked at anew, before the test and after it."""
    cache.look_again()
    yield
    cache.look_again()
