"""Dates and periods as people and offices write them, made as precise as they are known."""

from functools import cache
from typing import Final

import babel
import polars as pl

from data.intake.cells import Cells, by_text, complete, missing, total
from data.intake.countries import LANGUAGES
from data.intake.folded import folded
from data.intake.mapping import DateOrder
from data.schemas import PERIOD
from data.vocabulary import YEAR

OF_YEAR: Final = rf"(?<y>{YEAR})"
OF_MONTH: Final = "(?<m>[0-9]{1,2})"
OF_DAY: Final = "(?<d>[0-9]{1,2})"
WORD: Final = r"(?<w>\p{L}+)"
CLOCK: Final = r"[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$"
EXCEL: Final = (20_000, 73_000)
"""Day numbers of Excel from 1954 to 2099, which is how a date looks that lost its format."""

PARTS: Final[dict[DateOrder, str]] = {
    "ymd": rf"^{OF_YEAR}[-./ ]{OF_MONTH}[-./ ]{OF_DAY}$",
    "dmy": rf"^{OF_DAY}[-./ ]{{1,2}}{OF_MONTH}[-./ ]{{1,2}}{OF_YEAR}$",
    "mdy": rf"^{OF_MONTH}[-/]{OF_DAY}[-/]{OF_YEAR}$",
}
MIXED: Final = (
    rf"^{OF_YEAR}[-/.]?M(?<m>[0-9]{{2}})$",
    rf"^{OF_YEAR}(?<m>0[1-9]|1[0-2])$",
    rf"^{OF_YEAR}[-/.]{OF_MONTH}$",
    rf"^{OF_MONTH}[-/.]{OF_YEAR}$",
    rf"^{OF_YEAR}(?<m>0[1-9]|1[0-2])(?<d>[0-3][0-9])$",
)
WEEKDAY: Final = r"(?:\p{L}+[,.]? )?(?:den |der )?"
IN_WORDS: Final = (
    rf"^{WEEKDAY}{OF_DAY}(?:\.|st|nd|rd|th)? (?:of )?{WORD}\.?,? {OF_YEAR}$",
    rf"^{WORD}\.? {OF_DAY}(?:st|nd|rd|th)?,? {OF_YEAR}$",
    rf"^{WORD}\.?,? {OF_YEAR}$",
    rf"^{OF_YEAR} {WORD}$",
    rf"^{OF_DAY}[-. ]{WORD}[-. ]{OF_YEAR}$",
)


def partial_dates(texts: pl.Series, order: DateOrder, empty: tuple[str, ...] = ()) -> Cells:
    """Each text as a year, month or day in ISO order; a time of day is left off.

    Breaks date_can_be_read, day_exists (31 February) or date_order_is_the_chosen_one.
    """
    return by_text(texts, lambda distinct: each_date(distinct, order, empty))


def each_date(texts: pl.Series, order: DateOrder, empty: tuple[str, ...]) -> pl.DataFrame:
    """The same of distinct texts, as a row of the parts of Cells for each."""
    text = pl.col("text").str.strip_chars()
    frame = pl.DataFrame({"text": texts}).select(
        text=text.str.replace(CLOCK, "").str.replace(r"\.0$", "").str.replace_all(r"\s+", " "),
        said_nothing=missing(text, empty),
    )
    chosen = [PARTS["ymd"], *([PARTS[order]] if order != "ymd" else [])]
    if order != "mdy":
        chosen.append(PARTS["dmy"].replace("[-./ ]{1,2}", r"\.\s?"))
    found = pl.coalesce(_read(chosen), _read(MIXED), _by_words(frame["text"]), _year())
    others = {f"as_{other}": _real(_iso(PARTS[other])) for other in PARTS}
    return _judged(frame.with_columns(value=found, serial=_serial(), **others))


def _judged(frame: pl.DataFrame) -> pl.DataFrame:
    is_day = pl.col("value").str.len_chars() == len("2000-01-01")
    exists = ~is_day | pl.col("value").str.to_date("%Y-%m-%d", strict=False).is_not_null()
    month = pl.col("value").str.slice(5, 2)
    in_year = month.is_in([f"{number:02d}" for number in range(1, 13)]) | (month == "")
    other = pl.coalesce("as_ymd", "as_dmy", "as_mdy")
    # 03/04/2018 is a day in March or in April: the user knows, we don't.
    is_open = (pl.col("as_dmy") != pl.col("as_mdy")).fill_null(value=False)
    is_total = complete(pl.col("text"))
    rule = (
        pl.when(pl.col("said_nothing") | is_total)
        .then(None)
        .when(pl.col("value").is_not_null() & exists & in_year)
        .then(None)
        .when(other.is_not_null())
        .then(pl.lit("date_order_is_the_chosen_one"))
        .when(pl.col("value").is_not_null())
        .then(pl.lit("day_exists"))
        .otherwise(pl.lit("date_can_be_read"))
    )
    fix = pl.when(rule.is_not_null()).then(
        pl.coalesce(pl.when(~is_open).then(other), pl.col("serial"))
    )
    return frame.select(
        value=pl.when(rule.is_null() & ~pl.col("said_nothing")).then("value"),
        rule=rule,
        fix=fix,
        out=total(pl.col("text")),
    )


