"""One file on its way to a dataset: read, choose a table, map, check, compare, confirm.

Page and command line go this road alike. An upload is a folder that holds the file, its state and
what each step has made, so that it keeps its place while the user is elsewhere. A step that is
taken again undoes itself and those after it first; one that fails or is cancelled stays undone.
"""

import logging
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final

import polars as pl
from msgspec.structs import replace

from data.aggregate import AGGREGATE_SCHEMA
from data.catalogue import catalogue
from data.intake import kept_out, road, source_card
from data.intake import state as states
from data.intake.checked import Checked, Personal
from data.intake.compare import CHANGES_FILE, MOVED_FILE, compare
from data.intake.difference import Difference
from data.intake.mapping import Mapping, Suggestion
from data.intake.measure import measure
from data.intake.reason import returned
from data.intake.state import State, chosen
from data.problem import Problem
from data.progress import Cancelled, Progress, quiet
from data.readers.table import Reading, Table
from data.settings import Settings, settings
from data.store.addition import NOT_YET
from data.store.card import named, plain
from data.store.store import Store
from data.store.version import Card, How, Version
from data.vocabulary import Kind
from data.words import Words

log = logging.getLogger(__name__)

FOLDER: Final = "uploads"
MAPPINGS: Final = "_mappings"
TOKEN: Final = re.compile(r"[0-9a-f]{32}")
FACTS: Final = "facts.parquet"


def begin(name: str, path: Path, *, folder: Path | None = None, take: bool = False) -> "Upload":
    """An upload of the file at `path`, which users call `name`.

    `take` moves the file into the upload. `folder` is one to work in, empty at first; without it
    the upload keeps its place in the cache, and `resumed` finds it.

    Raises Problem where the file is larger than the settings allow, or can't be opened.
    """
    ours = settings()
    measure(name, [(name, path)], ours)
    folder = folder or place(ours)
    if take:
        path = Path(shutil.move(path, folder / "file"))
    states.write(folder, State(plain(name), str(path.resolve())))
    return Upload(folder, Store(ours.store_folder))


def place(ours: Settings) -> Path:
    """A new folder in the cache where an upload keeps its place; its name is the token."""
    folder = ours.cache_folder / FOLDER / token_hex(16)
    folder.mkdir(parents=True)
    return folder


def resumed(token: str) -> "Upload":
    """The upload with this token. Raises Problem where there is none, or none any more."""
    ours = settings()
    folder = ours.cache_folder / FOLDER / token
    if not TOKEN.fullmatch(token) or not (folder / states.FILE).is_file():
        raise Problem("problem.upload_unknown")
    return Upload(folder, Store(ours.store_folder))


