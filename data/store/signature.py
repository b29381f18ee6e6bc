"""Who makes a version, and why: what stands beside its number for as long as it is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from data.store.card import plain
from data.store.version import Action, Card, Counts, Version

WHO_LENGTH: Final = 200
NOTE_LENGTH: Final = 2000


@dataclass(frozen=True)
class Signature:
    """Who, and why."""

    who: str
    note: str

    def version(self, before: Version | None, action: Action, card: Card) -> Version:
        """The version after another, by now; what it holds is still to be said."""
        return Version(
            number=before.number + 1 if before else 0,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            who=plain(self.who, WHO_LENGTH),
            note=plain(self.note, NOTE_LENGTH),
            action=action,
            card=card,
            counts=Counts(rows=0),
            checksum="",
        )
