"""Codes that everything else names: countries, sectors, kinds, measures and the lists of terms.

And what a year or an amount may be at all.
"""

from typing import Final, Literal

SIX: Final = ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU")
NORDICS: Final = ("SWE", "NOR", "DNK", "FIN", "ISL")

SECTORS: Final = (
    "energy",
    "mobility",
    "waste_and_circular",
    "water",
    "urban_planning",
    "environmental_technology",
    "digitalisation",
    "social_sustainability",
    "governance",
    "other",
)

YEARS: Final = (1900, 2100)
"""The first and the last year that data may be of, and that a page may be asked for."""

YEAR: Final = "(?:(?:19|20)[0-9]{2}|2100)"
"""Any of YEARS as text: the digits that a number is made of, and no others of the world's."""

LARGEST: Final = 1e18
"""No amount is larger, in single units: in dollars, what the world makes in thousands of years."""

Kind = Literal["exports", "visits", "cooperation", "indicators", "reported_totals"]
Measure = Literal["exports", "visits", "agreements"]
Coverage = Literal["census", "official_statistics", "sample", "synthetic"]

KINDS: Final[tuple[Kind, ...]] = (
    "exports",
    "visits",
    "cooperation",
    "indicators",
    "reported_totals",
)
MEASURES: Final[tuple[Measure, ...]] = ("agreements", "visits", "exports")
KIND_OF_MEASURE: Final[dict[Measure, Kind]] = {
    "agreements": "cooperation",
    "visits": "visits",
    "exports": "exports",
}
COVERAGES: Final[tuple[Coverage, ...]] = ("census", "official_statistics", "sample", "synthetic")

FLOWS: Final = ("export", "import")
FORMATS: Final = ("physical", "digital", "webinar", "hybrid")
STAGES: Final = ("visit", "pre_study", "pilot", "agreement", "export")
VISIT_STATUSES: Final = ("reported", "announced")
DATE_BASES: Final = ("stated", "inferred")
PRECISIONS: Final = ("exact", "at_least", "about")
PARTICIPANTS_OF: Final = ("delegation", "event")
COOPERATION_TYPES: Final = (
    "agreement",
    "mou",
    "partnership",
    "twin_city",
    "pre_study",
    "project",
    "membership",
    "joint_event",
)
PARTY_TYPES: Final = (
    "city",
    "agency",
    "chamber",
    "network",
    "company",
    "research",
    "ministry",
    "ngo",
)
ROLES: Final = ("coordinator", "partner")
