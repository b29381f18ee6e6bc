"""`samspel import` and `samspel check`: the road to a dataset, with nobody there to ask."""

import getpass
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from msgspec.structs import replace

from data.command import mapped
from data.command.arguments import CARD
from data.command.console import Console
from data.command.status import Status
from data.intake import road
from data.intake import state as states
from data.intake.leftovers import COMMANDS
from data.intake.mapping import Unknown
from data.intake.together import begin
from data.intake.upload import Upload
from data.problem import Problem
from data.settings import settings
from data.store.card import name_for
from data.store.version import Card, How, Version
from data.store.work import working

LISTED = 10
"""Totals that move, and rules that are broken, shown in sentences; JSON has more."""

LISTED_FOR_MACHINES = 1000


def check(options: Namespace, console: Console) -> Status:
    """Tell what an import would do. Raises Problem where the files are refused."""
    with _begun(options) as upload:
        status = _checked(upload, options, console)
        if status in (Status.DONE, Status.REJECTED) and states.chosen(upload.state.checked).facts:
            _compared(upload, options.how or "replace", console)
        console.tell(_told(upload))
        return status


def load(options: Namespace, console: Console) -> Status:
    """Store the files as a version. Raises Problem where refused; then nothing is stored."""
    with _begun(options) as upload:
        status = _checked(upload, options, console)
        if status == Status.REJECTED and options.partial:
            status = Status.DONE
        elif status == Status.REJECTED:
            rejected = states.chosen(upload.state.checked).rejected
            console.complain(console.words("command.rejected", count=rejected))
        if status == Status.DONE:
            status = _stored(upload, options, console)
        console.tell(_told(upload))
        return status


@contextmanager
def _begun(options: Namespace) -> Iterator[Upload]:
    place = settings().cache_folder / COMMANDS
    with working(place, "command") as folder:
        yield begin([(path.name, path) for path in options.files], folder=folder)


def _checked(upload: Upload, options: Namespace, console: Console) -> Status:
    """Read, map and check: DONE, REJECTED where rows were, UNDECIDED where something is open."""
    _read(upload, options, console)
    if open_ones := _map(upload, options):
        console.complain(console.words("command.choose", options=", ".join(open_ones)))
        return Status.UNDECIDED
    name = options.dataset or name_for(options.files[0].name)
    checked = upload.check(name, console.progress)
    console.say(
        "command.checked",
        read=checked.read,
        accepted=checked.accepted,
        rejected=checked.rejected,
        left_out=sum(checked.left_out.values()),
    )
    _explain(upload, options, console)
    return Status.REJECTED if checked.rejected else Status.DONE


def _read(upload: Upload, options: Namespace, console: Console) -> None:
    reading = upload.read(console.progress, ask=False)
    number = options.table - 1 if options.table else upload.state.table or 0
    if upload.state.table != number or options.kind:
        upload.choose(number, options.kind, ask=False)
    table = upload.table
    for remark in (*reading.remarks, *table.remarks):
        console.remark(remark)
    console.say(
        "command.table",
        number=number + 1,
        count=len(reading.tables),
        part=table.part,
        columns=", ".join(table.columns[:LISTED]),
    )


def _map(upload: Upload, options: Namespace) -> list[str]:
    """Put the mapping together; returns what must still be chosen.

    Raises Problem where the table is of no kind.
    """
    suggestion = states.chosen(upload.state.suggestion)
    if options.mapping:
        mapping = mapped.from_file(options.mapping)
        lacking: set[str] = set()
    elif suggestion.refused:
        raise Problem(suggestion.refused)
    else:
        mapping = states.chosen(upload.state.mapping)
        lacking = {*suggestion.lacking, *suggestion.open}
    mapping = mapped.changed(mapping, options.set, options.drop)
    upload.map(mapping, tuple(options.not_personal))
    given = {setting.partition("=")[0].rpartition(".")[2] for setting in options.set}
    return sorted(lacking - given)


