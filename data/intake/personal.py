"""Finds personal data by what is in the cells and by what columns are called.

Every cell is looked at before it is stored. Only the column, the kind and a
count come out; the values themselves go nowhere, not into the log either.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import phonenumbers
import polars as pl
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu
from stdnum.is_ import kennitala
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

from data.intake.checked import Personal
from data.intake.folded import fold, folded
from data.intake.sides import YEAR
from data.readers.table import Table

EMAIL: Final = r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}"
TELEPHONE: Final = r"(?:^|[^\d\w.,/=&-])(?:\+|00)\(?\d[\d ()/.-]{6,18}\d"
AS_TELEPHONE: Final = r"(?:\+|\b0)\d?[\d ()/-]{6,}"
NATIONAL: Final = r"^\(?0\d{1,4}\)?[ /-]?\d[\d -]{4,11}$"
IDENTITY: Final = (
    r"\b(?:\d{6}|\d{8})[-+ ]?\d{4}\b|\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b|\b\d{6} ?\d{5}\b"
    r"|\b\d{2} ?\d{3} ?\d{3} ?\d{3}\b"
)
STRICT: Final = r"\d{6}[-+]\d{4}|\d{8}-\d{4}|\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]|\d{6} \d{5}"
"""Forms that hardly anything else is written in."""

REGIONS: Final = ("SE", "NO", "DK", "FI", "IS", "DE")
FIRST: Final = 50_000
SAMPLE: Final = 10_000
FEWEST: Final = 3
MOSTLY: Final = 0.5
NEARLY_ALL: Final = 0.9

FORMS: Final = (
    personnummer.validate,
    fodselsnummer.validate,
    cpr.validate,
    hetu.validate,
    kennitala.validate,
    idnr.validate,
)

PERSON: Final = re.compile(
    r"\b(?:first ?name|last ?name|surname|family ?name|given ?name|full ?name|contact(?: person)?|"
    r"person(?: name)?|participant names?|attendees?|delegates?|visitor names?|guide|host person|"
    r"fornamn|efternamn|kontaktperson|kontakt|deltagarnas namn|personnamn|handlaggare|"
    r"fornavn|etternavn|efternavn|kontaktpersoner|saksbehandler|"
    r"etunimi|sukunimi|yhteyshenkilo|henkilon nimi|"
    r"vorname|nachname|familienname|ansprechpartner(?:in)?|kontaktperson|name der person|"
    r"mayor|president|chairman|director|minister|contact name|author|signatory|signed by|"
    r"undertecknare|projektledare|prosjektleder|projektleder|projektleiter(?:in)?|leader)\b"
)
"""Columns that are called after persons."""

CALLED: Final = {
    "email": re.compile(r"\b(?:e ?mail|epost|e post|mail|sahkoposti|netfang)\b"),
    "telephone": re.compile(
        r"\b(?:phone|telephone|tel|telefon|mobile?|mobil|handy|puhelin|tlf|simi)\b"
    ),
    "identity_number": re.compile(
        r"\b(?:personnummer|personnr|fodselsnummer|fodselsnr|cpr|cpr nr|hetu|henkilotunnus|"
        r"kennitala|steuer id|steueridentifikationsnummer|identity number|national id|ssn|"
        r"personal id|passport|passport no|passnummer|pass nr)\b"
    ),
}
NAME: Final = (
    r"^\p{Lu}[\p{L}'\u2019-]+(?: \p{Lu}\.?)?(?: (?:von|van|de|af|av))?"
    r"(?: \p{Lu}[\p{L}'\u2019-]+){1,2}$"
)
SINGLE: Final = r"^\p{Lu}[\p{L}'\u2019-]+$"
BARE: Final = ("name", "names", "namn", "navn", "nimi", "nafn")
ORGANISATION: Final = (
    r"(?i)\b(?:city|town|municipality|county|region|kommune?|stad|universit\w*|college|institut\w*|"
    r"academy|agency|ministry|council|chamber|group|company|center|centre|centrum|association|"
    r"foundation|network|ab|as|asa|a/s|aps|oyj?|gmbh|ag|ltd|inc|plc|energy|cars|green|systems|"
    r"technolog\w*|solutions|consulting|bank|hospital|museum|school|h\u00f8g\w*|h\u00f6gskola\w*)\b"
)
"""Words that no person has in the name."""

HONORIFIC: Final = r"(?i)^(?:mr|mrs|ms|dr|prof|herr|frau|fru|hr)\.? \p{Lu}"


GIVEN: Final = Path(__file__).parent / "given_names.csv"
"""Given names that many people in our countries have."""

OFTEN: Final = 0.7
KNOWN: Final = 0.5
"""Of a column that is not called after persons: how many texts look like a name and a surname,
and how many of those begin with a given name that is known."""


def personal(table: Table) -> tuple[Personal, ...]:
    """The columns that seem to hold personal data, in the table's order, each with one kind.

    Of a text that is read where it lies, and so is large, the first FIRST rows are looked at:
    what would be stored of it is looked at whole by `kept_out`, when there are facts.
    """
    columns = [name for name in table.columns if not YEAR.fullmatch(name)]
    suspects = _suspects(table, columns)
    found = [one for name in columns if (one := _column(table, name, suspects[name])) is not None]
    return tuple(found)


def _cells(table: Table) -> pl.LazyFrame:
    return table.scan().head(FIRST) if table.plain else table.scan()


def _suspects(table: Table, columns: list[str]) -> dict[str, set[str]]:
    """What each column may hold, by a quick look at all of its cells in one pass."""
    seen = _cells(table).select(
        look(pl.col(name)).fill_null(value=False).alias(f"{place} {what}")
        for place, name in enumerate(columns)
        for what, look in LOOKS.items()
    )
    row = seen.collect(engine="streaming").row(0, named=True) if columns else {}
    return {
        name: {what for what in LOOKS if row[f"{place} {what}"]}
        for place, name in enumerate(columns)
    }


def _often(cells: pl.Expr) -> pl.Expr:
    """Whether cells have a form that hardly anything else has, or many have one that some have."""
    formed = _long(cells, 10).str.contains(IDENTITY).sum() >= cells.count() * MOSTLY
    return _long(cells, 10).str.contains(STRICT).any() | (formed & (cells.count() > 0))


def _long(cells: pl.Expr, least: int) -> pl.Expr:
    # Codes and years, of which large tables consist, need no pattern.
    return pl.when(cells.str.len_bytes() >= least).then(cells)


LOOKS: Final[dict[str, Callable[[pl.Expr], pl.Expr]]] = {
    "email": lambda cells: _long(cells, 6).str.contains("@", literal=True).any(),
    "telephone": lambda cells: _long(cells, 7).str.contains(AS_TELEPHONE).any(),
    "identity_number": _often,
    "name": lambda cells: _long(cells, 4).str.contains(r"^\p{Lu}\p{L}+[.,]? \p{Lu}").any(),
}


def _column(table: Table, name: str, suspects: set[str]) -> Personal | None:
    key = fold(name)
    called = next((what for what, pattern in CALLED.items() if pattern.search(key)), "")
    if suspects & {"email", "telephone", "identity_number"}:
        texts = _counted(table, name)
        for what, find in (
            ("email", _emails),
            ("telephone", _telephones),
            ("identity_number", _identities),
        ):
            if what in suspects or what == called:
                rows = find(texts, is_called=what == called)
                if rows:
                    return Personal(name, what, rows)
    is_called = bool(PERSON.search(key))
    if is_called or (key in BARE and "name" in suspects):
        rows = _names(_counted(table, name), is_called=is_called)
        if rows:
            return Personal(name, "name", rows)
    if "name" in suspects and (rows := _unnamed(_counted(table, name))):
        return Personal(name, "name", rows)
    return None


def _counted(table: Table, name: str) -> pl.DataFrame:
    """A column's distinct texts and how many rows have each."""
    column = _cells(table).select(text=pl.col(name).str.strip_chars()).drop_nulls()
    return column.group_by("text").agg(rows=pl.len()).collect(engine="streaming")


