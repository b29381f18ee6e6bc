"""Exports of 2022 between all economies of the OECD's Inter-Country Input-Output tables.

Source: intermediate goods and services by supplying industry (ISIC rev. 4), exporter and importer,
million USD at basic prices; domestic use and the rest of the world are not in it. Values are kept
to four significant digits, which is finer than the tables' own precision.
"""

from pathlib import Path
from typing import Final

import polars as pl

from data.derive import table

NAME: Final = "exports_2022"
SOURCE: Final = "exports/oecd_icio2025_world_intermediate_exports_2022.parquet"
DIGITS: Final = 4


def derive(sources: Path, bundled: Path) -> None:
    """Write exports_2022.parquet."""
    table.write(facts(pl.scan_parquet(sources / SOURCE)), "exports", bundled / f"{NAME}.parquet")


def facts(flows: pl.LazyFrame) -> pl.LazyFrame:
    """Flows (year, exporter, importer, sector, intermediate_musd) as export facts, million USD."""
    return flows.select(
        dataset=pl.lit(NAME),
        period=pl.col("year").cast(pl.String),
        reporter=pl.col("exporter"),
        partner=pl.col("importer"),
        flow=pl.lit("export"),
        product=pl.col("sector"),
        value=pl.col("intermediate_musd").round_sig_figs(DIGITS),
        status=pl.lit(None, pl.String),
    )
