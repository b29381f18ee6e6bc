"""A batch of a table's rows becomes facts, what is wrong with the others, and what is left out."""

from dataclasses import dataclass
from typing import Final

import msgspec
import polars as pl

from data.intake import items as pieces
from data.intake.cells import Cells, Known
from data.intake.counted import emptied, righted
from data.intake.countries import is_world
from data.intake.mapping import CELL, NAME, Mapping
from data.intake.places import COORDINATES, placed
from data.intake.reading import read
from data.intake.rules import facts_schema, obeyed, rules
from data.intake.swapped import swapped
from data.intake.year_parts import PART
from data.readers.table import LINE

ORDER: Final = "\u2116 item"
OUT: Final = "\u2116 out"
WORD: Final = "\u2116 word"
"""The word by which a total calls itself."""
PARTY: Final = ("party", "party_country", "party_city", "party_type", "role", *COORDINATES)
WANTED_PARTIES: Final = 2
BETWEEN_PARTIES: Final = " \u2013 "
IN_PLACE: Final = r"^(.*\S),\s*([^,]+)$"
"""Lund, Sweden: a name and its country in one cell."""

BROKEN: Final = pl.Schema(
    {
        ORDER: pl.UInt32(),
        "line": pl.Int64(),
        "fact": pl.String(),
        "column": pl.String(),
        "value": pl.String(),
        "rule": pl.String(),
        "fix": pl.String(),
    }
)


@dataclass(frozen=True)
class Batch:
    """What became of some rows: of `read` items, those in `broken` and `out` are no facts.

    `facts` has ORDER (which item), LINE, the columns of the kind, and PART where years are told in
    parts; `broken` has the shape BROKEN; `out` has ORDER, LINE and the reason OUT; `totals` has
    facts that were left out because they are totals over the partners or the products, and the
    column OF that says of which. `emptied` counts by column of the facts the texts that say
    something and are not stored, `righted` by what was named and what was taken instead the
    countries that coordinates set right.
    """

    read: int
    facts: pl.DataFrame
    broken: pl.DataFrame
    out: pl.DataFrame
    totals: pl.DataFrame
    emptied: dict[str, int]
    righted: dict[tuple[str, str], int]


@dataclass(frozen=True)
class _Part:
    """One fact of each item: how its columns are mapped, their texts and what they became."""

    mapping: Mapping
    texts: dict[str, pl.Series]
    cells: dict[str, Cells]


def facts_of(
    rows: pl.DataFrame, mapping: Mapping, dataset: str, known: Known | None = None
) -> Batch:
    """Facts of a batch of a table's rows, which have LINE and the columns that are read.

    `known` is what the batches before have taught, and learns from this one.
    """
    items = pieces.items(rows, mapping).with_row_index(ORDER)
    kept = pieces.wanted(items, mapping)
    chosen = items if kept.all() else items.filter(kept)
    parts = [_part(chosen, one, known) for one in _by_party(mapping)]
    frames = [_frame(chosen, part, dataset) for part in parts]
    if mapping.parties:
        frames = _recorded(frames)
    reason = _reason(parts, frames[0])
    counted = reason.is_null()
    broken = pl.concat(
        [
            _broken(chosen, part, frame, counted & _meant(frame, number))
            for number, (part, frame) in enumerate(zip(parts, frames, strict=True))
        ]
    )
    good = counted
    if broken.height:
        good = counted & ~chosen[ORDER].is_in(broken[ORDER].unique().implode())
    stored = [good & _meant(frame, number) for number, frame in enumerate(frames)]
    facts = [frame.filter(where) for frame, where in zip(frames, stored, strict=True)]
    together = facts[0] if len(facts) == 1 else pl.concat(facts).sort(ORDER, maintain_order=True)
    left = items.filter(~kept).select(ORDER, LINE, pl.lit("not_wanted").alias(OUT))
    gone = chosen.select(ORDER, LINE, reason.alias(OUT)).filter(~counted)
    totals = _totals(parts[0], frames[0], reason)
    told = [(part.cells, where) for part, where in zip(parts, stored, strict=True)]
    out = pl.concat([left, gone])
    return Batch(items.height, together, broken, out, totals, emptied(told), righted(told))


