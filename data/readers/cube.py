"""Reads JSON-stat, versions 1 and 2: one row for each cell of the cube, with codes and labels."""

from collections.abc import Sequence
from math import prod
from pathlib import Path
from typing import Any, Final

import polars as pl

from data.problem import Problem
from data.readers.outline import names
from data.readers.rows import Rows
from data.readers.table import LINE, Table, kept

MOST_CELLS: Final = 20_000_000
BROKEN: Final = (KeyError, TypeError, ValueError, IndexError, AttributeError)
TOLD: Final = ("label", "title", "source", "updated", "lastUpdateDate", "note")


def is_cube(content: Any) -> bool:
    """Whether some JSON is JSON-stat: a dataset, or an object of datasets."""
    return bool(_datasets(content))


def _datasets(content: Any) -> list[dict[str, Any]]:
    if not isinstance(content, dict):
        return []
    if _is_dataset(content):
        return [content]
    return [one for one in content.values() if _is_dataset(one)]


def _is_dataset(content: Any) -> bool:
    return (
        isinstance(content, dict)
        and isinstance(content.get("dimension"), dict)
        and isinstance(content.get("value"), list | dict)
    )


def cubes(content: Any, folder: Path) -> list[Table]:
    """The tables of all datasets in some JSON-stat."""
    try:
        return [_table(one, folder, place) for place, one in enumerate(_datasets(content))]
    except BROKEN as error:
        raise Problem("problem.file_damaged") from error


def _table(dataset: dict[str, Any], folder: Path, number: int) -> Table:
    dimensions = dataset["dimension"]
    ids = [str(one) for one in dataset.get("id") or dimensions["id"]]
    codes = {one: _codes(dimensions[one]["category"]) for one in ids}
    count = prod(len(one) for one in codes.values())
    if count > MOST_CELLS:
        raise Problem("problem.too_many_cells", count=count, most=MOST_CELLS)
    columns: dict[str, pl.Series] = {}
    inner = count
    for one in ids:
        inner //= max(len(codes[one]), 1)
        columns |= _dimension(one, dimensions[one], codes[one], inner, count)
    columns |= _values(dataset, count)
    frame = pl.DataFrame(columns)
    frame.columns = list(names(frame.columns, frame.width))
    lines = pl.int_range(1, count + 1, eager=True).cast(pl.Int64).alias(LINE)
    with Rows(kept(folder, number), frame.columns) as rows:
        rows.add(frame.insert_column(0, lines))
        rows.finish(lambda tail: tail.height)
    about = _about(dataset) | _roles(dataset) | _units(dimensions, ids)
    return Table(
        tuple(frame.columns[1:]),
        str(rows.path),
        rows=rows.count,
        decimal=".",
        layout="json_stat",
        about=about,
        header=tuple(frame.columns[1:]),
    )


def _codes(category: dict[str, Any]) -> list[str]:
    """The codes of a dimension in their order; a single category may have a label alone."""
    index = category.get("index")
    if isinstance(index, dict):
        return sorted(index, key=lambda code: index[code])
    return [str(code) for code in index] if index else list(category["label"])


def _dimension(
    name: str, dimension: dict[str, Any], codes: Sequence[str], inner: int, count: int
) -> dict[str, pl.Series]:
    """The column of codes, and one of labels where those say more, repeated over the cells."""
    labels = dimension["category"].get("label") or {}
    outer = count // max(len(codes) * inner, 1)
    place = pl.Series([*range(len(codes))] * 1, dtype=pl.Int64)
    order = place.to_frame("p").select(pl.col("p").repeat_by(inner).explode()).to_series()
    order = pl.concat([order] * outer) if outer else order.clear()
    told = {name: pl.Series(codes, dtype=pl.String).gather(order)}
    texts = [str(labels.get(code, code)) for code in codes]
    if texts != list(codes):
        told[f"{name} label"] = pl.Series(texts, dtype=pl.String).gather(order)
    return told


def _values(dataset: dict[str, Any], count: int) -> dict[str, pl.Series]:
    values = _spread(dataset["value"], count)
    found = {"value": pl.Series([_text(one) for one in values], dtype=pl.String)}
    status = dataset.get("status")
    if isinstance(status, dict) and isinstance(status.get("value"), list | dict):
        status = status["value"]
    if status:
        marks = [status] * count if isinstance(status, str) else _spread(status, count)
        found["status"] = pl.Series([_text(one) for one in marks], dtype=pl.String)
    return found


def _spread(values: Any, count: int) -> list[Any]:
    """One entry for each cell, from a list or from those that are there by their number."""
    if isinstance(values, dict):
        told: list[Any] = [None] * count
        for place, one in values.items():
            told[int(place)] = one
        return told
    if len(values) != count:
        raise ValueError("not as many values as cells")
    return list(values)


def _text(value: Any) -> str | None:
    return None if value is None else repr(value) if isinstance(value, float) else str(value)


def _about(dataset: dict[str, Any]) -> dict[str, str]:
    told = {key: dataset[key] for key in TOLD if dataset.get(key)}
    return {
        key: "\n".join(map(str, one)) if isinstance(one, list) else str(one)
        for key, one in told.items()
    }


def _roles(dataset: dict[str, Any]) -> dict[str, str]:
    roles = dataset.get("role") or dataset["dimension"].get("role") or {}
    return {f"role {key}": "; ".join(map(str, ids)) for key, ids in roles.items()}


def _units(dimensions: dict[str, Any], ids: Sequence[str]) -> dict[str, str]:
    """The units of the contents, where a dimension tells them."""
    units = [
        str(unit.get("base") or unit.get("label") or "")
        for one in ids
        for unit in (dimensions[one]["category"].get("unit") or {}).values()
    ]
    found = "; ".join(dict.fromkeys(filter(None, units)))
    return {"unit": found} if found else {}
