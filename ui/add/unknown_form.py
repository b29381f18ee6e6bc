"""What only the user knows: countries and terms that nobody recognised, names that may be one."""

from functools import partial
from html import escape
from typing import Final

import msgspec
import streamlit as st

from data import geography
from data.intake.mapping import Mapping, Unknown
from data.intake.reading import OPTIONAL
from data.schemas import REST_OF_WORLD
from data.words import Words
from figures.table import COUNTRIES, TERMS, heading
from ui.add import fields
from ui.add.columns_form import CODES
from ui.add.desk import Desk
from ui.add.fields import Field
from ui.markdown import plain

SHOWN: Final = 40
ACROSS: Final = 2
NONE: Final = ""
"""No country, such as a total; no term, so that its rows are not counted."""

PLACES: Final = (*sorted(COUNTRIES), "origins")


def show(desk: Desk) -> None:
    """Draw each unknown text once, with what it may mean; then names that differ in spelling."""
    words, unknown = desk.words, desk.suggestion.unknown
    if unknown:
        fields.part(words("add.unknown.title", count=len(unknown)), words("add.unknown.text"))
        _blank(desk)
        asked = _asked(desk)
        for start in range(0, len(asked), ACROSS):
            across = asked[start : start + ACROSS]
            for place, text in zip(st.columns(ACROSS, gap="medium"), across, strict=False):
                with place:
                    _field(desk, text)
        if len(unknown) > len(asked):
            more = words("add.unknown.more", count=len(unknown) - len(asked))
            st.html(f"<p>{escape(more)}</p>")
    if desk.suggestion.spellings:
        _spellings(desk)


def _asked(desk: Desk) -> list[Unknown]:
    """What has an answer, to be changed, and as many of the others as can be looked over."""
    blank = desk.mapping.blank
    still_open = [one for one in desk.suggestion.unknown if _answer(desk.mapping, one) is None]
    emptied = {one for one in still_open if one.column in blank}
    later = set([one for one in still_open if one not in emptied][SHOWN:])
    return [one for one in desk.suggestion.unknown if one not in later | emptied]


def _blank(desk: Desk) -> None:
    """Columns that a row can do without: what is not recognised in them may be left empty."""
    unknown = dict.fromkeys(one.column for one in desk.suggestion.unknown)
    offered = [column for column in unknown if column in OPTIONAL]
    if offered:
        label = desk.words("add.unknown.blank")
        field = Field("blank", label, desk.mapping.blank, _blanked)
        fields.several(desk, field, offered, partial(heading, words=desk.words))


def _blanked(mapping: Mapping, columns: list[str]) -> Mapping:
    return msgspec.structs.replace(mapping, blank=tuple(columns))


def _answer(mapping: Mapping, unknown: Unknown) -> str | None:
    if unknown.column in PLACES:
        return mapping.countries.get(unknown.text)
    return mapping.terms.get(unknown.column, {}).get(unknown.text)


def _field(desk: Desk, unknown: Unknown) -> None:
    words, is_place = desk.words, unknown.column in PLACES
    label = words(
        "add.unknown.label",
        text=plain(unknown.text),
        column=heading(unknown.column, words),
        count=unknown.rows,
    )
    name = f"unknown_{unknown.column}_{unknown.text}"
    field = Field(name, label, _answer(desk.mapping, unknown), partial(_answered, unknown))
    options = _countries(unknown, words) if is_place else _terms(unknown)
    fields.choice(desk, field, options, partial(_named, words, unknown.column))


def _countries(unknown: Unknown, words: Words) -> list[str]:
    """Near matches first, then what is no country, then all by name."""
    every = sorted(geography.countries()["alpha_3"], key=words.country)
    return list(dict.fromkeys([*unknown.near, NONE, REST_OF_WORLD, *every]))


def _terms(unknown: Unknown) -> list[str]:
    return list(dict.fromkeys([*unknown.near, *CODES.get(unknown.column, ()), NONE]))


def _named(words: Words, column: str, code: str) -> str:
    if code == NONE:
        if column in OPTIONAL:
            return words("add.unknown.left_empty")
        return words("add.unknown.no_country" if column in PLACES else "add.unknown.no_term")
    if column in PLACES:
        return words.country(code)
    return words.term(TERMS.get(column, column), code)


def _answered(unknown: Unknown, mapping: Mapping, code: str | None) -> Mapping:
    if unknown.column in PLACES:
        told = _told(mapping.countries, unknown.text, code)
        return msgspec.structs.replace(mapping, countries=told)
    of_column = _told(mapping.terms.get(unknown.column, {}), unknown.text, code)
    return msgspec.structs.replace(mapping, terms=mapping.terms | {unknown.column: of_column})


def _told(known: dict[str, str], text: str, code: str | None) -> dict[str, str]:
    others = {k: v for k, v in known.items() if k != text}
    return others if code is None else others | {text: code}


def _spellings(desk: Desk) -> None:
    words, groups = desk.words, desk.suggestion.spellings
    fields.part(words("add.spellings.title", count=len(groups)), words("add.spellings.text"))
    for number, group in enumerate(groups[:SHOWN]):
        known = [spelling for spelling in group if spelling in desk.mapping.organisations]
        merged = desk.mapping.organisations[known[0]] if known else ""
        change = partial(_merged, group)
        field = Field(f"spelling_{number}", plain(" / ".join(group)), merged, change)
        fields.choice(desk, field, ["", *group], partial(_as, words))


def _as(words: Words, name: str) -> str:
    return words("add.spellings.as", name=name) if name else words("add.spellings.apart")


def _merged(group: tuple[str, ...], mapping: Mapping, name: str) -> Mapping:
    others = {k: v for k, v in mapping.organisations.items() if k not in group}
    one = {spelling: name for spelling in group if spelling != name} if name else {}
    return msgspec.structs.replace(mapping, organisations=others | one)
