"""A program of its own that writes to a store, for tests of several at once and of killed ones.

Not a copy of the process that tests: what that one runs as its main module may be a page.
"""

import random
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import cast

from data.problem import Problem
from data.settings import HOME
from data.store.store import Store
from data.store.version import How
from tests.data.store.rows import card, facts

NAMES = ("trade", "other")
ROWS = 2_000
EACH = 3
HOWS: tuple[How, ...] = ("replace", "append", "correct")
READY = "ready\n"


def each(folder: Path, writer: str, how: How) -> None:
    """Store a few versions one after the other."""
    store = Store(folder)
    for number in range(EACH):
        rows = facts({f"{writer}-{number}": float(number)})
        store.add(card(), rows.lazy(), how, who=f"writer {writer}", note=str(number))


def endless(folder: Path, seed: str) -> None:
    """Import, restore and remove without end; says when it has begun."""
    store, chance = Store(folder), random.Random(seed)
    # The first change loads what it needs; the moments of interest come after that.
    act(store, chance.choice(NAMES), chance, seed)
    sys.stdout.write(READY)
    sys.stdout.flush()
    for number in count():
        act(store, chance.choice(NAMES), chance, f"{seed}-{number}")


def act(store: Store, name: str, chance: random.Random, mark: str) -> None:
    """One change of a dataset, chosen by chance; what can't be done is left."""
    values = {f"{mark}-{row}": chance.random() for row in range(chance.randint(1, ROWS))}
    try:
        match chance.randrange(8):
            case 0:
                store.remove(name, "Ada", mark)
            case 1:
                last = store.newest(name)
                store.restore(name, chance.randint(0, last.number if last else 0), "Ada", mark)
            case _:
                rows = facts(values, name=name).lazy()
                store.add(card(name), rows, chance.choice(HOWS), who="Ada", note=mark)
    except Problem:
        return


def started(does: str, folder: Path, *arguments: object) -> subprocess.Popen[str]:
    """The program at work: `each FOLDER WRITER HOW`, or `endless FOLDER SEED`."""
    words = [sys.executable, "-m", __name__, does, str(folder), *map(str, arguments)]
    return subprocess.Popen(words, cwd=HOME, stdout=subprocess.PIPE, text=True)


def main(does: str, folder: str, *arguments: str) -> None:
    if does == "each":
        writer, how = arguments
        each(Path(folder), writer, cast(How, how))
    else:
        endless(Path(folder), *arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