def _emails(texts: pl.DataFrame, *, is_called: bool) -> int:
    return _rows(texts.filter(pl.col("text").str.contains(EMAIL)))


def _telephones(texts: pl.DataFrame, *, is_called: bool) -> int:
    """Numbers that a country has in use, written with + or 00, or in a column so called."""
    international = texts.filter(
        pl.col("text").str.contains(TELEPHONE) & ~pl.col("text").str.contains("://", literal=True)
    )
    rows = _rows(_passing(international, lambda text: _is_telephone(text, None)))
    if not is_called:
        return rows
    national = texts.filter(pl.col("text").str.contains(NATIONAL))
    return rows + _rows(
        _passing(national, lambda text: any(_is_telephone(text, region) for region in REGIONS))
    )


def _is_telephone(text: str, region: str | None) -> bool:
    if region is None:
        matcher = phonenumbers.PhoneNumberMatcher(
            text.replace(" 00", " +").removeprefix("00"), None
        )
        plus = "+" + text[2:] if text.startswith("00") else text
        matcher = phonenumbers.PhoneNumberMatcher(plus, None)
        return any(True for _ in matcher)
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, region)))
    except phonenumbers.NumberParseException:
        return False


def _identities(texts: pl.DataFrame, *, is_called: bool) -> int:
    """Personal identity numbers of the Nordic countries and Germany, by form and check digits.

    Ten or eleven digits without a sign between may be anything: they count where nearly all of
    the column's texts pass, or where the column is called so.
    """
    formed = texts.filter(pl.col("text").str.contains(IDENTITY))
    strict = formed.filter(pl.col("text").str.contains(STRICT))
    if rows := _rows(_passing(strict, _is_identity)):
        return rows
    wanted = texts.height * (MOSTLY if is_called else NEARLY_ALL)
    if formed.height < wanted:
        return 0
    passed = _passing(formed, _is_identity)
    few = not is_called and passed.height < FEWEST
    return 0 if few or passed.height < wanted else _rows(passed)


