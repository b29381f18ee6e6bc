"""Numbers as people and offices write them: marks, flags behind them, signs instead of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from data.intake.cells import Cells, missing
from data.intake.mapping import Thousands
from data.intake.terms import FLAG, known
from data.readers.table import Decimal
from data.vocabulary import LARGEST

FLAGGED: Final = r"\s+([\p{L}:()@]{1,4})$"
"""A flag behind a number, a blank between: 420931 e."""

OTHER_MARK: Final = "decimal_mark_is_the_chosen_one"
NO_NUMBER: Final = "value_is_a_number"
SPACES: Final = r"[\u00a0\u202f\u2009 ]"
WRITTEN: Final[dict[str, str]] = {" ": SPACES, "'": "['\u2019]", ".": r"\.", ",": ",", "": ""}
OTHER_MARKS: Final[tuple[tuple[Decimal, Thousands], ...]] = (
    (",", ""),
    (".", ""),
    (",", "."),
    (".", ","),
    (",", " "),
    (".", " "),
)


@dataclass(frozen=True)
class Writing:
    """How numbers are written, and which texts stand where none is."""

    decimal: Decimal = "."
    thousands: Thousands = ""
    empty: tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)


def numbers(texts: pl.Series, writing: Writing) -> Cells:
    """Each text as a number; a sign such as ":" or "x" gives none, and a status that says why.

    What is neither breaks the rule value_is_a_number, or decimal_mark_is_the_chosen_one where it
    would be a number with other marks, which is then the fix.
    """
    value = _plain(texts, writing)
    hard = value.is_null() & texts.is_not_null()
    if not hard.any():
        return Cells(value)
    places, text = hard.arg_true(), texts.filter(hard).str.strip_chars()
    stripped = _plain(text, writing)
    value, hard = value.scatter(places, stripped), stripped.is_null()
    if not hard.any():
        return Cells(value)
    places, rest = places.filter(hard), _worked_out(text.filter(hard), writing)
    parts = {
        name: pl.Series(name, [None], dtype=pl.String)
        .new_from_index(0, len(texts))
        .scatter(places, rest[name])
        for name in ("rule", "fix", "status")
        if rest[name].null_count() < rest.height
    }
    return Cells(value.scatter(places, rest["value"]), **parts)


def _plain(text: pl.Series, writing: Writing) -> pl.Series:
    """Numbers without thousands marks and flags, at the speed of a cast."""
    if writing.decimal == ".":
        return text.cast(pl.Float64, strict=False)
    frame = pl.DataFrame({"text": text})
    swapped = pl.col("text").str.replace(",", ".", literal=True)
    plain = pl.when(~pl.col("text").str.contains(".", literal=True)).then(swapped)
    return frame.select(plain.cast(pl.Float64, strict=False)).to_series()


def _worked_out(text: pl.Series, writing: Writing) -> pl.DataFrame:
    """Value, status, rule and fix of texts that are no plain numbers."""
    flags = known(FLAG) | dict(writing.statuses)
    # What says of a number that it is a normal one says nothing where there is none.
    signs = [sign for sign, name in flags.items() if name or sign in writing.statuses]
    whole, bare = pl.col("text"), pl.col("text").str.replace(FLAGGED, "")
    flag = whole.str.extract(FLAGGED)
    # Several flags stand together, such as "bu": the first one is told.
    flag = pl.when(flag.str.contains(r"^[a-z]{2,}$")).then(flag.str.head(1)).otherwise(flag)
    is_flagged = flag.is_in(list(flags)).fill_null(value=False)
    marks = (writing.decimal, writing.thousands)
    found = pl.DataFrame({"text": text}).select(
        "text",
        value=pl.coalesce(marked(whole, *marks), pl.when(is_flagged).then(marked(bare, *marks))),
        sign=pl.coalesce(_status(whole, flags), pl.when(is_flagged).then(_status(bare, flags))),
        flag=pl.when(is_flagged).then(_status(flag, flags)),
        is_sign=whole.is_in(signs) | (is_flagged & bare.is_in(signs)),
        is_silent=missing(whole, writing.empty),
        other=pl.coalesce([marked(whole, *others) for others in OTHER_MARKS]),
    )
    is_fine = pl.col("value").is_not_null() | pl.col("is_silent") | pl.col("is_sign")
    is_marked = pl.col("other").is_not_null()
    rule = pl.when(is_marked).then(pl.lit(OTHER_MARK)).otherwise(pl.lit(NO_NUMBER))
    # 1,234 may be one or a thousand: the user knows, we don't.
    is_clear = ~whole.str.contains(r"^[-+]?\d{1,3}[.,]\d{3}$")
    return found.select(
        "value",
        status=pl.when(is_fine & ~pl.col("is_silent")).then(pl.coalesce("flag", "sign")),
        rule=pl.when(~is_fine).then(rule),
        fix=pl.when(~is_fine & is_clear).then(_shown(pl.col("other"), writing.decimal)),
    )


def _status(text: pl.Expr, flags: Mapping[str, str]) -> pl.Expr:
    return text.replace_strict(
        list(flags), [name or None for name in flags.values()], default=None, return_dtype=pl.String
    )


def marked(text: pl.Expr, decimal: Decimal, thousands: Thousands) -> pl.Expr:
    """A text as the number that it is with these marks, null where it is none."""
    mark, group = WRITTEN[decimal], WRITTEN[thousands]
    whole = rf"(?:[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)" if thousands else "[0-9]+"
    pattern = rf"^[-+]?(?:{whole}(?:{mark}[0-9]*)?|{mark}[0-9]+)(?:[eE][-+]?[0-9]+)?$"
    signed = text.str.replace(r"^\u2212", "-")
    digits = signed.str.replace_all(group, "") if thousands else signed
    return (
        pl.when(signed.str.contains(pattern))
        .then(digits.str.replace(decimal, ".", literal=True))
        .cast(pl.Float64, strict=False)
    )


def _shown(number: pl.Expr, decimal: Decimal) -> pl.Expr:
    text = number.cast(pl.String).str.replace(r"\.0$", "")
    return text.str.replace(".", ",", literal=True) if decimal == "," else text


def whole(cells: Cells) -> Cells:
    """Numbers that count: those with a fraction and those that no count reaches break a rule."""
    value = cells.value.round(0)
    broken = pl.DataFrame({"exact": cells.value, "value": value, "rule": cells.rule}).select(
        pl.when(pl.col("value").abs() > LARGEST)
        .then(pl.lit("value_is_plausible"))
        .when(pl.col("value") != pl.col("exact"))
        .then(pl.lit("number_is_whole"))
        .otherwise("rule")
        .alias("rule")
    )
    counted = value.cast(pl.Int64, strict=False)
    return Cells(counted, broken.to_series(), cells.fix, None, cells.status)
