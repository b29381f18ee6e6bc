"""A mapping as the command line gives it: a file, settings one by one, columns to leave out."""

from pathlib import Path
from typing import Any, Final

import msgspec

from data.intake.mapping import Mapping
from data.problem import Problem

TABLES: Final = ("columns", "constants", "countries", "statuses", "organisations")
"""Settings that hold a value for each of several names: columns.value=Amount."""

PLAIN: Final = (
    *("unit", "currency", "valuation", "classification", "scale", "decimal", "thousands"),
    *("date_order", "aggregates", "repeated", "yearly", "misplaced"),
)
LISTS: Final = ("blank",)
"""Settings that hold several names: blank=role,party_type."""

TERMS: Final = "terms"
"""What texts of a column of the facts are called here: terms.role.Leadpartner=coordinator."""


def from_file(path: Path) -> Mapping:
    """The mapping in a JSON file: its own, or under `mapping`, as `samspel check --json` writes it.

    Raises Problem where there is none.
    """
    try:
        found = msgspec.json.decode(path.read_bytes())
        inner = found.get("mapping", found) if isinstance(found, dict) else found
        return msgspec.convert(inner, Mapping)
    except (OSError, msgspec.MsgspecError) as error:
        raise Problem("problem.mapping_file", file=str(path), reason=str(error)) from error


def changed(mapping: Mapping, settings: list[str], drop: list[str]) -> Mapping:
    """The mapping with `name=value` settings, and without the columns to leave out.

    Raises Problem for a setting that is none.
    """
    told: dict[str, Any] = msgspec.to_builtins(mapping)
    for setting in settings:
        name, given, value = setting.partition("=")
        table, dot, key = name.partition(".")
        if given and dot and key and table in TABLES:
            told[table] = {**told[table], key: value}
        elif given and table == TERMS and "." in key:
            column, _, text = key.partition(".")
            told[TERMS] = {**told[TERMS], column: {**told[TERMS].get(column, {}), text: value}}
        elif given and name in LISTS:
            told[name] = [part.strip() for part in value.split(",") if part.strip()]
        elif given and name in PLAIN:
            told[name] = float(value) if name == "scale" and _is_number(value) else value
        else:
            raise _no_setting(setting)
    told["drop"] = [*told["drop"], *(column for column in drop if column not in told["drop"])]
    try:
        return msgspec.convert(told, Mapping)
    except msgspec.ValidationError as error:
        raise _no_setting(", ".join(settings)) from error


def _is_number(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False


def _no_setting(setting: str) -> Problem:
    return Problem("problem.mapping_setting", setting=setting, allowed=", ".join((*PLAIN, *LISTS)))
