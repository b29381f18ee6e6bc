"""Reads Parquet and Arrow files, whose columns have names and types of their own."""

from pathlib import Path
from typing import Final

import polars as pl
import pyarrow as pa

from data.problem import Problem
from data.progress import Progress
from data.readers.outline import names
from data.readers.table import LINE, Table, kept
from data.remark import Remark

MOST_COLUMNS: Final = 16_384
BROKEN: Final = (pl.exceptions.PolarsError, pa.ArrowException, OSError, ValueError)


def read_columnar(path: Path, form: str, folder: Path, progress: Progress) -> list[Table]:
    """The one table of a Parquet or Arrow file, each value as text; nested columns are left out."""
    progress("read", 0.0)
    try:
        scan = _scan(path, form)
        schema = scan.collect_schema()
        if len(schema) > MOST_COLUMNS:
            raise Problem("problem.too_many_columns", count=len(schema), most=MOST_COLUMNS)
        flat = [name for name, dtype in schema.items() if not _is_nested(dtype)]
        if not flat:
            raise Problem("problem.no_table")
        columns = names(flat, len(flat))
        texts = [
            pl.col(old).cast(pl.String).alias(new) for old, new in zip(flat, columns, strict=True)
        ]
        rows = scan.select(texts).with_row_index(LINE, offset=1)
        target = kept(folder, 0)
        rows.with_columns(pl.col(LINE).cast(pl.Int64)).pipe(_nulled).sink_parquet(target)
        count = pl.scan_parquet(target).select(pl.len()).collect().item()
    except BROKEN as error:
        raise Problem("problem.file_damaged") from error
    lost = len(schema) - len(flat)
    remarks = (Remark("reading.nested_columns", {"count": lost}),) if lost else ()
    return [
        Table(columns, str(target), rows=count, decimal=".", remarks=remarks, header=tuple(flat))
    ]


def _scan(path: Path, form: str) -> pl.LazyFrame:
    if form == "parquet":
        return pl.scan_parquet(path)
    return pl.scan_ipc(path) if form == "arrow" else pl.read_ipc_stream(path).lazy()


def _is_nested(dtype: pl.DataType) -> bool:
    return dtype.is_nested() or isinstance(dtype, pl.Binary | pl.Object)


def _nulled(rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