def _passing(texts: pl.DataFrame, passes: Callable[[str], bool]) -> pl.DataFrame:
    """The texts that pass a check that takes its time, as far as a sample of very many tells.

    Where there are more than SAMPLE, each that passes stands for as many texts as were skipped.
    """
    step = -(-texts.height // SAMPLE) or 1
    some = texts.gather_every(step)
    passed = some.filter(pl.Series([passes(text) for text in some["text"]], dtype=pl.Boolean))
    return pl.concat([passed] * step).head(texts.height)


def _is_identity(text: str) -> bool:
    return any(_valid(form, number) for number in _numbers(text) for form in FORMS)


def _numbers(text: str) -> Iterator[str]:
    for found in re.finditer(r"(?<!\w)[\d][\d A-Y+-]{8,13}(?!\w)", text):
        yield found.group().strip()


def _valid(validate: Callable[[str], str], number: str) -> bool:
    try:
        validate(number)
    except (ValidationError, ValueError):
        return False
    return True


def _names(texts: pl.DataFrame, *, is_called: bool) -> int:
    """Rows with what looks like a person's name; in a column called only "name" nearly all must."""
    text = pl.col("text")
    looks = text.str.contains(NAME) | text.str.contains(HONORIFIC)
    if is_called:
        looks |= text.str.contains(SINGLE)
    named = texts.filter(looks & ~text.str.contains(ORGANISATION))
    wanted = MOSTLY if is_called else NEARLY_ALL
    return _rows(named) if texts.height and named.height >= wanted * texts.height else 0


def _unnamed(texts: pl.DataFrame) -> int:
    """Rows with persons' names in a column that does not say so: most must begin as names do.

    Cities and organisations have the form of names too ("Santa Maria", "Anna Lindh Foundation"),
    but hardly ever half of them begin with a given name.
    """
    text = pl.col("text")
    turned = text.str.replace(r"^([^,]+), (.+)$", "$2 $1")
    formed = texts.filter(
        (turned.str.contains(NAME) | text.str.contains(HONORIFIC))
        & ~text.str.contains(ORGANISATION)
    )
    if formed.height < FEWEST or formed.height < OFTEN * texts.height:
        return 0
    first = folded(turned.str.replace(HONORIFIC.replace(r" \p{Lu}", " "), ""))
    begins = first.str.extract(r"^(\w+)").is_in(list(_given()))
    known = formed.select(begins.fill_null(value=False).mean()).item()
    return _rows(formed) if (known or 0.0) >= KNOWN else 0


@cache
def _given() -> frozenset[str]:
    return frozenset(pl.read_csv(GIVEN)["name"])


def _rows(texts: pl.DataFrame) -> int:
    return int(texts["rows"].sum())
