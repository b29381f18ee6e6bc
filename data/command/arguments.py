"""The commands and their options."""

import argparse
from pathlib import Path
from typing import Final, get_args

from data.store.card import STORABLE
from data.store.version import How
from data.vocabulary import COVERAGES
from data.words import Words

CARD: Final = (
    *("title", "producer", "release", "licence", "address", "accessed", "valuation"),
    *("classification", "unit", "currency"),
)
"""Fields of a dataset's card that can be given as they are."""


def parser(words: Words) -> argparse.ArgumentParser:
    """Everything that can be asked for; `command` says which."""
    whole = argparse.ArgumentParser(
        prog="samspel", description=words("command.about"), epilog=words("command.codes")
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in ("import", "check", "datasets", "versions", "restore", "remove", "read"):
        told = words(f"command.help.{name}")
        one = commands.add_parser(name, help=told, description=told, epilog=words("command.codes"))
        one.add_argument("--json", action="store_true", help=words("command.help.json"))
        one.add_argument("--quiet", action="store_true", help=words("command.help.quiet"))
        _OPTIONS[name](one, words)
    return whole


def _load(one: argparse.ArgumentParser, words: Words) -> None:
    def add(flag: str, key: str, **options: object) -> None:
        one.add_argument(flag, help=words(f"command.help.{key}"), **options)  # type: ignore[arg-type]

    add("files", "files", nargs="+", type=Path, metavar="FILE")
    add("--kind", "kind", choices=STORABLE)
    add("--table", "table", type=int)
    add("--mapping", "mapping", type=Path, metavar="JSON")
    add("--set", "set", action="append", default=[], metavar="NAME=VALUE")
    add("--drop", "drop", action="append", default=[], metavar="COLUMN")
    add("--not-personal", "not_personal", action="append", default=[], metavar="COLUMN")
    add("--dataset", "dataset")
    add("--how", "how", choices=get_args(How))
    add("--rejects", "rejects", type=Path, metavar="XLSX")


def _import(one: argparse.ArgumentParser, words: Words) -> None:
    _load(one, words)
    _signed(one, words)
    one.add_argument("--partial", action="store_true", help=words("command.help.partial"))
    one.add_argument("--coverage", choices=COVERAGES, help=words("command.help.coverage"))
    for field in CARD:
        told = words("command.help.card", field=words.term("column", field).lower())
        one.add_argument(f"--{field}", help=told)


def _signed(one: argparse.ArgumentParser, words: Words) -> None:
    one.add_argument("--who", help=words("command.help.who"))
    one.add_argument("--note", default="", help=words("command.help.note"))


def _named(one: argparse.ArgumentParser, words: Words) -> None:
    one.add_argument("dataset", help=words("command.help.dataset"))


def _restore(one: argparse.ArgumentParser, words: Words) -> None:
    _named(one, words)
    one.add_argument("number", type=int, help=words("command.help.number"))
    _signed(one, words)


def _remove(one: argparse.ArgumentParser, words: Words) -> None:
    _named(one, words)
    _signed(one, words)


def _read(one: argparse.ArgumentParser, words: Words) -> None:
    one.add_argument("files", nargs="+", type=Path, help=words("command.help.file"))
    one.add_argument("--to", type=Path, required=True, help=words("command.help.to"))


def _nothing(one: argparse.ArgumentParser, words: Words) -> None:
    pass


_OPTIONS: Final = {
    "import": _import,
    "check": _load,
    "datasets": _nothing,
    "versions": _named,
    "restore": _restore,
    "remove": _remove,
    "read": _read,
}
