"""How the cells of each column of the facts are read: as country, period, number, term or text."""

from collections.abc import Callable
from typing import Final

import polars as pl

from data.crosswalk import FAMILIES
from data.intake import countries, dates, numbers, terms
from data.intake.cells import Cells, Known, by_text, missing
from data.intake.mapping import Mapping
from data.intake.year_parts import PART, each_part

COUNTRIES: Final = ("reporter", "partner", "host", "party_country", "country")
DATES: Final = ("date", "start", "end", "retrieved")
TERMS: Final[dict[str, str]] = {
    "flow": "flow_is_known",
    "format": "format_is_known",
    "type": "type_is_known",
    "party_type": "party_type_is_known",
    "role": "role_is_known",
    "follow_up": "follow_up_is_known",
    "participants_is": "precision_is_known",
    "value_is": "precision_is_known",
    "participants_of": "participants_of_is_known",
    "date_is": "date_is_is_known",
}
"""Columns that hold terms of the vocabulary, with the rule of an unknown one."""
COUNTED: Final = ("flow", "type")
"""Columns whose empty term leaves the row out; elsewhere it only says nothing."""

OPTIONAL: Final = (
    *("format", "party_type", "role", "follow_up", "participants_is", "participants_of"),
    "date_is",
)
"""Columns that a fact can do without: what is not known of them may be left empty."""

ORGANISATIONS: Final = ("party", "host_organisation", "visitor_organisation", "organisation")
ADDRESSES: Final = ("source_url", "source_url_2")
HS: Final = "hs"
APART: Final = (r"\s*[;|\n]\s*", r"\s*[/+&]\s*|\s+(?:and|und|och|og|ja)\s+", r"\s*,\s*")
"""Between countries in one cell, the surest mark first."""
MAX_NEAR: Final = 50
"""Unknown texts of a batch for which a near one is looked up: it takes some milliseconds each."""

Reader = Callable[[str, pl.Series, Mapping], Cells]
Work = Callable[[str, pl.Series, Mapping], pl.DataFrame]


def read(fact: str, texts: pl.Series, mapping: Mapping, known: Known | None = None) -> Cells:
    """The cells of one column of the facts from the texts that the table has for it.

    `known` keeps what was found of its texts for the next part of the same table.
    """
    texts = texts.rename("value")
    work = _work(fact, mapping)
    if work is None:
        reader = next((reader for names, reader in _BY_CELL if fact in names), _text)
        return reader(fact, texts, mapping)

    def each(distinct: pl.Series) -> pl.DataFrame:
        return work(fact, distinct, mapping)

    if known is None:
        return by_text(texts, each)
    return by_text(texts, lambda distinct: known.worked(fact, distinct, each))


def _work(fact: str, mapping: Mapping) -> Work | None:
    if fact == "status":
        return _flag if mapping.kind in ("exports", "indicators") else _term
    return next((work for names, work in _BY_TEXT if fact in names), None)


def writing(mapping: Mapping) -> numbers.Writing:
    """How the numbers of a table are written."""
    return numbers.Writing(mapping.decimal, mapping.thousands, mapping.empty, mapping.statuses)


