"""`samspel datasets`, `versions`, `restore` and `remove`: what is stored, and its past."""

import getpass
from argparse import Namespace

import msgspec

from data.catalogue import catalogue
from data.command.console import Console
from data.command.status import Status
from data.dataset import Dataset
from data.settings import settings
from data.store.store import Store
from data.store.version import Version
from data.words import Words

CHECKSUM_LENGTH = 12
FIELDS = ("name", "title", "kind", "coverage", "start", "end", "version", "checksum", "number")


def datasets(options: Namespace, console: Console) -> Status:
    """List all datasets, stored or bundled, and those that are broken, with the reason."""
    listing = catalogue().listing()
    for dataset in listing.datasets.values():
        console.say("command.dataset", **_worded(dataset, console.words))
    reasons = {
        name: console.words(problem.key, **problem.values)
        for name, problem in listing.broken.items()
    }
    for name, reason in reasons.items():
        console.complain(console.words("command.broken_dataset", name=name, reason=reason))
    found = [{field: getattr(one, field) for field in FIELDS} for one in listing.datasets.values()]
    console.tell({"datasets": found, "broken": reasons})
    return Status.DONE


def _worded(dataset: Dataset, words: Words) -> dict[str, str]:
    return {
        "name": dataset.name,
        "title": dataset.title,
        "kind": words.term("kind", dataset.kind),
        "coverage": words.term("coverage", dataset.coverage or None),
        "period": words.period(dataset.start, dataset.end),
        "version": dataset.version,
    }


def versions(options: Namespace, console: Console) -> Status:
    """List the versions of a stored dataset, removed or not, the newest one first.

    Raises Problem where there is no such dataset.
    """
    found = _store().versions(options.dataset)
    console.say("command.versions_of", dataset=options.dataset)
    for version in reversed(found):
        told = {"when": version.when, "who": version.who, "note": version.note}
        console.say(
            "command.version",
            number=version.number,
            action=version.action,
            rows=version.counts.rows,
            checksum=version.checksum[:CHECKSUM_LENGTH],
            **told,
        )
    console.tell({"dataset": options.dataset, "versions": msgspec.to_builtins(found)})
    return Status.DONE


def restore(options: Namespace, console: Console) -> Status:
    """Bring back a version. Raises Problem where there is none of that number."""
    who = options.who or getpass.getuser()
    version = _store().restore(options.dataset, options.number, who, options.note)
    return _done("restored", version, console)


def remove(options: Namespace, console: Console) -> Status:
    """Take a dataset out of sight. Raises Problem where there is none of that name."""
    version = _store().remove(options.dataset, options.who or getpass.getuser(), options.note)
    return _done("removed", version, console)


def _done(key: str, version: Version, console: Console) -> Status:
    console.say(
        f"command.{key}",
        dataset=version.card.name,
        number=version.number,
        rows=version.counts.rows,
        of=version.of,
        last=version.number - 1,
    )
    console.tell({"version": msgspec.to_builtins(version)})
    return Status.DONE


def _store() -> Store:
    return Store(settings().store_folder)
