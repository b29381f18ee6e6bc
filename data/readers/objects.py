"""Reads tables out of JSON: records, lists of rows, columns, and answers that wrap them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

from data.problem import Problem
from data.progress import Progress
from data.readers.cube import cubes, is_cube
from data.readers.encoding import encoding_of
from data.readers.outline import names
from data.readers.rows import Rows
from data.readers.table import Table, kept

MOST_BYTES: Final = 300 << 20
MOST_COLUMNS: Final = 4_000
DEEP: Final = 3
BATCH: Final = 20_000


def read_json(path: Path, folder: Path, progress: Progress) -> tuple[str, list[Table]]:
    """The format of a JSON file, a key below `format_of`, and its tables."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise Problem("problem.json_too_large", size=size >> 20, most=MOST_BYTES >> 20)
    progress("read", 0.0)
    form, content = _parsed(path)
    progress("read", 0.5)
    if is_cube(content):
        return "json_stat", cubes(content, folder)
    rows, about = found(content)
    if not rows:
        raise Problem("problem.no_table")
    return form, [_table(rows, about, folder)]


def _parsed(path: Path) -> tuple[str, Any]:
    encoding, mark = encoding_of(path)
    raw = path.read_bytes()[mark:]
    text = raw if encoding == "utf-8" else raw.decode(encoding, "replace").encode()
    try:
        return "json", orjson.loads(text)
    except orjson.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) == 1:
            raise Problem("problem.file_damaged") from error
    try:
        return "ndjson", [orjson.loads(line) for line in lines]
    except orjson.JSONDecodeError as error:
        raise Problem("problem.file_damaged") from error


def found(content: Any, deep: int = DEEP) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The largest list of records in some content, and the plain facts told beside it."""
    if isinstance(content, list):
        return _listed(content), {}
    if not isinstance(content, dict):
        return [], {}
    columns = [one for one in content.values() if isinstance(one, list)]
    if len(columns) == len(content) > 1 and _are_columns(columns):
        return [dict(zip(content, row, strict=True)) for row in zip(*columns, strict=True)], {}
    inner = [found(one, deep - 1) for one in content.values()] if deep else []
    rows, about = max(inner, key=lambda one: len(one[0]), default=([], {}))
    told = {key: _text(one) for key, one in content.items() if isinstance(one, str | int | float)}
    return rows, {**{key: text for key, text in told.items() if text}, **about}


def _are_columns(columns: Sequence[list[Any]]) -> bool:
    sizes = {len(one) for one in columns}
    return len(sizes) == 1 and not any(
        isinstance(cell, dict | list) for one in columns for cell in one
    )


def _listed(content: list[Any]) -> list[dict[str, Any]]:
    """Records of a list of objects, or of rows of which the first names the columns."""
    records = [one for one in content if isinstance(one, dict)]
    if records:
        return records
    rows = [one for one in content if isinstance(one, list)]
    if not rows[1:] or not all(isinstance(cell, str) for cell in rows[0]):
        return []
    titles = names(rows[0], len(rows[0]))
    return [dict(zip(titles, row, strict=False)) for row in rows[1:]]


def _table(records: list[dict[str, Any]], about: dict[str, str], folder: Path) -> Table:
    flat = [dict(_flat(one, "", DEEP)) for one in records]
    titles = tuple(dict.fromkeys(key for one in flat for key in one))
    if len(titles) > MOST_COLUMNS:
        raise Problem("problem.too_many_columns", count=len(titles), most=MOST_COLUMNS)
    columns = names(titles, len(titles))
    with Rows(kept(folder, 0), columns) as rows:
        for first in range(0, len(flat), BATCH):
            batch = flat[first : first + BATCH]
            cells = [[one.get(title) for title in titles] for one in batch]
            rows.add_cells(range(first + 1, first + 1 + len(batch)), cells)
        rows.finish(lambda tail: tail.height)
    return Table(columns, str(rows.path), rows=rows.count, decimal=".", about=about, header=titles)


def _flat(record: dict[str, Any], before: str, deep: int) -> Iterator[tuple[str, str | None]]:
    for key, value in record.items():
        if isinstance(value, dict) and deep:
            yield from _flat(value, f"{before}{key}.", deep - 1)
        else:
            yield before + key, _text(value)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return "; ".join(text for one in value if (text := _text(one)))
    return repr(value) if isinstance(value, float) else orjson.dumps(value).decode()