def _explain(upload: Upload, options: Namespace, console: Console) -> None:
    """Say why rows were rejected or left out, and keep the rejected ones where that is wanted."""
    checked, words = states.chosen(upload.state.checked), console.words
    for broken in checked.broken[:LISTED]:
        rule = words(f"rule.{broken.rule}")
        console.say("command.broken", count=broken.rows, column=broken.column, rule=rule)
    for reason, rows in checked.left_out.items():
        console.say("command.left_out", count=rows, reason=words(f"left_out.{reason}"))
    for column, rows in checked.emptied.items():
        why = words(f"emptied.{column}")
        console.say("command.emptied", count=rows, column=column, reason=why)
    for one in checked.righted:
        named, taken = words.country(one.named), words.country(one.taken)
        console.say("command.righted", count=one.rows, named=named, taken=taken)
    for remark in checked.remarks:
        console.remark(remark)
    if options.rejects and checked.rejected:
        options.rejects.write_bytes(upload.rejects(words))
        console.say("command.rejects_kept", file=str(options.rejects))


def _compared(upload: Upload, how: How, console: Console) -> None:
    difference = upload.compare(how, console.progress)
    told = {name: getattr(difference, name) for name in difference.__struct_fields__}
    console.say("command.differs", how=how, **told)
    for moved in upload.moved(LISTED).iter_rows(named=True):
        years = {"year": str(moved["year"]), "country": console.words.country(moved["country"])}
        console.say("command.total_moves", **{**moved, **years})


def _stored(upload: Upload, options: Namespace, console: Console) -> Status:
    name = upload.state.dataset
    last = upload.store.newest(name)
    is_there = last is not None and last.action != "remove"
    wanted = {"--how": is_there and not options.how, "--coverage": not (last or options.coverage)}
    if any(wanted.values()):
        missing = ", ".join(option for option, lacks in wanted.items() if lacks)
        console.complain(console.words("command.choose", options=missing))
        return Status.UNDECIDED
    _compared(upload, options.how or "replace", console)
    try:
        version = upload.confirm(
            _card(upload, options), options.who or getpass.getuser(), options.note, console.progress
        )
    except Problem as problem:
        if problem.key != "problem.store_nothing_new":
            raise
        console.say("command.nothing_new", file=upload.state.name, dataset=name)
        return Status.DONE
    _say(version, console)
    return Status.DONE


def _card(upload: Upload, options: Namespace) -> Card:
    given = {field: getattr(options, field) for field in (*CARD, "coverage")}
    return replace(upload.card(), **{field: value for field, value in given.items() if value})


def _say(version: Version, console: Console) -> None:
    counts = msgspec.structs.asdict(version.counts)
    console.say("command.stored", number=version.number, dataset=version.card.name, **counts)


def _unknown(upload: Upload) -> tuple[Unknown, ...]:
    """What is not recognised; a table that was taken whole need not be searched for it."""
    checked = upload.state.checked
    if checked and not checked.rejected and not checked.emptied:
        return ()
    return road.unknown(upload.table, states.chosen(upload.state.mapping))


def _told(upload: Upload) -> dict[str, Any]:
    """All that is known of the upload, as JSON can say it."""
    state = upload.state
    found: dict[str, Any] = {
        name: msgspec.to_builtins(getattr(state, name))
        for name in ("name", "mapping", "personal", "checked", "dataset", "how", "difference")
    }
    suggestion = msgspec.to_builtins(state.suggestion) or {}
    found |= {name: suggestion.get(name) for name in ("lacking", "open", "confidence")}
    found["unknown"] = msgspec.to_builtins(_unknown(upload))
    reading = states.chosen(state.reading)
    found |= {"format": reading.format, "encoding": reading.encoding, "table": state.table}
    if state.difference:
        found["moved"] = upload.moved(LISTED_FOR_MACHINES).to_dicts()
        found["changes"] = upload.changes(LISTED_FOR_MACHINES).to_dicts()
    found["version"] = msgspec.to_builtins(state.version)
    return found
