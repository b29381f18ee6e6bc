"""Countries by every code and name that files use for them, and what only looks like one.

`aliases.csv` declares what ISO 3166 and Babel's names in seven languages don't know: other codes,
other names, and the aggregates, with an empty code. Nothing is guessed: a text is known or not.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import babel
import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.geography import countries
from data.intake.folded import folded

FILE: Final = Path(__file__).parent / "aliases.csv"
LANGUAGES: Final = ("en", "sv", "nb", "da", "fi", "is", "de")
AGGREGATE: Final = ""
NEAR: Final = 5
NEAR_ENOUGH: Final = 0.7
"""Three letters in ten may be wrong: of names further off most were other countries'."""

AS_NEAR: Final = 0.12
HELD: Final = 0.8
SHORT: Final = 3

SAME: Final = {
    "rep": "republic",
    "dem": "democratic",
    "fed": "federated",
    "br": "british",
    "fr": "french",
    "neth": "netherlands",
    "saint": "st",
    "sankt": "st",
    "fmr": "former",
    "fm": "former",
    "isds": "islands",
    "isl": "islands",
    "island": "islands",
    "terr": "territory",
}
UNSAID: Final = ("the", "of", "and", "und", "och", "og", "ja", "von", "u", "s", "d")
TITLES: Final = ("republic", "republik", "kingdom", "principality", "state", "union", "islamic")
DATED: Final = r"\s*\((?:ab|bis|from|until|before|after|\d)[^)]*\)"
"""What German lists add to a name: (ab 1992), (01/1993 bis 05/2005)."""

REGION: Final = (
    r"^(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IS|IT|LI|LT|LU|LV|ME|MK|MT|NL|NO"
    r"|PL|PT|RO|RS|SE|SI|SK|TR|UK)(?:[A-Z0-9]{0,2}\d[A-Z0-9]{0,2}|ZZ|ZZZ)$"
)
"""A region's NUTS code: DE1, SE11, ITC4C."""


def codes(texts: pl.Series, own: Mapping[str, str] | None = None) -> pl.Series:
    """Each text's alpha-3 code or ROW; an empty text for an aggregate or a region; null if unknown.

    `own` gives codes that a user chose, by the text as the file has it; it comes first.
    """
    told = own or {}
    frame = pl.DataFrame({"text": texts.cast(pl.String)})
    text = pl.col("text").str.strip_chars()
    number = text.str.replace(r"\.0$", "").str.strip_chars_start("0").str.replace("^$", "0")
    is_number = text.str.contains(r"^\d{1,3}(\.0)?$")
    by_code = pl.when(is_number).then(number).otherwise(text)
    # A letter alone is no name, though "U.S.A." is compared by its A: the others mean "and".
    named = pl.when(text.str.contains(r"\p{L}.*\p{L}")).then(text)
    key, bare = keyed(named), _bare(named)
    found = pl.coalesce(
        _looked_up(pl.col("text"), list(told), list(told.values())),
        _looked_up(by_code, *_pairs(_by_code)),
        _looked_up(pl.when(text.str.to_lowercase() == text).then(text), *_pairs(_by_small_code)),
        _looked_up(key, *_pairs(_by_name)),
        _looked_up(bare, *_pairs(_by_name)),
        pl.when(text.str.contains(REGION)).then(pl.lit(AGGREGATE)),
    )
    return frame.select(found.alias(texts.name)).to_series()


Texts = pl.Series | list[str]


def _looked_up(key: pl.Expr, texts: Texts, codes: Texts) -> pl.Expr:
    if not len(texts):
        return pl.lit(None, pl.String)
    return key.replace_strict(texts, codes, default=None, return_dtype=pl.String)


@cache
def _pairs(table: Callable[[], dict[str, str]]) -> tuple[pl.Series, pl.Series]:
    """A table's texts and codes as Polars takes them; made anew they took half of each look-up."""
    return pl.Series(list(table())), pl.Series(list(table().values()))


def keyed(text: pl.Expr) -> pl.Expr:
    """A name as it is compared: folded, its short forms written out, its words in order."""
    words = folded(text.str.replace(DATED, "")).str.split(" ")
    element = pl.element()
    spelt = words.list.eval(element.replace(SAME).filter(~element.is_in(UNSAID)))
    return spelt.list.sort().list.join(" ")


def _bare(text: pl.Expr) -> pl.Expr:
    """The same without the form of the state: "Poland, Rep. of" is Poland."""
    element = pl.element()
    words = keyed(text).str.split(" ").list.eval(element.filter(~element.is_in(TITLES)))
    return words.list.join(" ")


