"""Real files, damaged: `python -m tests.data.readers.mutants [--mutants 5000]`.

Each is cut, has bits turned, bytes left out, put in or repeated, another delimiter or another
encoding. What comes of it is a table or a sentence, never a trace, never a hang, and never a row
that the whole file does not have, unless its line was touched or is told as broken.
"""

import argparse
import gzip
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from data.problem import Problem
from data.readers.archive import shown
from data.readers.read import read
from data.readers.table import LINE
from data.settings import HOME
from data.words import Words

SHARED: Final = Path(HOME).parent / "shared" / "data"
MUTANTS: Final = 5_000
SEED: Final = 20_261_126
LARGEST: Final = 15_000
"""Bytes of a text that are kept, so that thousands of mutants are read in minutes."""

SECONDS: Final = 60
PLACES: Final = (".csv", ".tsv", ".dat")
NEAR: Final = 1
"""How many lines beside one that was touched may have changed with it."""


@dataclass(frozen=True)
class Mutant:
    """A damaged file, how it was damaged, and the lines that were touched; None if all were."""

    name: str
    how: str
    content: bytes
    lines: frozenset[int] | None


def sources(folder: Path = SHARED) -> dict[str, bytes]:
    """The real files by name, texts cut after a line to a size that is soon read."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            content = path.read_bytes()
            if path.suffix == ".gz":
                content = gzip.decompress(content)
            is_text = path.name.removesuffix(".gz").lower().endswith(PLACES)
            if is_text and len(content) > LARGEST:
                content = content[: content.rfind(b"\n", 0, LARGEST) + 1]
            if is_text or len(content) < LARGEST * 80:
                found[path.name] = content
    return found


def mutants(files: dict[str, bytes], count: int, seed: int = SEED) -> Iterator[Mutant]:
    """So many mutants of the files, each file in turn."""
    random = Random(seed)
    names = sorted(files)
    for number in range(count):
        name = names[number % len(names)]
        yield mutated(name, files[name], random)


def mutated(name: str, content: bytes, random: Random) -> Mutant:
    """One file damaged in one way."""
    how = random.choice((*DAMAGES, "cut"))
    place = random.randrange(len(content))
    if how == "cut":
        return Mutant(name, how, content[:place], touched(content, [place]))
    return Mutant(name, how, DAMAGES[how](content, place, random), None)


def _bits(content: bytes, place: int, random: Random) -> bytes:
    changed = bytearray(content)
    for one in [place, *(random.randrange(len(content)) for _ in range(4))]:
        changed[one] ^= 1 << random.randrange(8)
    return bytes(changed)


def _put_in(content: bytes, place: int, random: Random) -> bytes:
    signs = random.choice((b'"', b"\n", b",", b"\x00", b"\r", b"\xff", b'""', b";;"))
    return content[:place] + signs + content[place:]


DAMAGES: Final[dict[str, Callable[[bytes, int, Random], bytes]]] = {
    "bits": _bits,
    "put in": _put_in,
    "lost": lambda content, place, random: (
        content[:place] + content[place + random.randrange(200) :]
    ),
    "again": lambda content, place, random: (
        content[: place + random.randrange(200)] + content[place:]
    ),
    "delimiter": lambda content, *_: content.translate(bytes.maketrans(b",;\t", b";,|")),
    "encoding": lambda content, *_: content.decode("utf-8", "replace").encode("utf-16"),
}


def touched(content: bytes, places: list[int]) -> frozenset[int]:
    """The lines on which some places are, and those beside them."""
    lines = {content.count(b"\n", 0, place) + 1 for place in places}
    return frozenset(one + off for one in lines for off in range(-NEAR, NEAR + 1))


def outcome(content: bytes, name: str) -> tuple[dict[int, tuple[str | None, ...]], set[int]]:
    """The rows of a file by line, and the lines told as broken; a refusal must have a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        work.mkdir()
        path = Path(folder) / "upload"
        path.write_bytes(content)
        try:
            table = read(path, name, work).tables[0]
        except Problem as problem:
            Words("en")(problem.key, **problem.values)
            return {}, set()
        frame = table.scan().collect()
        assert frame.columns == [LINE, *table.columns]
        assert frame.height == table.rows
        rows = {row[0]: row[1:] for row in frame.iter_rows()}
        return rows, set(table.unread().get_column("line").to_list())


def offence(mutant: Mutant, whole: set[tuple[str | None, ...]]) -> str:
    """What is wrong with the reading of a mutant; empty if nothing is."""
    signal.alarm(SECONDS)
    try:
        rows, broken = outcome(mutant.content, mutant.name)
    except TimeoutError:
        return "takes too long"
    finally:
        signal.alarm(0)
    if mutant.lines is None:
        return ""
    wrong = [
        line
        for line, row in rows.items()
        if row not in whole and line not in mutant.lines and line not in broken
    ]
    return f"line {wrong[0]} was never in the file" if wrong else ""


def _too_long(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Read so many mutants; the exit code is 1 if one of them was read wrongly."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.data.readers.mutants", description=__doc__
    )
    parser.add_argument("--mutants", type=int, default=MUTANTS)
    options = parser.parse_args()
    offences = list(offended(sources(), options.mutants))
    sys.stdout.write(f"{options.mutants} mutants, {len(offences)} read wrongly\n")
    sys.stdout.writelines(f"{one}\n" for one in offences)
    sys.exit(bool(offences))


def offended(files: dict[str, bytes], count: int) -> Iterator[str]:
    """What was wrong with which of so many mutants."""
    signal.signal(signal.SIGALRM, _too_long)
    wholes = {name: set(outcome(content, name)[0].values()) for name, content in files.items()}
    for number, mutant in enumerate(mutants(files, count)):
        wrong = offence(mutant, wholes[mutant.name])
        if wrong:
            yield f"{number}: {shown(mutant.name)}, {mutant.how}: {wrong}"


if __name__ == "__main__":
    main()
