"""The shape of each kind of fact: columns, units, keys and the rules every row obeys.

A rule's name is the sentence that is true of a good row, so that it can be quoted for a bad one.
Countries are ISO 3166-1 alpha-3 codes, or ROW for what a source lumps together as the rest of the
world; text is plain String; a date is as precise as it is known: 2018, 2018-10 or 2018-10-01;
its year is one of YEARS.
"""

# ruff: noqa: D102, N805 - a rule's name is its sentence, and dataframely hands it the schema.

from collections.abc import Callable
from typing import Final

import dataframely as dy
import polars as pl

from data.vocabulary import (
    COOPERATION_TYPES,
    DATE_BASES,
    FLOWS,
    FORMATS,
    LARGEST,
    PARTICIPANTS_OF,
    PARTY_TYPES,
    PRECISIONS,
    ROLES,
    SECTORS,
    STAGES,
    VISIT_STATUSES,
    YEAR,
    YEARS,
    Kind,
)

REST_OF_WORLD: Final = "ROW"
"""A sum of unnamed economies: part of world totals, never a country, a partner or a rank."""

COUNTRY: Final = r"^[A-Z]{3}$"
PERIOD: Final = rf"^{YEAR}(-(0[1-9]|1[0-2]))?$"
PARTIAL_DATE: Final = rf"^{YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ADDRESS: Final = r"^https?://\S+$"
FULL_DATE_LENGTH: Final = 10

Rule = Callable[[pl.Expr], pl.Expr]


def is_partial_date(column: pl.Expr) -> pl.Expr:
    """Whether a text is a year, a month or an existing day in ISO order."""
    is_day = column.str.len_chars() == FULL_DATE_LENGTH
    exists = column.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return column.str.contains(PARTIAL_DATE) & (~is_day | exists)


def not_before(end: str, start: str) -> pl.Expr:
    """Whether the partial date `end` can lie on or after `start`, as far as both are known."""
    known = pl.min_horizontal(pl.col(end).str.len_chars(), pl.col(start).str.len_chars())
    return pl.col(end).str.head(known) >= pl.col(start).str.head(known)


def _matches(name: str, pattern: str) -> dict[str, Rule]:
    return {name: lambda column: column.str.contains(pattern)}


def _text(description: str, *, nullable: bool = False, key: bool = False) -> dy.String:
    return dy.String(
        nullable=nullable,
        primary_key=key,
        check={"is_not_blank": lambda column: column.str.strip_chars() != ""},
        description=description,
    )


def _country(description: str, *, nullable: bool = False, key: bool = False) -> dy.String:
    return dy.String(
        nullable=nullable,
        primary_key=key,
        check=_matches("is_an_alpha_3_code", COUNTRY),
        description=description,
    )


def _code(
    codes: tuple[str, ...], name: str, *, nullable: bool = False, key: bool = False
) -> dy.String:
    return dy.String(
        nullable=nullable,
        primary_key=key,
        check={f"{name}_is_known": lambda column: column.is_in(codes)},
        description="one of " + ", ".join(codes),
    )


def _date(description: str, *, nullable: bool = True) -> dy.String:
    return dy.String(
        nullable=nullable,
        check={"date_is_a_partial_iso_date": is_partial_date},
        description=description,
    )


def _address(description: str, *, nullable: bool = False) -> dy.String:
    return dy.String(
        nullable=nullable, check=_matches("is_a_web_address", ADDRESS), description=description
    )


def _number(description: str, *, nullable: bool = False) -> dy.Float64:
    # Infinity and NaN are let through to our own rule, which neither obeys.
    return dy.Float64(
        nullable=nullable,
        allow_inf=True,
        allow_nan=True,
        check={"value_is_plausible": lambda column: column.abs() <= LARGEST},
        description=description,
    )


def _year(*, nullable: bool = False, key: bool = False) -> dy.Int32:
    return dy.Int32(
        nullable=nullable,
        primary_key=key,
        check={"year_is_plausible": lambda column: column.is_between(*YEARS)},
        description="calendar year",
    )


class Exports(dy.Schema):
    """One row: the value of one flow of one product between two countries in one period."""

    dataset = _text("name of the dataset", key=True)
    period = dy.String(
        primary_key=True,
        check=_matches("period_is_a_year_or_a_month", PERIOD),
        description="2022 or 2022-03",
    )
    reporter = _country("country whose statistics these are", key=True)
    partner = _country("the other end of the flow", key=True)
    flow = _code(FLOWS, "flow", key=True)
    product = _text("code in the dataset's classification", key=True)
    value = _number("in the dataset's unit; null where the status says why", nullable=True)
    status = _text("why a value is missing or special, such as suppressed", nullable=True)

    @dy.rule()
    def partner_differs_from_reporter(cls) -> pl.Expr:
        return pl.col("partner") != pl.col("reporter")

    @dy.rule()
    def value_or_status_is_given(cls) -> pl.Expr:
        return pl.col("value").is_not_null() | pl.col("status").is_not_null()