def is_world(texts: pl.Series) -> pl.Series:
    """Whether each text names the sum over all countries."""
    frame = pl.DataFrame({"text": texts})
    distinct = frame.unique().select("text", said=world(pl.col("text")))
    return frame.join(distinct, on="text", how="left", nulls_equal=True, maintain_order="left")[
        "said"
    ]


def world(texts: pl.Expr) -> pl.Expr:
    """The same of an expression; each text is worked out, so that distinct ones should come."""
    text = texts.str.strip_chars()
    said = text.is_in(list(_world())) | keyed(text).is_in([str(key) for key in _world_names()])
    return said.fill_null(value=False)


def region(texts: pl.Expr) -> pl.Expr:
    """Whether each text is the code of a region within a country."""
    return texts.str.strip_chars().str.contains(REGION).fill_null(value=False)


def near(text: str) -> tuple[str, ...]:
    """Alpha-3 codes of the countries that a text may be a misspelling of, the nearest first.

    None where no name is that near: a wrong country offered is worse than none. A name that the
    text holds, or that holds the text, such as "Korea", is as near as one with a single slip.
    """
    wanted = pl.select(folded(pl.lit(text))).item()
    names = _names()
    close = process.extract(
        _in_order(wanted),
        _names_in_order(),
        scorer=OSA.normalized_similarity,
        limit=4 * NEAR,
        score_cutoff=NEAR_ENOUGH,
    )
    scores = {name: score for _, score, name in close}
    words = frozenset(wanted.split())
    scores |= {name: HELD for name, its in _words().items() if _within(words, its)}
    best = max(scores.values(), default=0.0)
    found = sorted((-score, name) for name, score in scores.items() if score > best - AS_NEAR)
    return tuple(dict.fromkeys(names[name] for _, name in found))[:NEAR]


def _in_order(name: str) -> str:
    return " ".join(sorted(name.split()))


@cache
def _names_in_order() -> dict[str, str]:
    return {name: _in_order(name) for name in _names()}


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(name.split()) for name in _names()}


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether all words of one are among those of the other, one of them long enough to tell."""
    fewer = some & others
    return fewer in (some, others) and any(len(word) > SHORT for word in fewer)


@cache
def _by_code() -> dict[str, str]:
    listed = countries().select("alpha_3", "alpha_2", "numeric").to_dicts()
    table = {row["alpha_3"]: row["alpha_3"] for row in listed}
    table |= {row["alpha_2"]: row["alpha_3"] for row in listed if row["alpha_2"]}
    table |= {row["numeric"].lstrip("0"): row["alpha_3"] for row in listed if row["numeric"]}
    whole = {code.lstrip("0"): AGGREGATE for code, _ in _territories("en") if code.isdigit()}
    return whole | table | dict(_aliases().rows())


@cache
def _by_small_code() -> dict[str, str]:
    # "na" in small letters says that something is missing; NA is Namibia.
    return {code.lower(): value for code, value in _by_code().items() if code != "NA"}


@cache
def _by_name() -> dict[str, str]:
    listed = pl.DataFrame(
        [*_babel(), *_aliases().rows()], schema=["text", "code"], orient="row"
    ).select("code", key=keyed(pl.col("text")))
    return dict(listed.select("key", "code").rows())


@cache
def _names() -> dict[str, str]:
    listed = pl.DataFrame([*_babel()], schema=["text", "code"], orient="row")
    known = listed.filter(pl.col("code") != AGGREGATE)
    return dict(known.select(folded(pl.col("text")), "code").rows())


def _babel() -> Iterator[tuple[str, str]]:
    """Names of countries and of the UN's regions in every language."""
    of = dict(countries().select("alpha_2", "alpha_3").rows())
    for language in LANGUAGES:
        for code, name in _territories(language):
            if code in of or code.isdigit():
                yield name, of.get(code, AGGREGATE)


def _territories(language: str) -> Iterator[tuple[str, str]]:
    for code, name in babel.Locale.parse(language).territories.items():
        yield str(code), str(name)


@cache
def _world() -> frozenset[str]:
    rows = pl.read_csv(FILE, infer_schema=False)
    return frozenset(rows.filter(pl.col("what") == "world")["text"])


@cache
def _world_names() -> frozenset[str]:
    names = pl.DataFrame({"text": list(_world())})
    return frozenset(names.select(keyed(pl.col("text"))).to_series()) - {""}


@cache
def _aliases() -> pl.DataFrame:
    return pl.read_csv(FILE, infer_schema=False).select("text", pl.col("code").fill_null(""))


def known() -> dict[str, str]:
    """Every name that is known, as it is compared, and its code."""
    return _by_name()