def _by_party(mapping: Mapping) -> list[Mapping]:
    """The mapping as it reads each of several parties of a row."""
    shared = {fact: name for fact, name in mapping.columns.items() if fact not in PARTY}
    return [
        msgspec.structs.replace(
            mapping,
            columns=shared | party.columns,
            constants=mapping.constants | party.constants,
        )
        for party in mapping.parties
    ] or [mapping]


def _part(items: pl.DataFrame, mapping: Mapping, known: Known | None) -> _Part:
    texts = {
        fact: pieces.text_of(items, columns)
        for fact, columns in pieces.sources(mapping).items()
        if set(columns) <= set(items.columns)
    }
    place = mapping.columns.get("party")
    if place is not None and place == mapping.columns.get("party_country"):
        texts |= _named(texts["party"])
    if mapping.yearly and "year" in texts:
        texts[PART] = texts["year"]
    said = {fact: text for fact, text in texts.items() if fact not in COORDINATES}
    cells = {fact: read(fact, text, mapping, known) for fact, text in said.items()}
    for fact, constant in mapping.constants.items():
        if fact not in cells:
            cells[fact] = _constant(fact, constant, mapping, items.height)
    if mapping.misplaced != "named" and "party_country" in cells and {*COORDINATES} <= {*texts}:
        point = (texts["latitude"], texts["longitude"])
        cells["party_country"] = placed(cells["party_country"], point, mapping.misplaced, known)
    return _Part(mapping, texts, cells)


def _named(texts: pl.Series) -> dict[str, pl.Series]:
    frame = pl.DataFrame({"text": texts})
    name, country = (pl.col("text").str.extract(IN_PLACE, group) for group in (1, 2))
    split = frame.select(party=pl.coalesce(name, "text"), party_country=country)
    return {"party": split["party"], "party_country": split["party_country"]}


def _constant(fact: str, constant: str, mapping: Mapping, height: int) -> Cells:
    one = read(fact, pl.Series([constant], dtype=pl.String), mapping)
    rule = None if one.rule is None else one.rule.new_from_index(0, height)
    return Cells(one.value.new_from_index(0, height), rule)


def _frame(items: pl.DataFrame, part: _Part, dataset: str) -> pl.DataFrame:
    """The facts of all items, good or not: ORDER, LINE and the columns of the kind."""
    schema = facts_schema(part.mapping.kind)
    columns: dict[str, pl.Series | pl.Expr] = {
        fact: part.cells[fact].value.cast(dtype) if fact in part.cells else pl.lit(None, dtype)
        for fact, dtype in schema.items()
    }
    if "dataset" in schema:
        columns["dataset"] = pl.lit(dataset)
    if PART in part.cells:
        columns[PART] = part.cells[PART].value
    value = part.cells.get("value")
    if value is not None and value.status is not None and "status" in schema:
        said = part.cells.get("status")
        own = pl.lit(None, pl.String) if said is None else pl.lit(said.value)
        columns["status"] = pl.coalesce(own, pl.lit(value.status))
    frame = items.select(ORDER, LINE).with_columns(**columns)
    if part.mapping.kind == "visits":
        frame = frame.with_columns(
            pl.col("origins").fill_null([]),
            participants_is=pl.when(pl.col("participants").is_not_null()).then("participants_is"),
        )
    return frame


