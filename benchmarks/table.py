"""The figures of a run as a page to read and as JSON to compare."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Final

from benchmarks.figure import Figure

VERDICTS: Final = {True: "met", False: "**missed**", None: ""}
DIGITS: Final = 3

HEAD: Final = "Measured on {day}, {machine}.\n"


def page(sections: Mapping[str, Sequence[Figure]], machine: str, day: date) -> str:
    """Markdown: what was measured where, and a table with targets for each section."""
    parts = [HEAD.format(day=day.isoformat(), machine=machine)]
    for title, figures in sections.items():
        rows = ["| | measured | target | |", "|---|---:|---:|---|", *map(row, figures)]
        parts.append(f"### {title.capitalize()}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts).rstrip()


def row(figure: Figure) -> str:
    """One line of a table."""
    bound = "at least" if figure.at_least else "at most"
    target = "" if figure.target is None else f"{bound} {number(figure.target)} {figure.unit}"
    measured = f"{number(figure.value)} {figure.unit}"
    return f"| {figure.name} | {measured} | {target} | {VERDICTS[figure.passed]} |"


def number(value: float) -> str:
    """A number with as many digits as tell something: 1,234, 56.7, 0.123."""
    whole = len(f"{abs(value):.0f}") if abs(value) >= 1 else 0
    return f"{value:,.{max(0, DIGITS - whole)}f}"


def record(sections: Mapping[str, Sequence[Figure]], machine: str, day: date) -> str:
    """The same as JSON."""
    figures = {title: [asdict(figure) for figure in found] for title, found in sections.items()}
    told = {"date": day.isoformat(), "machine": machine, "sections": figures}
    return json.dumps(told, indent=1) + "\n"
