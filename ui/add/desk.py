"""What the page "Add data" works on: one upload, what is known of it, and how that is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import msgspec

from data.intake import road
from data.intake.mapping import Mapping, Suggestion
from data.intake.state import State
from data.intake.upload import Upload
from data.progress import Progress
from data.store.card import name_for
from data.store.version import How
from data.words import Words
from ui import address
from ui.add import work
from ui.page import Page

HOWS: Final[tuple[How, ...]] = ("correct", "append", "replace")
"""How rows may join those that are stored, what changes least of them first."""

GONE: Final = {"upload": "", "step": "", "dataset": "", "how": ""}


@dataclass(frozen=True)
class Desk:
    """One upload on the page."""

    page: Page
    upload: Upload

    @property
    def words(self) -> Words:
        """The reader's words."""
        return self.page.words

    @cached_property
    def state(self) -> State:
        """What is known of the upload in this run."""
        return self.upload.state

    @property
    def mapping(self) -> Mapping:
        """The mapping in force; a table has been chosen."""
        assert self.state.mapping is not None
        return self.state.mapping

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the chosen table."""
        return self.upload.table.columns

    @cached_property
    def suggestion(self) -> Suggestion:
        """What is unknown and undecided under the mapping in force.

        It is found anew where the user has changed what it rests on, and kept in the session.
        """
        assert self.state.suggestion is not None
        if _rests_on(self.mapping) == _rests_on(self.state.suggestion.mapping):
            return self.state.suggestion
        key = (self.upload.token, self.state.table, _rests_on(self.mapping))
        known = address.recall("suggested")
        if not isinstance(known, tuple) or known[0] != key:
            known = (key, road.suggest(self.upload.table, self.mapping))
            address.remember("suggested", known)
        found: Suggestion = known[1]
        return found

    @property
    def dataset(self) -> str:
        """The name of the dataset that the rows are for: as chosen, else made of the file's."""
        return self.page.option("dataset") or self.state.dataset or name_for(self.state.name)

    @cached_property
    def is_stored(self) -> bool:
        """Whether users have stored that dataset already."""
        known = self.upload.store.newest(self.dataset)
        return known is not None and known.action != "remove"

    @property
    def title(self) -> str:
        """The dataset's title, its name while it has none."""
        known = self.upload.store.newest(self.dataset)
        return known.card.title if known else self.dataset

    @property
    def how(self) -> How:
        """How the rows join those that are stored."""
        chosen = self.page.option("how") if self.is_stored else "replace"
        return next(how for how in HOWS if how == chosen)

    def put(self, name: str, change: Callable[[Mapping, Any], Mapping]) -> None:
        """Change the mapping as the widget of that name says: the `on_change` of every field."""
        state = self.upload.state
        if state.mapping is not None:
            self.upload.map(change(state.mapping, address.given(name)), state.cleared)

    def start(self, name: str, does: Callable[[Progress], object], step: str) -> None:
        """Start a long step; the page shows `step` when it has ended well."""
        work.start(self.upload.token, name, does)
        address.write({"step": step})

    def leave(self, sentence: str) -> None:
        """Discard the upload; the place to drop another says the sentence."""
        self.upload.discard()
        address.remember("upload", None)
        address.remember("add_said", sentence)
        address.write(GONE)


def _rests_on(mapping: Mapping) -> bytes:
    """The part of a mapping that what is unknown depends on."""
    answers = msgspec.structs.replace(mapping, countries={}, terms={}, organisations={}, drop=())
    return msgspec.json.encode(answers)
