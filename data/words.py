"""Every visible word and its formatting in the reader's language.

A language is one file `data/words/<code>.toml`: nested tables of sentences with `{name}` places.
A sentence with number forms is a table of CLDR plural categories, chosen by the value `count`.
What a language lacks is said in English. Countries, numbers, dates and lists come from Babel.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import babel
from babel import dates, lists, units
from babel.core import get_global

from data import numerals

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
THOUSAND = 1000
COMPACT_FROM = 10_000
UNIT_SCALES = {"million_usd": 1e6, "thousand_usd": 1e3}
BYTES = ("digital-byte", "digital-kilobyte", "digital-megabyte", "digital-gigabyte")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a file, English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return (FALLBACK, *(code for code in found if code != FALLBACK))


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """One language as {dotted key: sentence, list, or table of plural forms}; empty if no file."""
    path = FOLDER / f"{language}.toml"
    return dict(_flat(tomllib.loads(path.read_text("utf-8")), "")) if path.exists() else {}


def _flat(table: Mapping[str, Any], path: str) -> Iterable[tuple[str, Any]]:
    for key, value in table.items():
        dotted = f"{path}.{key}" if path else key
        if isinstance(value, dict) and not PLURALS.issuperset(value):
            yield from _flat(value, dotted)
        else:
            yield dotted, value


@dataclass(frozen=True)
class Words:
    """The words of one language; hashable, so that it can be part of a cache key."""

    language: str = FALLBACK

    @property
    def locale(self) -> babel.Locale:
        """Babel's locale; English is British English: day before month."""
        return _locale(self.language)

    def has(self, key: str) -> bool:
        """Whether the catalogue holds a sentence under `key`."""
        return key in catalogue(self.language) or key in catalogue(FALLBACK)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence under `key`, its places filled; plural forms follow `count`.

        Raises KeyError for an unknown key or a place without a value.
        """
        form = self._entry(key)
        if isinstance(form, dict):
            plural = _plural(self.locale, abs(float(str(values["count"]))))
            form = form.get(plural, form["other"])
        pieces = _pieces(str(form))
        told = "".join(self._filled(piece, values) for piece in pieces)
        opens = pieces[:1] and pieces[0].within and not pieces[0].text
        if opens and told.startswith(_openings(self.language)):
            return told[:1].upper() + told[1:]
        return told

    def _filled(self, piece: "_Piece", values: Mapping[str, object]) -> str:
        if piece.place is None:
            return piece.text
        value = values[piece.place]
        if isinstance(value, int | float) and not isinstance(value, bool):
            told = self.number(value)
        else:
            told = str(value)
        return piece.text + (_within(told, self.language) if piece.within else told)

    def sentences(self, key: str) -> tuple[str, ...]:
        """The list of sentences under `key`; empty where there is none."""
        return tuple(self._entry(key)) if self.has(key) else ()

    def _entry(self, key: str) -> Any:
        own = catalogue(self.language)
        return own[key] if key in own else catalogue(FALLBACK)[key]

    def term(self, table: str, code: str | None) -> str:
        """The name of a code of the vocabulary: `format` and `digital` give digital."""
        if code is None:
            return self("term.unknown")
        key = f"{table}.{code}"
        return self(key) if self.has(key) else code

    def sector(self, code: str | None) -> str:
        """The name of a sector."""
        return self.term("sector", code)

    def country(self, alpha_3: str | None) -> str:
        """The name of a country from its alpha-3 code; other codes as in the catalogue."""
        if alpha_3 is None:
            return self("territory.unknown")
        if self.has(f"territory.{alpha_3}"):
            return self(f"territory.{alpha_3}")
        return _territory_name(self.language, alpha_3)

    def countries(self, codes: Iterable[str | None]) -> str:
        """Several countries by name, as a list in words."""
        return self.join([self.country(code) for code in codes])

    def join(self, items: Iterable[str]) -> str:
        """Items as a list in words: a, b and c."""
        return lists.format_list(list(items), locale=self.locale)

    def either(self, items: Iterable[str]) -> str:
        """Items as alternatives in words: a, b or c."""
        return lists.format_list(list(items), style="or", locale=self.locale)

    def number(self, value: float, digits: int | None = None) -> str:
        """A value with the language's marks; one decimal below 100 if not told how many."""
        return numerals.number(self.locale, value, digits)

    def compact(self, value: float) -> str:
        """A number in words of size from a thousand on: 154 billion, 1.2 million."""
        return numerals.compact(self.locale, value)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share of one as a percentage."""
        return numerals.percent(self.locale, share, digits)

    def size(self, count: int) -> str:
        """A number of bytes as a reader knows it: 740 kB, 2.3 MB."""
        shown = [round(count / THOUSAND**power, 1) for power in range(len(BYTES))]
        power = next((p for p, scaled in enumerate(shown) if scaled < THOUSAND), len(BYTES) - 1)
        return units.format_unit(shown[power], BYTES[power], length="short", locale=self.locale)

    def amount(self, value: float, unit: str) -> str:
        """A value with its unit, a key under `unit`; its scale is applied: 154 billion USD."""
        return _amount(self, value, unit)

    def unit(self, unit: str) -> str:
        """The unit by itself, as under an axis: million USD; empty where none is told."""
        return self(f"unit_name.{unit}") if unit else ""

    def date(self, partial: str | None) -> str:
        """A partial ISO date as precise as it is: 3 May 2018, May 2018, 2018; else as it stands."""
        return _date(self.locale, partial) if partial else self("term.undated")

    def month(self, number: int, *, whole: bool = False) -> str:
        """A month's name from 1 to 12, short unless the whole one is wanted."""
        names = dates.get_month_names(
            "wide" if whole else "abbreviated", "stand-alone", self.locale
        )
        return str(names[number])

    def period(self, start: int | None, end: int | None) -> str:
        """Years from start to end; one year if they are equal, words if unknown."""
        if start is None or end is None:
            return self("term.undated")
        return str(start) if start == end else self("term.years", start=str(start), end=str(end))


