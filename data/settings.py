"""Where the data and the cache lie and what the server listens to: one small TOML file.

`samspel.toml` beside dashboard.py, or the file that the environment variable SAMSPEL_SETTINGS
names. Without a file everything has a default. A relative folder is read from the file's own.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from data.problem import Problem
from data.words import languages

HOME: Final = Path(__file__).resolve().parent.parent
FILE: Final = "samspel.toml"
VARIABLE: Final = "SAMSPEL_SETTINGS"
PLACES: Final = ("data_folder", "cache_folder", "store_folder", "template")
"""Settings that name a folder or a file."""

PORTS: Final = range(1024, 65536)
UPLOADS_MB: Final = range(1, 1_000_001)
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class Settings:
    """What a place decides for itself.

    `data_folder` adds datasets to the bundled ones (a folder with a sources.csv; None = none);
    `store_folder` keeps the datasets that users import, with all their versions; `cache_folder`
    keeps what is made of large datasets and may be deleted at any time. A file of more than
    `largest_upload_mb` million bytes is not taken. `template` is the
    organisation's PowerPoint template for briefs, a .pptx or .potx (None = the house's own).
    """

    data_folder: Path | None = None
    cache_folder: Path = HOME / "local" / "cache"
    store_folder: Path = HOME / "local" / "store"
    largest_upload_mb: int = 2000
    host: str = "127.0.0.1"
    port: int = 8501
    language: str = "en"
    template: Path | None = None

    @property
    def largest_upload(self) -> int:
        """The size of the largest file that is taken, in bytes."""
        return self.largest_upload_mb * MEGABYTE


def settings() -> Settings:
    """The settings in force. Raises Problem naming file, key and what is allowed."""
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else HOME / FILE
    if not named and not path.exists():
        return Settings()
    return read(path)


def read(path: Path) -> Settings:
    """The settings in one TOML file. Raises Problem naming file, key and what is allowed."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem("problem.settings_unreadable", file=str(path), reason=str(error)) from error
    unknown = sorted(set(found) - set(_KEYS))
    if unknown:
        raise Problem(
            "problem.settings_unknown_key",
            file=str(path),
            setting=unknown[0],
            allowed=", ".join(_KEYS),
        )
    return Settings(**{key: _checked(path, key, value) for key, value in found.items()})


def _checked(path: Path, key: str, value: object) -> Any:
    fits, allowed = _KEYS[key]
    if not fits(value):
        raise Problem(
            "problem.settings_value",
            file=str(path),
            setting=key,
            value=repr(value),
            allowed=allowed(),
        )
    return path.parent / str(value) if key in PLACES else value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_in(allowed: range) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and value in allowed


def _from_to(allowed: range) -> Callable[[], str]:
    return lambda: f"{allowed.start}-{allowed.stop - 1}"


def _is_template(value: object) -> bool:
    return isinstance(value, str) and value.lower().endswith((".pptx", ".potx"))


_KEYS: Final[Mapping[str, tuple[Callable[[object], bool], Callable[[], str]]]] = {
    "data_folder": (_is_text, lambda: '"folder"'),
    "cache_folder": (_is_text, lambda: '"folder"'),
    "store_folder": (_is_text, lambda: '"folder"'),
    "largest_upload_mb": (_is_in(UPLOADS_MB), _from_to(UPLOADS_MB)),
    "host": (_is_text, lambda: '"127.0.0.1"'),
    "port": (_is_in(PORTS), _from_to(PORTS)),
    "template": (_is_template, lambda: '"ours.pptx", "ours.potx"'),
    "language": (lambda value: value in languages(), lambda: ", ".join(languages())),
}
