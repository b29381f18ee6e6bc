"""Small known tables, such as analysts have, to be dirtied: seeded, and made up."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

COUNTRIES: Final = ("Sweden", "Norway", "Denmark", "Finland", "Iceland", "Germany", "Côte d'Ivoire")
CODES: Final = ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU", "CIV")
CITIES: Final = (
    "Malmö",
    "Ålesund",
    "Aarhus",
    "Jyväskylä",
    "Reykjavík",
    "Münster",
    "Växjö",
    "Tromsø",
)
THINGS: Final = (
    "Heat pumps, parts thereof",
    "Wind turbines",
    'Pipes, 12" wide',
    "Solar cells; modules",
    "District heating: valves",
    "Electric buses",
    "Sorting lines (waste)",
)
STORY: Final = (
    "the city council met partners from abroad and saw a plant that turns waste into "
    "heat for homes, schools and a harbour bath while guests asked about costs, "
    "tariffs and who owns the network after the concession ends "
)
WORDS: Final = tuple(STORY.split())
UNITS: Final = ("EUR", "USD", "SEK")


@dataclass(frozen=True)
class Clean:
    """A table as it should be read: its titles and its rows, all text."""

    titles: list[str]
    rows: list[list[str]]


def trade(random: Random) -> Clean:
    """Trade by product: years, codes with leading zeros, values, a description with commas."""
    titles = ["Year", "Reporter", "Partner", "Product", "Description", "Value", "Quantity", "Unit"]
    rows = [
        [
            str(2015 + random.randrange(10)),
            random.choice(CODES),
            random.choice(CODES),
            f"{random.randrange(10_000, 999_999):06d}",
            random.choice(THINGS),
            f"{random.uniform(1, 1e6):.2f}",
            random.choice(["", str(random.randrange(9_999))]),
            random.choice(UNITS),
        ]
        for _ in range(random.randrange(20, 90))
    ]
    return Clean(titles, rows)


def visits(random: Random) -> Clean:
    """A visitor log: dates, times, codes, money, a story, an address, mostly empty remarks."""
    titles = ["date", "time", "guests", "reference", "cost", "host", "story", "address", "remark"]
    rows = []
    for number in range(random.randrange(20, 90)):
        kind = random.choice(("city", "harbour", "Women's forum"))
        code = f"{random.choice('ABCD')}{random.choice('XYZ')}-{random.randrange(1000, 9999)}"
        story = " ".join(random.choice(WORDS) for _ in range(random.randrange(6, 24)))
        rows.append(
            [
                f"{1 + number % 28:02d}/{1 + number % 12:02d}/20{10 + number % 14}",
                f"{random.randrange(8, 19):02d}:{random.choice(('00', '15', '30', '45'))}",
                str(random.randrange(1, 60)),
                code,
                f"${random.uniform(0, 99):.2f}",
                f"{random.choice(CITIES)} {kind}",
                story.capitalize() + ".",
                f"https://www.example.org/visit/{code.replace('-', '_')}.html",
                "",
            ]
        )
    return Clean(titles, rows)


def partners(random: Random) -> Clean:
    """Partners of projects: names with quotation marks, apostrophes and two lines."""
    titles = ["projectID", "acronym", "organisation", "city", "country", "role", "contribution"]
    names = (
        '"Smart" City Lab',
        "Men's Health; Ltd",
        "Stadtwerke\nMünster",
        "Växjö kommun, VD",
        "KTH",
    )
    rows = [
        [
            str(101_000_000 + random.randrange(99_999)),
            "".join(random.choice("ABCDEFGH") for _ in range(random.randrange(3, 8))),
            random.choice(names),
            random.choice(CITIES),
            random.choice(CODES),
            random.choice(("coordinator", "participant")),
            f"{random.uniform(1e3, 1e6):.2f}",
        ]
        for _ in range(random.randrange(10, 60))
    ]
    return Clean(titles, rows)


def years(random: Random) -> Clean:
    """Values by country and year, side by side, with marks for what is missing."""
    span = range(2012, 2012 + random.randrange(4, 12))
    rows = [
        [country, random.choice(("Exports", "Imports"))]
        + [random.choice([":", "...", f"{random.uniform(0, 5e4):.1f}"]) for _ in span]
        for country in COUNTRIES * random.randrange(1, 5)
    ]
    return Clean(["Country", "Flow", *map(str, span)], rows)


def names(random: Random) -> Clean:
    """Twin towns: text alone, two or three columns."""
    titles = ["town", "twin town", "country"][: random.choice((2, 3))]
    rows = [
        [random.choice(CITIES), random.choice(CITIES), random.choice(COUNTRIES)][: len(titles)]
        for _ in range(random.randrange(8, 50))
    ]
    return Clean(titles, rows)


SOURCES: Final[tuple[Callable[[Random], Clean], ...]] = (trade, visits, partners, years, names)