@lru_cache(numerals.KEPT)
def _plural(locale: babel.Locale, count: float) -> str:
    """The form of CLDR that a number takes in a language."""
    return str(locale.plural_form(count)) if math.isfinite(count) else "other"


@lru_cache(numerals.KEPT)
def _date(locale: babel.Locale, partial: str) -> str:
    try:
        match [int(part) for part in partial.split("-")]:
            case [year]:
                return str(year)
            case [year, month]:
                return dates.format_skeleton("yMMMM", date(year, month, 1), locale=locale)
            case [year, month, day]:
                return dates.format_date(date(year, month, day), format="long", locale=locale)
    except ValueError:
        return partial
    return partial


@lru_cache(numerals.KEPT)
def _amount(words: Words, value: float, unit: str) -> str:
    scaled = value * UNIT_SCALES.get(unit, 1.0)
    shown = words.compact(scaled) if abs(scaled) >= COMPACT_FROM else words.number(scaled)
    key = f"unit.{unit}"
    return words(key, count=scaled, shown=shown) if words.has(key) else shown


class _Piece(NamedTuple):
    """A piece of a sentence: a text, and the place after it, if there is one.

    `{country:the}` asks for what fills it as it stands within a sentence.
    """

    text: str
    place: str | None
    within: bool


@cache
def _pieces(form: str) -> tuple[_Piece, ...]:
    parsed = Formatter().parse(form)
    return tuple(_Piece(text, place, asked == "the") for text, place, asked, _ in parsed)


def _within(told: str, language: str) -> str:
    """A text with each name of a country in it as it stands within a sentence."""
    pattern, names = _names_within(language)
    return pattern.sub(lambda name: names[name[0]], told) if names else told


@cache
def _names_within(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of countries and how they stand within a sentence; a pattern finds the longest."""
    own, words = catalogue(language), Words(language)
    codes = [key.partition(".")[2] for key in own if key.startswith("within.")]
    names = {words.country(code): str(own[f"within.{code}"]) for code in codes}
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), names


@cache
def _openings(language: str) -> tuple[str, ...]:
    """Names that a sentence may begin with otherwise than they are written within it."""
    return tuple(_names_within(language)[1].values())


@cache
def _locale(language: str) -> babel.Locale:
    return babel.Locale.parse("en_GB" if language == FALLBACK else language)


@cache
def _territory_name(language: str, alpha_3: str) -> str:
    return str(_locale(language).territories.get(_territory(alpha_3), alpha_3))


def _territory(alpha_3: str) -> str:
    """CLDR's territory of an alpha-3 code; Kosovo's is user-assigned in both lists."""
    aliases = get_global("territory_aliases").get(alpha_3)
    return str(aliases[0]) if aliases else {"XKX": "XK"}.get(alpha_3, alpha_3)
