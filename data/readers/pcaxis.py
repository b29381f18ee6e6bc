"""Reads a PC-Axis file: keywords that describe a cube, then its values.

pyaxis was looked at: it works in pandas, knows one language and no symbols in the data. Format:
Statistics Sweden, PX-file format specification, version 2013.
"""

import re
from math import prod
from pathlib import Path
from typing import Final

import polars as pl

from data.problem import Problem
from data.readers.lines import Text
from data.readers.outline import names
from data.readers.rows import Rows
from data.readers.table import LINE, Table, kept

MOST_BYTES: Final = 200 << 20
MOST_CELLS: Final = 20_000_000
KEYWORD: Final = re.compile(
    r'\s*([A-Z][A-Z0-9-]*)(?:\[([^\]]*)\])?(?:\(((?:"[^"]*"|[^)"])*)\))?\s*=((?:"[^"]*"|[^;"])*);',
    re.S,
)
QUOTED: Final = re.compile(r'"([^"]*)"')
VALUE: Final = re.compile(r'"([^"]*)"|([^\s",;]+)')
TOLD: Final = {
    "TITLE": "title",
    "DESCRIPTION": "description",
    "CONTENTS": "contents",
    "UNITS": "unit",
    "SOURCE": "source",
    "LAST-UPDATED": "updated",
    "NOTE": "note",
    "DECIMALS": "decimals",
    "MATRIX": "table",
}

Keywords = dict[tuple[str, str], str]


def read_pcaxis(text: Text, folder: Path) -> list[Table]:
    """The table of a PX file in its first language: one row for each cell, codes beside labels."""
    if text.path.stat().st_size > MOST_BYTES:
        raise Problem("problem.too_many_cells", count=text.path.stat().st_size, most=MOST_CELLS)
    content = text.path.read_bytes()[text.mark :].decode(text.encoding, "replace")
    described, _, data = content.partition("DATA=")
    if not data:
        raise Problem("problem.file_damaged")
    keywords = _keywords(described)
    variables = [*_list(keywords, "STUB"), *_list(keywords, "HEADING")]
    texts = {one: _list(keywords, "VALUES", one) for one in variables}
    count = prod(len(one) for one in texts.values())
    if not variables or not count or count > MOST_CELLS:
        raise Problem("problem.file_damaged")
    values = [quoted or bare for quoted, bare in VALUE.findall(data)]
    if len(values) != count:
        raise Problem("problem.px_values", count=len(values), expected=count)
    columns = _columns(keywords, texts, count) | {"value": pl.Series(values, dtype=pl.String)}
    return [_table(columns, _about(keywords), folder)]


def _keywords(described: str) -> Keywords:
    """The keywords of the first language, by name and by the variable they are about."""
    found: Keywords = {}
    main = ""
    for name, language, about, value in KEYWORD.findall(described):
        if name == "LANGUAGE":
            main = "".join(QUOTED.findall(value))
        if not language or language == main:
            found.setdefault((name, ",".join(QUOTED.findall(about))), value)
    return found


def _list(keywords: Keywords, name: str, about: str = "") -> list[str]:
    return QUOTED.findall(keywords.get((name, about), ""))


def _columns(keywords: Keywords, texts: dict[str, list[str]], count: int) -> dict[str, pl.Series]:
    columns: dict[str, pl.Series] = {}
    inner = count
    for variable, labels in texts.items():
        inner //= len(labels)
        outer = count // (inner * len(labels))
        places = [place for place in range(len(labels)) for _ in range(inner)] * outer
        codes = _list(keywords, "CODES", variable)
        if codes and codes != labels and len(codes) == len(labels):
            columns[f"{variable} code"] = pl.Series(codes, dtype=pl.String).gather(places)
        columns[variable] = pl.Series(labels, dtype=pl.String).gather(places)
    return columns


def _about(keywords: Keywords) -> dict[str, str]:
    told: dict[str, str] = {}
    for (name, _), value in keywords.items():
        if name in TOLD:
            text = "".join(QUOTED.findall(value)) or value.strip()
            told.setdefault(TOLD[name], text)
    times = [about for (name, about) in keywords if name == "TIMEVAL"]
    return told | ({"role time": times[0]} if times else {})


def _table(columns: dict[str, pl.Series], about: dict[str, str], folder: Path) -> Table:
    frame = pl.DataFrame(columns)
    frame.columns = list(names(frame.columns, frame.width))
    titles = tuple(frame.columns)
    lines = pl.int_range(1, frame.height + 1, eager=True).cast(pl.Int64).alias(LINE)
    with Rows(kept(folder, 0), titles) as rows:
        rows.add(frame.insert_column(0, lines))
        rows.finish(lambda tail: tail.height)
    return Table(
        titles,
        str(rows.path),
        rows=rows.count,
        decimal=".",
        layout="pc_axis",
        about=about,
        header=titles,
    )
