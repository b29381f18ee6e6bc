"""Stands in for readers and intake where a test is of the road and not of them."""

from pathlib import Path

import polars as pl
import pytest

from data.intake import road
from data.intake.checked import Broken, Checked, Personal
from data.intake.mapping import Mapping, Suggestion, Unknown
from data.progress import Progress
from data.readers.table import LINE, Reading, Table
from data.vocabulary import Kind
from data.words import Words
from tests.data.store.rows import SCHEMA

MAPPING = Mapping("exports", columns={"value": "Value"}, unit="usd", classification="hs")


class Steps:
    """Reads a file of `product,value` lines; all are of one flow and year."""

    def __init__(self) -> None:
        self.tables = 1
        self.personal: tuple[Personal, ...] = ()
        self.remembered: dict[Path, Mapping] = {}
        self.lacking: tuple[str, ...] = ()
        self.open: tuple[str, ...] = ()
        self.refused = ""
        self.unknowns: tuple[Unknown, ...] = ()

    @classmethod
    def in_place(cls, patch: pytest.MonkeyPatch) -> "Steps":
        """Put these steps in the place of the real ones."""
        steps = cls()
        for name in ("read", "suggest", "unknown", "check", "kept", "keep", "workbook"):
            patch.setattr(road, name, getattr(steps, name))
        patch.setattr(road, "personal", lambda _: steps.personal)
        return steps

    def suggest(
        self, table: Table, kept: Mapping | None, kind: Kind | None, *, ask: bool = True
    ) -> Suggestion:
        mapping = kept or (Mapping(kind) if kind else MAPPING)
        asked = self.unknowns if ask else ()
        return Suggestion(
            mapping, {}, {}, self.lacking, self.open, unknown=asked, refused=self.refused
        )

    def unknown(self, table: Table, mapping: Mapping) -> tuple[Unknown, ...]:
        return self.unknowns

    def kept(self, folder: Path, table: Table) -> Mapping | None:
        return self.remembered.get(folder)

    def keep(self, folder: Path, table: Table, mapping: Mapping) -> None:
        self.remembered[folder] = mapping

    def workbook(self, table: Table, folder: Path, words: Words) -> bytes:
        return b"rejected rows"

    def read(self, path: Path, name: str, folder: Path, progress: Progress) -> Reading:
        progress("read", 0.0)
        lines = pl.read_csv(
            path, has_header=False, new_columns=["Product", "Value"], infer_schema=False
        )
        rows = lines.with_row_index(LINE, 1)
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
        rejected = rows.height - good.height
        broken = (Broken("stray_quote", "Value", rejected),) if rejected else ()
        return Checked(rows.height, good.height, rejected, {}, good.height, broken)
