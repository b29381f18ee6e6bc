"""Where the measurements go: every page that has filters, under many selections."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from data.vocabulary import SECTORS


@dataclass(frozen=True)
class Place:
    """A page by its name in the address, empty for the overview, and its parameters."""

    page: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        """The parameters as they stand in an address."""
        return urlencode(self.parameters)

    @property
    def path(self) -> str:
        """The page and its parameters below the server's address."""
        return f"/{self.page}?{self.query}" if self.parameters else f"/{self.page}"

    def to(self, **parameters: str) -> "Place":
        """The same page with further parameters."""
        return Place(self.page, (*self.parameters, *parameters.items()))


CHANGES: Final = 8
"""Sectors that are chosen one after the other at each start: a change of the filters each."""

STARTS: Final[dict[str, tuple[Place, ...]]] = {
    "overview": tuple(
        Place("").to(**chosen) for chosen in ({}, {"countries": "SWE"}, {"countries": "DEU.DNK"})
    ),
    "map": tuple(
        Place("map").to(**chosen) for chosen in ({}, {"countries": "SWE.DEU"}, {"view": "world"})
    ),
    "country": (
        Place("country"),
        Place("country").to(country="DEU"),
        Place("country").to(country="NOR", **{"with": "DNK"}),
    ),
    "sectors": tuple(
        Place("sectors").to(**chosen)
        for chosen in ({}, {"countries": "SWE.DEU"}, {"direction": "in"})
    ),
    "visits": tuple(
        Place("visits").to(**chosen)
        for chosen in ({}, {"countries": "DNK"}, {"countries": "SWE.DEU"})
    ),
    "cooperation": tuple(
        Place("cooperation").to(**chosen)
        for chosen in ({}, {"countries": "SWE"}, {"countries": "SWE.DEU"})
    ),
}
"""Where readers begin on each page; three of them make 24 different changes."""


def changed(start: Place) -> list[Place]:
    """What a reader sees who chooses one sector after the other."""
    return [start.to(sectors=".".join(SECTORS[:count])) for count in range(1, CHANGES + 1)]