class Visits(dy.Schema):
    """One row: one visit, delegation, digital visit, webinar or study tour to one host country."""

    dataset = _text("name of the dataset", key=True)
    id = _text("the visit's own mark within the dataset", key=True)
    date = _date("first day; null where unknown")
    origins = dy.List(
        _country("a country that visitors came from"),
        description="every country that visitors came from; empty where not stated",
    )
    host = _country("country that was visited, or that hosted the digital meeting")
    host_organisation = _text("who received the visitors", nullable=True)
    host_node = _text("city or region of the host", nullable=True)
    visitor_organisation = _text("who came: an organisation, never a person", nullable=True)
    format = _code(FORMATS, "format", nullable=True)
    topic = _text("subject as stated, in short words", nullable=True)
    sector = _code(SECTORS, "sector")
    participants = dy.Int64(
        nullable=True,
        check={"participants_are_counted_from_one": lambda column: column >= 1},
        description="people; null where not stated",
    )
    participants_is = _code(PRECISIONS, "precision", nullable=True)
    participants_of = _code(PARTICIPANTS_OF, "participants_of", nullable=True)
    follow_up = _code(STAGES, "follow_up", nullable=True)
    follow_up_note = _text("what followed; null where none is known", nullable=True)
    date_is = _code(DATE_BASES, "date_is", nullable=True)
    status = _code(VISIT_STATUSES, "status")
    trip_id = _text("shared by the visits of one journey", nullable=True)
    source_title = _text("title of the page that tells of it", nullable=True)
    source_url = _address("address of that page", nullable=True)
    source_url_2 = _address("address of a second source", nullable=True)
    retrieved = _date("day on which the source was read")

    @dy.rule()
    def origins_are_named_once(cls) -> pl.Expr:
        return pl.col("origins").list.n_unique() == pl.col("origins").list.len()

    @dy.rule()
    def participants_say_how_they_were_counted(cls) -> pl.Expr:
        return pl.col("participants").is_null() | pl.col("participants_is").is_not_null()


class Cooperation(dy.Schema):
    """One row: one party of one agreement, partnership, twin town, project or membership."""

    dataset = _text("name of the dataset", key=True)
    id = _text("the cooperation's own mark, repeated on each of its parties", key=True)
    title = _text("what the cooperation is")
    type = _code(COOPERATION_TYPES, "type")
    start = _date("start or signing; null where unknown")
    end = _date("end; null where unknown, which does not mean that it still runs")
    sector = _code(SECTORS, "sector")
    party = _text("name of the party", key=True)
    party_country = _country("its country; null for a network across countries", nullable=True)
    party_city = _text("its seat", nullable=True)
    party_type = _code(PARTY_TYPES, "party_type", nullable=True)
    role = _code(ROLES, "role", nullable=True)
    source_title = _text("title of the page that tells of it", nullable=True)
    source_url = _address("address of that page", nullable=True)
    retrieved = _date("day on which the source was read")

    @dy.rule()
    def end_is_not_before_start(cls) -> pl.Expr:
        return not_before("end", "start")

    @dy.rule()
    def parties_share_one_record(cls) -> pl.Expr:
        record = pl.struct("title", "type", "start", "end", "sector")
        return record.n_unique().over("dataset", "id") == 1


class Indicators(dy.Schema):
    """One row: one value of one named indicator for one country and year."""

    dataset = _text("name of the dataset", key=True)
    indicator = _text("name declared in indicators.csv, with its unit", key=True)
    country = _country("the country measured", key=True)
    year = _year(key=True)
    value = _number("in the indicator's unit", nullable=True)
    status = _text("why a value is missing or special", nullable=True)

    @dy.rule()
    def value_or_status_is_given(cls) -> pl.Expr:
        return pl.col("value").is_not_null() | pl.col("status").is_not_null()


class ReportedTotals(dy.Schema):
    """One row: one total that an organisation, or a page about it, published.

    Rows may contradict each other: where sources disagree both are kept. Measures are counted
    differently by each organisation and are never added.
    """

    organisation = _text("who is counted")
    country = _country("its country", nullable=True)
    measure = _text("what is counted; ends in _cumulative where several years are covered")
    year = _year(nullable=True)
    value = _number("as published, in the measure's own unit")
    value_is = _code(PRECISIONS, "precision")
    source_title = _text("title of the page that tells of it", nullable=True)
    source_url = _address("address of that page", nullable=True)
    retrieved = _date("day on which the source was read")
    note = _text("what else the source says of the number", nullable=True)


SCHEMAS: Final[dict[Kind, type[dy.Schema]]] = {
    "exports": Exports,
    "visits": Visits,
    "cooperation": Cooperation,
    "indicators": Indicators,
    "reported_totals": ReportedTotals,
}
