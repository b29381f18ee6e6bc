"""One stored dataset on disk: a Delta table whose versions are those that users see.

Every version is one commit that carries its Version as metadata. Whoever commits says on which
version the work rests; where another has committed since, nothing is written. Nothing expires:
neither the log nor a file of an earlier version is ever removed.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, Schema
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from deltalake.transaction import AddAction, create_table_with_add_actions

from data.problem import Problem
from data.schemas import SCHEMAS
from data.store.version import Version
from data.vocabulary import Kind

LOG: Final = "_delta_log"
FIRST: Final = f"{0:020}.json"
UNFINISHED: Final = re.compile(r"\.tmp$|#\d+$")
RECORD: Final = "samspel"
NEVER: Final = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}


class Overtaken(Exception):  # noqa: N818 - it is no error: another was first, and it is tried again
    """Another has committed since the version on which the work rests."""


def versions(folder: Path) -> tuple[Version, ...]:
    """Every version, the first one first; none where there is no table.

    Raises Problem where the table can't be read.
    """
    table = _open(folder)
    last = -1 if table is None else table.version()
    return tuple(_told(folder, number) for number in range(last + 1))


def newest(folder: Path) -> Version | None:
    """The newest version, None where there is no table. Raises Problem as `versions` does."""
    table = _open(folder)
    return None if table is None else _told(folder, table.version())


def _open(folder: Path, number: int | None = None) -> DeltaTable | None:
    # Without its log the library takes any path for one where a table may be made.
    if not (folder / LOG).is_dir():
        return None
    try:
        return DeltaTable(folder, version=number)
    except TableNotFoundError:
        return None
    except (DeltaError, OSError, ValueError) as error:
        raise _damaged(folder) from error


def _told(folder: Path, number: int) -> Version:
    """What a version says of itself.

    It is read from its own commit: the library's history counts back from the table's version, but
    from commits that may have been made since.
    """
    try:
        lines = (folder / LOG / f"{number:020}.json").read_bytes().splitlines()
        [record] = [told[RECORD] for line in lines if (told := json.loads(line).get("commitInfo"))]
        return msgspec.convert({**record, "number": number}, Version)
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(folder) from error


def paths(folder: Path, number: int) -> tuple[Path, ...]:
    """The files of a version, by name. Raises Problem where the table has none or is damaged."""
    table = _open(folder, number)
    if table is None:
        raise _damaged(folder)
    # The names of files are of this program's making and need no decoding.
    return tuple(sorted(folder / Path(uri).name for uri in table.file_uris()))


def files(folder: Path) -> tuple[Path, ...]:
    """The table's files with rows, of all versions, and the commit of its newest one."""
    rows = sorted(folder.glob("*.parquet"))
    commits = sorted((folder / LOG).glob("*.json"))
    return (*rows, *commits[-1:])


def bury(folder: Path, name: str) -> None:
    """Remove what a writer that died has left: the file it made, unless a version rests on it.

    Raises Problem where the log can't be read and nothing can be told; then nothing is removed.
    """
    path = folder / name
    if path.name not in _needed(folder):
        path.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove commits half made and a table without a version; nobody may be writing."""
    for path in (folder / LOG).glob("*"):
        if UNFINISHED.search(path.name):
            path.unlink(missing_ok=True)
    for empty in (folder / LOG, folder):
        with suppress(OSError):
            empty.rmdir()


def _needed(folder: Path) -> set[str]:
    """Names of the files of every version there has been."""
    logs = (folder / LOG).glob("*.json")
    try:
        lines = [json.loads(line) for path in logs for line in path.read_bytes().splitlines()]
        return {line["add"]["path"] for line in lines if "add" in line}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(folder) from error


def append(folder: Path, version: Version, path: Path) -> None:
    """Commit a version with one file more. Raises Overtaken."""
    _commit(folder, version, [path], "append")


def replace(folder: Path, version: Version, *paths: Path) -> None:
    """Commit a version with these files alone, the table's first where there is none.

    Raises Overtaken.
    """
    if version.number:
        _commit(folder, version, paths, "overwrite")
        return
    try:
        create_table_with_add_actions(
            str(folder),
            _schema(version.card.kind),
            [_added(path) for path in paths],
            "error",
            configuration=NEVER,
            **_properties(version),
        )
    except DeltaError as error:
        raise _overtaken_or(error, folder, version) from error


def restore(folder: Path, version: Version, of: int) -> None:
    """Commit a version with the files of version `of`. Raises Overtaken."""
    table = _at(folder, version)
    try:
        table.restore(of, **_properties(version))
    except CommitFailedError as error:
        raise Overtaken from error
    except DeltaError as error:
        raise _damaged(folder) from error


def _commit(folder: Path, version: Version, paths: Sequence[Path], mode: str) -> None:
    table = _at(folder, version)
    try:
        table.create_write_transaction(
            [_added(path) for path in paths],
            mode,
            _schema(version.card.kind),
            **_properties(version),
        )
    except DeltaError as error:
        raise _overtaken_or(error, folder, version) from error


def _at(folder: Path, version: Version) -> DeltaTable:
    """The table at the version before this one: a commit that is not the next one fails."""
    table = _open(folder, version.number - 1)
    if table is None:
        raise _damaged(folder)
    return table


def _overtaken_or(error: DeltaError, folder: Path, version: Version) -> Exception:
    last = newest(folder)
    return Overtaken() if last and last.number >= version.number else error


def _added(path: Path) -> AddAction:
    stat = path.stat()
    rows = pl.scan_parquet(path).select(pl.len()).collect().item()
    told = json.dumps({"numRecords": rows})
    return AddAction(path.name, stat.st_size, {}, int(stat.st_mtime * 1000), True, told)


def _schema(kind: Kind) -> Schema:
    empty = SCHEMAS[kind].create_empty()
    return Schema.from_arrow(empty.to_arrow(compat_level=pl.CompatLevel.oldest()).schema)


def _properties(version: Version) -> dict[str, Any]:
    record = {
        name: value for name, value in msgspec.to_builtins(version).items() if name != "number"
    }
    return {
        "commit_properties": CommitProperties({RECORD: record}, max_commit_retries=0),
        "post_commithook_properties": PostCommitHookProperties(True, cleanup_expired_logs=False),
    }


def _damaged(folder: Path) -> Problem:
    return Problem("problem.store_damaged", dataset=folder.name, folder=str(folder))
