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


FIRST: Final = Place("")
"""The page at the server's root."""

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
    "opportunities": tuple(
        Place("opportunities").to(country=country) for country in ("SWE", "NOR", "DEU")
    ),
    "fit": tuple(Place("fit").to(country=country) for country in ("SWE", "NOR", "DEU")),
    "effect": tuple(Place("effect").to(host=host) for host in ("SWE", "DNK", "FIN")),
    "behind": tuple(
        Place("behind").to(**chosen)
        for chosen in (
            {},
            {"country": "SWE"},
            {"country": "ISL", "indicator": "low_carbon_exports_of_gdp"},
        )
    ),
    "funnel": tuple(
        Place("funnel").to(**chosen) for chosen in ({}, {"by": "sector"}, {"countries": "SWE"})
    ),
}
"""Where readers begin on each page; three of them make 24 different changes."""

OTHERS: Final = ("DNK", "FIN", "SWE", "DEU", "ISL", "POL", "USA", "JPN")
PARTNERS: Final = ("DNK", "FIN", "POL", "USA", "JPN", "FRA", "GBR", "CHN")
OWN_CHANGES: Final[dict[str, tuple[dict[str, str], ...]]] = {
    "opportunities": tuple(
        {"sectors": ".".join(SECTORS[:count])} for count in range(1, CHANGES + 1)
    ),
    "fit": tuple({"with": code} for code in PARTNERS),
    "effect": tuple({"sector": sector} for sector in SECTORS[:CHANGES]),
    "behind": tuple({"against": ".".join(OTHERS[:count])} for count in range(1, CHANGES + 1)),
}
"""Changes that are made by a link: of pages without a filter of sectors, and of opportunities,
whose list of sectors closes each time that an estimate in the making tells how far it is."""


def changed(start: Place) -> list[Place]:
    """What a reader sees who chooses one sector, or whatever the page has, after the other."""
    steps = OWN_CHANGES.get(start.page) or tuple(
        {"sectors": ".".join(SECTORS[:count])} for count in range(1, CHANGES + 1)
    )
    return [start.to(**step) for step in steps]
