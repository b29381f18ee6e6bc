"""A stored dataset as the source card that every dataset has."""

import msgspec

from data.dataset import Dataset
from data.store.store import Store
from data.store.version import Version


def dataset(store: Store, name: str) -> Dataset | None:
    """The newest version of a dataset as its card says, None where it has been removed.

    Where the user did not say whose it is, of which edition and when it was read, it is of who
    imported it, on the day of the import. Raises Problem where it is damaged.
    """
    version = store.newest(name)
    if version is None or version.action == "remove":
        return None
    return card(store, version)


def card(store: Store, version: Version) -> Dataset:
    """The source card of any version. Raises Problem where one of its files is missing."""
    told, day = version.card, version.when.partition("T")[0]
    return Dataset(
        **msgspec.structs.asdict(told)
        | {
            "producer": told.producer or version.who,
            "release": told.release or day,
            "accessed": told.accessed or day,
        },
        start=version.start,
        end=version.end,
        paths=store.paths(told.name, version.number),
        checksum=version.checksum,
        number=version.number,
    )
