"""Stands in for readers and intake where a test is of the road and not of them."""

from pathlib import Path

import polars as pl

from data.intake.checked import Checked, Personal
from data.intake.mapping import Mapping
from data.progress import Progress
from data.readers.table import LINE, Reading, Table
from tests.data.store.rows import SCHEMA

MAPPING = Mapping("exports", columns={"value": "Value"}, unit="usd", classification="hs")


class Steps:
    """Reads a file of `product,value` lines; all are of one flow and year."""

    def __init__(self) -> None:
        self.tables = 1
        self.personal: tuple[Personal, ...] = ()
        self.remembered: dict[Path, Mapping] = {}

    def read(self, path: Path, name: str, folder: Path, progress: Progress) -> Reading:
        progress("read", 0.0)
        lines = pl.read_csv(path, has_header=False, new_columns=["Product", "Value"])
        rows = lines.cast(pl.String).with_row_index(LINE, 1)
        rows.write_parquet(folder / "table-0.parquet")
        table = Table(("Product", "Value"), str(folder / "table-0.parquet"), about={"title": name})
        return Reading("csv", (table,) * self.tables)

    def check(
        self, table: Table, mapping: Mapping, dataset: str, folder: Path, progress: Progress
    ) -> Checked:
        progress("check", 0.0)
        rows = table.scan().collect()
        good = rows.filter(pl.col("Value").cast(pl.Float64, strict=False).is_not_null())
        fixed = {"dataset": dataset, "period": "2020", "reporter": "SWE", "partner": "NOR"}
        pl.DataFrame(
            [
                fixed | {"flow": "export", "product": product, "value": float(value)}
                for product, value in good.select("Product", "Value").rows()
            ],
            SCHEMA,
        ).write_parquet(folder / "facts.parquet")
        return Checked(rows.height, good.height, rows.height - good.height, {}, good.height)
