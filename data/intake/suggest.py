"""What a table may be: kind, what stands where, how it is written, and what the user must tell."""

from typing import Final

import msgspec

from data.intake import genesis, places, sides
from data.intake.complete import completed, lacking
from data.intake.guess import NEEDED, Guess, guess
from data.intake.layouts import Layout, candidates, compact, layout_of, mapped
from data.intake.mapping import Mapping, Suggestion, Wide
from data.intake.profile import Profile, profiles
from data.intake.reading import COUNTRIES
from data.intake.refusal import refused
from data.intake.rest import rest
from data.intake.unknown import spellings, unknown
from data.readers.table import Table
from data.vocabulary import KINDS, Kind

KNOWN: Final = 0.97
"""How sure what an official layout fixes is."""

TWO_ENDS: Final = 0.6
ONE_END: Final = 0.8
SIDE: Final = 0.9
"""How sure columns side by side are."""


def suggest(
    table: Table, kept: Mapping | None = None, kind: Kind | None = None, *, ask: bool = True
) -> Suggestion:
    """A mapping that fits the table; `kept` is one of an earlier file of the same shape.

    With `kind` the suggestion is for that kind, whichever fits best. Without `ask` the table is not
    searched for unknown countries, terms and spellings, which takes a pass over all its rows.
    """
    columns = profiles(table)
    opened: tuple[str, ...] = ()
    guesses = {one: _guess(one, columns) for one in KINDS}
    kinds = {one: guesses[one].fit for one in KINDS}
    ends = guesses["exports"].confidence
    if min(ends.get("reporter", 0.0), ends.get("partner", 0.0)) > TWO_ENDS:
        # A value between two countries is no value of one of them.
        kinds["indicators"] = round(ONE_END * kinds["indicators"], 3)
    if kept is not None and (kind is None or kept.kind == kind):
        mapping, sure, remembered = kept, dict.fromkeys(kept.columns, 1.0), True
    else:
        likeliest: Kind = max(KINDS, key=kinds.__getitem__)
        best = guesses[likeliest if kind is None else kind]
        mapping, sure = _chosen(table, columns, best, kind)
        mapping, opened = completed(table, columns, mapping)
        remembered = False
    if mapping.kind in sure:
        kinds[mapping.kind] = max(kinds[mapping.kind], sure.pop(mapping.kind))
    reason = "" if remembered else refused(table, columns, mapping, kinds[mapping.kind])
    return Suggestion(
        mapping=mapping,
        confidence={fact: sure.get(fact, SIDE) for fact in _told(mapping)},
        kinds=dict(sorted(kinds.items(), key=lambda entry: -entry[1])),
        lacking=lacking(mapping),
        open=opened,
        unknown=unknown(table, mapping) if ask and not reason else (),
        spellings=spellings(table, mapping) if ask and not reason else (),
        remembered=remembered,
        refused=reason,
    )


def _told(mapping: Mapping) -> tuple[str, ...]:
    """The columns of the facts that a mapping says anything of."""
    wide = (mapping.wide.into,) if mapping.wide is not None and mapping.wide.into else ()
    parties = tuple(fact for party in mapping.parties for fact in party.columns)
    return tuple(dict.fromkeys((*mapping.columns, *mapping.joined, *wide, *parties)))


def _guess(kind: Kind, columns: dict[str, Profile]) -> Guess:
    """A guess in which columns named after years count as period and value."""
    named = sides.years(columns)
    apart = {name: column for name, column in columns.items() if name not in named}
    found = guess(kind, apart)
    time = {"exports": "period", "indicators": "year"}.get(kind)
    if not named or time is None:
        return found
    sure = {f: c for f, c in found.confidence.items() if f not in (time, "value")} | {
        time: SIDE,
        "value": SIDE,
    }
    fit = sum(max(sure.get(fact, 0.0) for fact in group) for group in NEEDED[kind])
    placed = {fact: name for fact, name in found.columns.items() if fact in sure and fact != time}
    placed.pop("value", None)
    return Guess(kind, placed, sure, round(fit / len(NEEDED[kind]), 3))


def _chosen(
    table: Table, columns: dict[str, Profile], best: Guess, kind: Kind | None
) -> tuple[Mapping, dict[str, float]]:
    """The mapping before it is completed, and how sure it is by column, and by kind where known."""
    trade = genesis.trade(columns)
    if trade is not None and kind in (None, "exports"):
        return trade, dict.fromkeys(_told(trade), KNOWN) | {"exports": KNOWN}
    layout = layout_of(table.columns)
    if layout is not None and kind in (None, layout.kind):
        mapping = _filled(layout, columns, mapped(layout, table.columns))
        if layout.years:
            mapping = msgspec.structs.replace(
                mapping, wide=Wide(sides.years(columns), layout.years)
            )
        if layout.side_by_side:
            mapping = msgspec.structs.replace(
                mapping, wide=Wide(_named(table, layout.side_by_side), "")
            )
        if layout.rest:
            mapping = rest(table, columns, mapping)
        return mapping, dict.fromkeys(_told(mapping), KNOWN) | {layout.kind: KNOWN}
    special = sides.twins(columns) or sides.pairs(columns)
    if special is not None and kind in (None, special.kind):
        return special, dict.fromkeys(_told(special), SIDE) | {special.kind: SIDE}
    return _generic(table, columns, best), dict(best.confidence)


def _filled(layout: Layout, columns: dict[str, Profile], mapping: Mapping) -> Mapping:
    """With countries from the column in which most are known: codes have gaps, names have not."""
    better = {
        fact: max(
            candidates(layout, fact, columns),
            key=lambda name: (
                len(columns[name].texts) * max(columns[name].country, columns[name].code)
            ),
        )
        for fact in mapping.columns
        if fact in COUNTRIES
    }
    return msgspec.structs.replace(mapping, columns=mapping.columns | better)


def _named(table: Table, names: tuple[str, ...]) -> tuple[str, ...]:

    return tuple(column for column in table.columns if compact(column) in names)


def _generic(table: Table, columns: dict[str, Profile], best: Guess) -> Mapping:
    mapping = Mapping(best.kind, columns=best.columns)
    named = sides.years(columns)
    if named and best.kind in ("exports", "indicators"):
        into = "period" if best.kind == "exports" else "year"
        mapping = msgspec.structs.replace(mapping, wide=Wide(named, into))
    if "party_country" in mapping.columns:
        mapping = msgspec.structs.replace(mapping, columns=places.guessed(columns) | best.columns)
    return rest(table, columns, mapping) if best.kind == "indicators" else mapping