def _read(patterns: list[str] | tuple[str, ...]) -> pl.Expr:
    return pl.coalesce([_iso(pattern) for pattern in patterns])


def _iso(pattern: str) -> pl.Expr:
    groups = pl.col("text").str.extract_groups(pattern)
    known = [name for name in ("m", "d") if f"(?<{name}>" in pattern]
    parts = [groups.struct.field("y"), *(groups.struct.field(n).str.zfill(2) for n in known)]
    return pl.when(pl.col("text").str.contains(pattern)).then(
        pl.concat_str(parts, separator="-", ignore_nulls=False)
    )


def _real(day: pl.Expr) -> pl.Expr:
    return pl.when(day.str.to_date("%Y-%m-%d", strict=False).is_not_null()).then(day)


def _by_words(texts: pl.Series) -> pl.Expr:
    """Dates whose month is a word of one of our languages."""
    # The names of months take half a second to read, which most tables need not wait for.
    spelt = [pattern for pattern in IN_WORDS if texts.str.contains(pattern).any()]
    nothing = pl.lit(None, pl.String)
    return pl.coalesce([nothing, *(_month_in_words(pattern) for pattern in spelt)])


def _month_in_words(pattern: str) -> pl.Expr:
    groups = pl.col("text").str.extract_groups(pattern)
    months = _months()
    word = groups.struct.field("w").str.to_lowercase()
    month = word.replace_strict(
        list(months), list(months.values()), default=None, return_dtype=pl.String
    )
    parts = [groups.struct.field("y"), month]
    if "(?<d>" in pattern:
        parts.append(groups.struct.field("d").str.zfill(2))
    return pl.concat_str(parts, separator="-", ignore_nulls=False)


def _year() -> pl.Expr:
    return pl.col("text").str.extract(rf"^({YEAR})$")


def _serial() -> pl.Expr:
    number = pl.col("text").str.extract("^([0-9]{5})$").cast(pl.Int64)
    return pl.when(number.is_between(*EXCEL)).then(
        pl.date(1899, 12, 30)
        .dt.offset_by(pl.concat_str(number.fill_null(0), pl.lit("d")))
        .cast(pl.String)
    )


@cache
def _months() -> dict[str, str]:
    """Every name and short name of a month in our languages, with its number."""
    told = [
        (name.lower().rstrip("."), f"{number:02d}")
        for language in LANGUAGES
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in babel.Locale.parse(language).months[form][width].items()
    ]
    names = pl.DataFrame(told, ["text", "number"], orient="row")
    # Folded together: one by one they took a third of a second.
    plain = names.select(folded(pl.col("text")), "number")
    return dict(names.rows()) | dict(plain.rows())


def periods(texts: pl.Series, empty: tuple[str, ...] = ()) -> Cells:
    """Each text as a year or a month; breaks period_is_a_year_or_a_month."""
    return by_text(texts, lambda distinct: each_period(distinct, empty))


def each_period(texts: pl.Series, empty: tuple[str, ...]) -> pl.DataFrame:
    """The same of distinct texts, as a row of the parts of Cells for each."""
    text = pl.col("text").str.strip_chars()
    frame = pl.DataFrame({"text": texts}).select(
        # A month 52 is how UN Comtrade and Eurostat write a whole year; the IMF puts an F before.
        text=text.str.replace(r"\.0$", "")
        .str.replace(rf"^({YEAR})52$", "$1")
        .str.replace("^[FX]", ""),
        said_nothing=missing(text, empty),
    )
    made = frame.with_columns(
        value=pl.coalesce(_year(), _read(MIXED[:4]), _by_words(frame["text"])),
        day=_read([PARTS["ymd"]]),
    )
    good = pl.col("value").str.contains(PERIOD).fill_null(value=False)
    return made.select(
        value=pl.when(good).then("value"),
        rule=pl.when(~good & ~pl.col("said_nothing") & ~complete(pl.col("text"))).then(
            pl.lit("period_is_a_year_or_a_month")
        ),
        fix=pl.when(~good).then(pl.col("day").str.head(7)),
        out=total(pl.col("text")),
    )


def years(texts: pl.Series, empty: tuple[str, ...] = ()) -> Cells:
    """Each text as a calendar year; breaks year_is_a_year."""
    return by_text(texts, lambda distinct: each_year(distinct, empty))


def each_year(texts: pl.Series, empty: tuple[str, ...]) -> pl.DataFrame:
    """The same of distinct texts, as a row of the parts of Cells for each."""
    made = each_period(texts, empty)
    is_year = pl.col("value").str.len_chars() == len("2000")
    broken = pl.col("rule").is_not_null() | ~is_year
    return made.select(
        value=pl.when(is_year).then("value").cast(pl.Int32),
        rule=pl.when(broken & pl.col("out").is_null()).then(pl.lit("year_is_a_year")),
        out="out",
        fix=pl.when(broken).then(pl.coalesce(pl.col("value"), pl.col("fix")).str.head(4)),
    )
