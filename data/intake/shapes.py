"""Keeps a mapping by the shape of its table, and offers it for the next file of that shape.

The shape is what the columns are called; years side by side may be others next time. No value of
a file is kept but what the user chose in the mapping.
"""

import hashlib
import logging
import os
import tempfile
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from data.intake.items import named
from data.intake.layouts import compact
from data.intake.mapping import CELL, NAME, Mapping
from data.intake.reason import own
from data.intake.sides import YEAR
from data.readers.table import Table

FOLDER: Final = "shapes"
YEARS: Final = "#"

log = logging.getLogger(__name__)


def kept(folder: Path, table: Table) -> Mapping | None:
    """The mapping that was kept for tables of this shape, None where there is none that fits."""
    try:
        found = msgspec.json.decode(_path(folder, table).read_bytes(), type=Mapping)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        log.warning("a kept mapping is damaged and is left out of account", exc_info=True)
        return None
    mapping = _this_time(found, table)
    wide = mapping.wide.columns if mapping.wide is not None else ()
    fits = (named(mapping) | set(wide)) - {NAME, CELL} <= set(table.columns)
    return mapping if fits else None


def keep(folder: Path, table: Table, mapping: Mapping) -> None:
    """Keep a mapping for the next table of this shape; no error where it can't be written.

    Rejected rows come back without the columns that are dropped, which is a shape of its own.
    """
    rest = tuple(name for name in table.columns if name not in mapping.drop)
    for path in {_path(folder, table), _path(folder, replace(table, columns=rest))}:
        _write(path, mapping, folder)


def _write(path: Path, mapping: Mapping, folder: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed, so that another process never reads half of it.
        handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(mapping))
        Path(beside).replace(path)
    except OSError:
        log.warning("a mapping could not be kept in %s", folder, exc_info=True)


def _this_time(mapping: Mapping, table: Table) -> Mapping:
    """The mapping with the years that stand side by side in this table."""
    if mapping.wide is None or not all(YEAR.fullmatch(name) for name in mapping.wide.columns):
        return mapping
    years = tuple(name for name in table.columns if YEAR.fullmatch(name))
    return replace(mapping, wide=replace(mapping.wide, columns=years))


def _path(folder: Path, table: Table) -> Path:
    names = [
        YEARS if YEAR.fullmatch(name) else compact(name) or name for name in own(table.columns)
    ]
    once = list(dict.fromkeys(names))
    digest = hashlib.sha256("\n".join([table.layout, *once]).encode()).hexdigest()
    return folder / FOLDER / f"{digest[:32]}.json"
