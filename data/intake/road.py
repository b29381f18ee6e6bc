"""The steps of an upload that belong to readers and intake, each loaded when it is first taken."""

from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from data.intake.checked import Checked, Personal
from data.intake.mapping import Mapping, Suggestion
from data.progress import Progress
from data.readers.table import Reading, Table
from data.vocabulary import Kind
from data.words import Words


def _of(module: str, name: str) -> Any:
    return getattr(import_module(f"data.{module}"), name)


def read(path: Path, name: str, folder: Path, progress: Progress) -> Reading:
    """See data/readers/read.py."""
    found: Reading = _of("readers.read", "read")(path, name, folder, progress)
    return found


def suggest(table: Table, kept: Mapping | None, kind: Kind | None = None) -> Suggestion:
    """See data/intake/suggest.py."""
    found: Suggestion = _of("intake.suggest", "suggest")(table, kept, kind)
    return found


def personal(table: Table) -> tuple[Personal, ...]:
    """See data/intake/personal.py."""
    found: tuple[Personal, ...] = _of("intake.personal", "personal")(table)
    return found


def preview(table: Table, mapping: Mapping, rows: int) -> pl.DataFrame:
    """See data/intake/preview.py."""
    found: pl.DataFrame = _of("intake.preview", "preview")(table, mapping, rows)
    return found


def check(
    table: Table, mapping: Mapping, dataset: str, folder: Path, progress: Progress
) -> Checked:
    """See data/intake/check.py."""
    found: Checked = _of("intake.check", "check")(table, mapping, dataset, folder, progress)
    return found


def workbook(table: Table, folder: Path, words: Words) -> bytes:
    """See data/intake/rejects.py."""
    found: bytes = _of("intake.rejects", "workbook")(table, folder, words)
    return found


def kept(folder: Path, table: Table) -> Mapping | None:
    """See data/intake/shapes.py."""
    found: Mapping | None = _of("intake.shapes", "kept")(folder, table)
    return found


def keep(folder: Path, table: Table, mapping: Mapping) -> None:
    """See data/intake/shapes.py."""
    _of("intake.shapes", "keep")(folder, table, mapping)