def _recorded(frames: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """Parties of one row are one record: where it has no id or title, its parties' names are."""
    names = pl.DataFrame({str(number): frame["party"] for number, frame in enumerate(frames)})
    # The same two parties are the same record, whichever is named first.
    sort = pl.concat_list(pl.all()).list.drop_nulls().list.sort()
    title = pl.lit(names.select(sort.list.join(BETWEEN_PARTIES)).to_series())
    dated = pl.concat_str(title, "start", separator=", ", ignore_nulls=True)
    return [
        frame.with_columns(id=pl.coalesce("id", dated), title=pl.coalesce("title", title))
        for frame in frames
    ]


def _meant(frame: pl.DataFrame, number: int) -> pl.Series:
    """Whether an item has this party at all: a third one need not be there."""
    if number < WANTED_PARTIES:
        return pl.repeat(True, frame.height, eager=True, dtype=pl.Boolean)
    return frame["party"].is_not_null()


def _reason(parts: list[_Part], frame: pl.DataFrame) -> pl.Series:
    """Why an item is left out, null where it is not."""
    reasons = [
        cells.out for part in parts for cells in part.cells.values() if cells.out is not None
    ]
    value = parts[0].cells.get("value")
    if value is not None and "status" in frame.columns and value.value.null_count():
        silent = frame["value"].is_null() & frame["status"].is_null()
        if value.rule is not None:
            silent &= value.rule.is_null()
        reasons.append(pl.select(pl.when(silent).then(pl.lit("no_value"))).to_series())
    if not reasons:
        return pl.Series(OUT, [None], dtype=pl.String).new_from_index(0, frame.height)
    return pl.select(pl.coalesce([pl.lit(reason) for reason in reasons]).alias(OUT)).to_series()


def _totals(part: _Part, frame: pl.DataFrame, reason: pl.Series) -> pl.DataFrame:
    """Facts of exports that are sums over all partners, or over all products, but not of both."""
    empty = (
        frame.clear()
        .with_columns(of=pl.lit(None, pl.String))
        .with_columns(pl.lit(None, pl.String).alias(WORD))
    )
    is_sum = reason.is_in(["world", "total"]).any()
    if part.mapping.kind != "exports" or "partner" not in part.texts or not is_sum:
        return empty
    world = is_world(part.texts["partner"])
    product = part.cells["product"].out if "product" in part.cells else None
    every = pl.repeat(False, frame.height, eager=True) if product is None else product.is_not_null()
    chosen = (world ^ every) & frame["value"].is_not_null()
    if not chosen.any():
        return empty
    word = (
        part.texts["partner"]
        if product is None
        else pl.select(
            pl.when(pl.lit(world))
            .then(pl.lit(part.texts["partner"]))
            .otherwise(pl.lit(part.texts.get("product")))
        ).to_series()
    )
    of = pl.select(pl.when(pl.lit(world)).then(pl.lit("partner")).otherwise(pl.lit("product")))
    return frame.with_columns(of.to_series().alias("of"), word.alias(WORD)).filter(chosen)


def _broken(
    items: pl.DataFrame, part: _Part, frame: pl.DataFrame, counted: pl.Series
) -> pl.DataFrame:
    """Every rule that an item breaks, in the shape BROKEN."""
    nothing = pl.lit(None, pl.String)
    misread = {fact: c.rule.is_not_null() for fact, c in part.cells.items() if c.rule is not None}
    found = [
        _shown(items, part, fact, rule=pl.lit(cells.rule), fix=pl.lit(cells.fix)).filter(where)
        for fact, cells in part.cells.items()
        if fact in misread and (where := misread[fact] & counted).any()
    ]
    kind, unit = part.mapping.kind, part.mapping.unit
    for (rule, fact, _), obeying in zip(rules(kind), obeyed(frame, kind, unit), strict=True):
        if obeying.all():
            continue
        breaks = ~obeying & counted
        if fact in misread:
            breaks &= ~misread[fact]
        if breaks.any():
            shown = _shown(items, part, fact, rule=pl.lit(rule), fix=nothing)
            found.append(shown.filter(breaks))
    if not found:
        return pl.DataFrame(schema=BROKEN)
    placed = pl.concat(found).rename({ORDER: "place"})
    return swapped(placed, part.texts, part.mapping).rename({"place": ORDER})


def _shown(
    items: pl.DataFrame, part: _Part, fact: str, *, rule: pl.Expr, fix: pl.Expr
) -> pl.DataFrame:
    """All items in the shape BROKEN, shown at the table's column of one column of the facts."""
    columns = pieces.sources(part.mapping).get(fact, ("",))
    text = part.texts.get(fact)
    own = pieces.COLUMN if columns[0] in (NAME, CELL) else None
    return items.with_columns(
        line=LINE,
        fact=pl.lit(fact),
        column=pl.col(own) if own else pl.lit(columns[0]),
        value=pl.lit(part.mapping.constants.get(fact), pl.String) if text is None else text,
        rule=rule,
        fix=fix,
    ).select(pl.col(name).cast(dtype) for name, dtype in BROKEN.items())