@dataclass(frozen=True)
class Upload:
    """One upload; its steps raise Problem, and pass on Cancelled from `progress`."""

    folder: Path
    store: Store

    @property
    def token(self) -> str:
        """What the upload is known by in an address."""
        return self.folder.name

    @property
    def state(self) -> State:
        """How far it has come. Raises Problem where it has been discarded."""
        return states.read(self.folder)

    @property
    def table(self) -> Table:
        """The chosen table. Raises Problem where none has been chosen."""
        state = self.state
        return self._table(state, chosen(state.table))

    def read(self, progress: Progress = quiet, *, ask: bool = True) -> Reading:
        """Find out what the file is and what tables it holds.

        One alone is chosen at once, and so are rejected rows that come back corrected; `ask` as
        in `choose`.
        """
        state = self._keep(State(self.state.name, self.state.path))
        reading = road.read(Path(state.path), state.name, self._emptied("read"), progress)
        self._end(state, replace(state, reading=reading))
        number = 0 if len(reading.tables) == 1 else returned(reading.tables)
        if number is not None:
            self.choose(number, ask=ask)
        return reading

    def choose(self, number: int, kind: Kind | None = None, *, ask: bool = True) -> Suggestion:
        """Take one of the tables and suggest how it is mapped; `kind` and `ask` as in `suggest`."""
        state = self.state
        state = self._keep(State(state.name, state.path, state.reading, table=number))
        known = road.kept(self._mappings, self.table)
        suggestion = road.suggest(self.table, known, kind, ask=ask)
        found = road.personal(self.table)
        mapping = kept_out.without_unread(suggestion.mapping, found)
        self._end(state, replace(state, suggestion=suggestion, personal=found, mapping=mapping))
        return suggestion

    def map(self, mapping: Mapping, cleared: tuple[str, ...] = ()) -> Mapping:
        """Take the user's mapping, and which columns are not personal though they look it."""
        state = self.state
        self._keep(replace(state, mapping=mapping, cleared=cleared, checked=None, difference=None))
        return mapping

    def preview(self, rows: int = 20) -> road.Preview:
        """The first rows as they would be stored."""
        return road.preview(self.table, chosen(self.state.mapping), rows)

    def unwanted(self) -> tuple[Personal, ...]:
        """Columns that seem to hold personal data and would be stored all the same."""
        state = self.state
        mapping = chosen(state.mapping)
        kept = kept_out.columns_read(mapping) - set(mapping.drop) - set(state.cleared)
        return tuple(found for found in state.personal if found.column in kept)

    def check(self, dataset: str, progress: Progress = quiet) -> Checked:
        """Split the table into facts of the dataset and rejects.

        Raises Problem where personal data would be stored, or the dataset's name is not free.
        """
        state = self._keep(replace(self.state, checked=None, difference=None, dataset=dataset))
        self._name(dataset)
        if unwanted := self.unwanted():
            raise kept_out.refusal([found.column for found in unwanted])
        mapping, folder = chosen(state.mapping), self._emptied("check")
        checked = road.check(self.table, mapping, dataset, folder, progress)
        found = kept_out.still_personal(folder / FACTS, mapping)
        if wrong := [one.column for one in found if one.column not in state.cleared]:
            self._emptied("check")
            self._end(state, replace(state, personal=kept_out.joined(state.personal, found)))
            raise kept_out.refusal(wrong)
        self._end(state, replace(state, checked=checked))
        return checked

    def rejects(self, words: Words) -> bytes:
        """The rejected rows as a workbook, with a reason each."""
        return road.workbook(self.table, self.folder / "check", words)

    def compare(self, how: How, progress: Progress = quiet) -> Difference:
        """Tell what would change in the stored dataset."""
        state = self._keep(replace(self.state, how=how, difference=None))
        if chosen(state.checked).facts == 0:
            raise Problem("problem.upload_empty", file=state.name)
        last = self.store.newest(state.dataset)
        is_there = last is not None and last.action != "remove"
        stored = self.store.facts(state.dataset, last.number) if last and is_there else None
        facts, kind = pl.scan_parquet(self.folder / "check" / FACTS), chosen(state.mapping).kind
        if last and last.card.kind != kind:
            raise Problem(
                "problem.store_kind", dataset=state.dataset, stored=last.card.kind, kind=kind
            )
        difference = compare(facts, stored, kind, how, self._emptied("compare"), progress)
        against = last.number if last else NOT_YET
        self._end(state, replace(state, difference=difference, against=against))
        return difference

    def changes(self, rows: int | None = None) -> pl.DataFrame:
        """The first rows of the table of changes that `compare` has made; all without a number."""
        return self._compared(CHANGES_FILE, rows)

    def moved(self, rows: int | None = None) -> pl.DataFrame:
        """The first rows of the totals that would move, largest first; all without a number."""
        return self._compared(MOVED_FILE, rows)

    def card(self) -> Card:
        """What is known of the dataset: what its last version said, else what the file tells."""
        state, mapping = self.state, chosen(self.state.mapping)
        words = Words(settings().language)
        last = self.store.newest(state.dataset) if state.dataset else None
        if last:
            return source_card.renewed(last.card, mapping, words, state.how)
        return source_card.card_for(state.dataset, state.name, self.table, mapping, words)

    def confirm(self, card: Card, who: str, note: str, progress: Progress = quiet) -> Version:
        """Store what was compared as one version, and remember the mapping.

        Raises Problem as `Store.add` does; nothing is stored then.
        """
        state = self.state
        chosen(state.difference)
        version = self.store.add(
            replace(card, name=state.dataset),
            self.folder / "check" / FACTS,
            chosen(state.how),
            who=who,
            note=note,
            progress=progress,
            after=state.against,
        )
        self._keep(replace(state, version=version))
        road.keep(self._mappings, self.table, chosen(state.mapping))
        with suppress(Cancelled):
            progress("aggregate", 0.0)
            _prepare(version)
        return version

    def discard(self) -> None:
        """Forget the upload and all that belongs to it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _mappings(self) -> Path:
        return self.store.folder / MAPPINGS

    def _keep(self, state: State) -> State:
        states.write(self.folder, state)
        return state

    def _end(self, before: State, after: State) -> None:
        """Keep what a long step found, unless the user has changed what it rests on meanwhile."""
        if self.state != before:
            raise Problem("problem.upload_step")
        self._keep(after)

    def _table(self, state: State, number: int) -> Table:
        tables = chosen(state.reading).tables
        if not 0 <= number < len(tables):
            raise Problem("problem.upload_step")
        return tables[number]

    def _name(self, dataset: str) -> None:
        """Raise Problem where the name is none, or belongs to what is not stored by users."""
        listing = catalogue().listing()
        taken = {**listing.datasets, **listing.references}.get(named(dataset))
        if taken and taken.number is None:
            raise Problem("problem.upload_name_taken", dataset=dataset)

    def _emptied(self, step: str) -> Path:
        """The folder for what a step makes, without what it made before."""
        folder = self.folder / step
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def _compared(self, file: str, rows: int | None) -> pl.DataFrame:
        chosen(self.state.difference)
        return pl.read_parquet(self.folder / "compare" / file, n_rows=rows)


def _prepare(version: Version) -> None:
    """Make what the pages read of the new version, so that its first reader does not wait."""
    if version.card.kind in AGGREGATE_SCHEMA:
        try:
            catalogue().aggregate(version.card.name)
        except Problem:
            # It is stored; what is wrong with it is told where it is looked at.
            log.exception("aggregate of %s", version.card.name)
