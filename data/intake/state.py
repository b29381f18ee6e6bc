"""How far an upload has come, written down so that it keeps its place."""

from pathlib import Path
from secrets import token_hex
from typing import Final, TypeVar

import msgspec

from data.intake.checked import Checked, Personal
from data.intake.difference import Difference
from data.intake.mapping import Mapping, Suggestion
from data.problem import Problem
from data.readers.table import Reading
from data.store.version import How, Version

T = TypeVar("T")

FILE: Final = "state.json"


class State(msgspec.Struct, frozen=True):
    """What each step found and what the user chose; None where it has not come so far.

    `name` is the file's, as the user calls it; `path` is where it lies. `table` is the number of
    the chosen table. `personal` are columns that seem to hold personal data, and `cleared` those
    of them of which the user says that they do not. `against` is the number of the version that
    it was compared with, NOT_YET where there was none. `version` is what it became.
    """

    name: str
    path: str
    reading: Reading | None = None
    table: int | None = None
    suggestion: Suggestion | None = None
    personal: tuple[Personal, ...] = ()
    mapping: Mapping | None = None
    cleared: tuple[str, ...] = ()
    dataset: str = ""
    checked: Checked | None = None
    how: How | None = None
    difference: Difference | None = None
    against: int | None = None
    version: Version | None = None


def read(folder: Path) -> State:
    """The state of the upload in a folder. Raises Problem where it is gone."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=State)
    except (OSError, msgspec.MsgspecError) as error:
        raise Problem("problem.upload_unknown") from error


def write(folder: Path, state: State) -> None:
    """Write the state down, whole or not at all."""
    half = folder / f"{FILE}.{token_hex(4)}"
    half.write_bytes(msgspec.json.encode(state))
    half.replace(folder / FILE)


def chosen(found: T | None) -> T:
    """What an earlier step found. Raises Problem where that step has not been taken."""
    if found is None:
        raise Problem("problem.upload_step")
    return found