def _country(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    code = countries.codes(texts, mapping.countries)
    frame = pl.DataFrame({"text": texts.str.strip_chars(), "code": code})
    aggregate = pl.col("code") == countries.AGGREGATE
    unknown = pl.col("code").is_null() & ~missing(pl.col("text"), ())
    leave_out = mapping.aggregates == "leave_out"
    made = frame.select(
        "text",
        value=pl.when(~aggregate).then("code"),
        out=pl.when(aggregate & leave_out & countries.world(pl.col("text")))
        .then(pl.lit("world"))
        .when(aggregate & leave_out & countries.region(pl.col("text")))
        .then(pl.lit("region"))
        .when(aggregate & leave_out)
        .then(pl.lit("aggregate")),
        rule=pl.when(unknown)
        .then(pl.lit("country_is_known"))
        .when(aggregate & (not leave_out))
        .then(pl.lit("country_is_no_aggregate")),
    )
    return _with_near(made, "country_is_known", countries.near).drop("text")


def _with_near(
    made: pl.DataFrame, rule: str, near: Callable[[str], tuple[str, ...]]
) -> pl.DataFrame:
    """With the nearest known text as the fix of the first unknown ones."""
    texts = made.filter(pl.col("rule") == rule)["text"].drop_nulls().unique().head(MAX_NEAR)
    found = {text: next(iter(near(text)), None) for text in texts}
    if not found:
        return made.with_columns(fix=pl.lit(None, pl.String))
    fix = pl.col("text").replace_strict(
        list(found), list(found.values()), default=None, return_dtype=pl.String
    )
    return made.with_columns(fix=fix)


def parts_of(texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    """Several countries in a cell: row (place among the texts), part, and code as `codes` gives it.

    What is a country's name as it stands, such as "Korea, Rep.", is not taken apart.
    """
    parts = pl.DataFrame({"part": texts}).with_row_index("row")
    for mark in ("", *APART):
        if mark:
            split = pl.col("part").str.replace_all(mark, ";").str.split(";")
            whole = pl.when(pl.col("code").is_null()).then(split).otherwise(pl.concat_list("part"))
            parts = parts.with_columns(part=whole).explode("part")
        parts = parts.with_columns(code=countries.codes(parts["part"], mapping.countries))
    return parts


def _origins(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    parts = parts_of(texts, mapping)
    unknown = pl.col("code").is_null() & ~missing(pl.col("part").str.strip_chars(), mapping.empty)
    is_country = (pl.col("code") != countries.AGGREGATE).fill_null(value=False)
    made = parts.group_by("row", maintain_order=True).agg(
        value=pl.col("code").filter(is_country).unique(maintain_order=True),
        text=pl.col("part").filter(unknown).first(),
        group=(pl.col("code") == countries.AGGREGATE).any(),
    )
    ruled = made.with_columns(
        rule=pl.when(pl.col("text").is_not_null()).then(pl.lit("country_is_known")),
        emptied=pl.when("group").then(pl.lit(value=True)),
    )
    near = _with_near(ruled, "country_is_known", countries.near)
    return near.select("value", "rule", "fix", "emptied")


def _term(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    term = terms.terms(fact, texts, mapping.terms.get(fact))
    frame = pl.DataFrame({"text": texts.str.strip_chars(), "term": term})
    uncounted = pl.col("term") == terms.LEFT_OUT
    unknown = pl.col("term").is_null() & ~missing(pl.col("text"), mapping.empty)
    rule = TERMS.get(fact, "status_is_known")
    blank = fact in mapping.blank
    emptied = (uncounted & (fact not in COUNTED)) | (unknown & blank)
    made = frame.select(
        "text",
        value=pl.when(~uncounted).then("term"),
        out=pl.when(uncounted & (fact in COUNTED)).then(pl.lit("not_counted")),
        rule=pl.when(unknown & (not blank)).then(pl.lit(rule)),
        emptied=pl.when(emptied).then(pl.lit(value=True)),
    )
    return _with_near(made, rule, lambda text: terms.near(fact, text)).drop("text")


def _flag(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    """Why a value is missing or special: a flag's meaning, or the text as it stands."""
    known = terms.terms(terms.FLAG, texts, mapping.statuses)
    frame = pl.DataFrame({"text": texts.str.strip_chars(), "known": known})
    meant = pl.coalesce("known", "text")
    return frame.select(value=pl.when(meant != "").then(meant))


def _sector(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    sectors = terms.sectors(texts, mapping.terms.get(fact))
    return pl.DataFrame({"value": sectors.fill_null("other")})


def _number(fact: str, texts: pl.Series, mapping: Mapping) -> Cells:
    cells = numbers.numbers(texts, writing(mapping))
    if mapping.scale == 1:
        return cells
    return Cells(cells.value * mapping.scale, cells.rule, cells.fix, cells.out, cells.status)


def _count(fact: str, texts: pl.Series, mapping: Mapping) -> Cells:
    cells = numbers.whole(numbers.numbers(texts, writing(mapping)))
    return Cells(cells.value, cells.rule, cells.fix)


def _product(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    """A code as text: ".0" off, and the zero on that a spreadsheet took from an HS code."""
    own = mapping.terms.get(fact, {})
    is_hs = FAMILIES.get(mapping.classification, mapping.classification) == HS
    text = pl.col("text").str.strip_chars()
    # Germany writes WA before the codes of its list of goods.
    code = text.str.replace(r"^(?:WA)?(\d+)(?:\.0)?$", "$1") if is_hs else text
    short = code.str.contains(r"^\d$|^\d{3}$|^\d{5}$|^\d{7}$")
    padded = pl.when(short).then("0" + code).otherwise(code) if is_hs else code
    return pl.DataFrame({"text": texts}).select(
        value=pl.when(~missing(text, ())).then(padded.replace(own)),
        out=pl.when(pl.col("text").replace(own).eq("") & ~missing(text, ())).then(pl.lit("total")),
    )


def _text(fact: str, texts: pl.Series, mapping: Mapping) -> Cells:
    own = mapping.terms.get(fact, {})
    spelt = mapping.organisations if fact in ORGANISATIONS else {}
    text = pl.col("value").str.replace_all(r"\s+", " ").str.strip_chars()
    named = text.replace(own).replace(spelt)
    frame = pl.DataFrame({"value": texts})
    said = frame.select(pl.when(~missing(text, mapping.empty)).then(named)).to_series()
    if "" not in own.values():
        return Cells(said)
    out = frame.select(pl.when(text.replace(own) == "").then(pl.lit("total"))).to_series()
    return Cells(said, out=out)


def _address(fact: str, texts: pl.Series, mapping: Mapping) -> Cells:
    """A web address; where only its beginning is missing, that is the fix."""
    text = pl.col("value").str.strip_chars()
    is_address = text.str.contains(r"^https?://\S+$")
    bare = text.str.contains(r"^[\w-]+(\.[\w-]+)+(/\S*)?$")
    broken = ~is_address & ~missing(text, mapping.empty)
    made = pl.DataFrame({"value": texts}).select(
        value=pl.when(is_address).then(text),
        rule=pl.when(broken).then(pl.lit("is_a_web_address")),
        fix=pl.when(broken & bare).then("https://" + text),
    )
    return Cells(made["value"], made["rule"], made["fix"])


def _date(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    return dates.each_date(texts, mapping.date_order, mapping.empty)


def _period(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    return dates.each_period(texts, mapping.empty)


def _year(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    if not mapping.yearly:
        return dates.each_year(texts, mapping.empty)
    return each_part(texts, mapping.empty).select("rule", "fix", "out", value="year")


def _part(fact: str, texts: pl.Series, mapping: Mapping) -> pl.DataFrame:
    return each_part(texts, mapping.empty).select(value="part")


_BY_TEXT: Final[tuple[tuple[tuple[str, ...], Work], ...]] = (
    (COUNTRIES, _country),
    (("origins",), _origins),
    (("period",), _period),
    (("year",), _year),
    ((PART,), _part),
    (DATES, _date),
    (tuple(TERMS), _term),
    (("sector",), _sector),
    (("product",), _product),
)
"""Columns whose texts come again and again."""

_BY_CELL: Final[tuple[tuple[tuple[str, ...], Reader], ...]] = (
    (("value",), _number),
    (("participants",), _count),
    (ADDRESSES, _address),
)
