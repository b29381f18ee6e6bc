"""What a user may say of a dataset: names, years and units are held to what the pages can show."""

import re
import unicodedata
from typing import Final

import msgspec
import polars as pl

from data.dataset import ADDRESS, NAME, counted
from data.problem import Problem
from data.schemas import is_partial_date
from data.store.version import Card
from data.vocabulary import COVERAGES, Kind
from data.words import FALLBACK, catalogue

STORABLE: Final[tuple[Kind, ...]] = ("exports", "visits", "cooperation", "indicators")
NAME_LENGTH: Final = 60
TEXT_LENGTH: Final = 500
ENDING: Final = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}(?:$|, .*)", re.DOTALL)
"""What stands at the end of a file's name, and other files after it: .csv, .tsv.gz."""

_CODE: Final = re.compile(r"[a-z0-9_]*")


def named(name: str) -> str:
    """The name, fit for an address and a folder. Raises Problem where it is not."""
    if not NAME.fullmatch(name) or len(name) > NAME_LENGTH:
        raise Problem("problem.store_name", dataset=plain(name, NAME_LENGTH), most=NAME_LENGTH)
    return name


def name_for(file: str) -> str:
    """A dataset's name made of a file's, of the first where several are named."""
    letters = unicodedata.normalize("NFKD", ENDING.split(file, maxsplit=1)[0] or file)
    plain_ones = letters.encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain_ones).strip("_")[:NAME_LENGTH].strip("_")
    return name if NAME.fullmatch(name) else f"data_{name}".strip("_")[:NAME_LENGTH]


def checked(card: Card) -> Card:
    """The card with its texts in plain characters.

    Raises Problem naming the first field that can't be shown or is not one of its list, and where
    the caveats are too many.
    """
    named(card.name)
    _require(card.kind in STORABLE, "kind", card.kind, STORABLE)
    _require(card.coverage in COVERAGES, "coverage", card.coverage, COVERAGES)
    _require(bool(plain(card.title)), "title", card.title, ())
    _require(card.unit in ("", *units()), "unit", card.unit, units())
    _require(
        not card.accessed or _is_date(card.accessed), "accessed", card.accessed, ("2026-03-01",)
    )
    _require(
        bool(re.fullmatch(ADDRESS, plain(card.address))), "address", card.address, ("https://…",)
    )
    for field in ("valuation", "classification"):
        value = getattr(card, field)
        _require(bool(_CODE.fullmatch(value)), field, value, ("a-z 0-9 _",))
    texts = {
        field: plain(value)
        for field, value in msgspec.structs.asdict(card).items()
        if isinstance(value, str)
    }
    caveats = counted(card.name, tuple(filter(None, map(plain, card.caveats))))
    return msgspec.structs.replace(card, **texts, caveats=caveats)


def units() -> tuple[str, ...]:
    """The units that have a name."""
    prefix = "unit_name."
    return tuple(key.removeprefix(prefix) for key in catalogue(FALLBACK) if key.startswith(prefix))


def plain(text: str, most: int = TEXT_LENGTH) -> str:
    """A text of one line without control characters, cut where it is too long."""
    spaced = "".join(" " if unicodedata.category(mark).startswith("C") else mark for mark in text)
    return " ".join(spaced.split())[:most]


def _is_date(text: str) -> bool:
    return bool(pl.select(is_partial_date(pl.lit(text))).item())


def _require(fits: bool, field: str, value: str, allowed: tuple[str, ...]) -> None:
    if not fits:
        raise Problem(
            "problem.store_card",
            column=field,
            value=plain(value, NAME_LENGTH),
            allowed=", ".join(allowed),
        )
