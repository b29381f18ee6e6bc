"""Exports 1995-2011 by pair, sector and year, of the World Input-Output Database.

Source: goods and services by supplying industry (NACE rev. 1), exporter and importer, million USD
at basic prices, for intermediate and for final use; here both uses and the industries of a sector
are summed. The 40 economies and the rest of the world (ROW: Norway and Iceland are inside it) are
all kept, so that world totals can be computed.
"""

from pathlib import Path
from typing import Final

import polars as pl

from data.crosswalk import sectors_of
from data.derive import table
from data.schemas import REST_OF_WORLD

NAME: Final = "exports_1995_2011"
SOURCE: Final = "exports/wiod2013_bilateral_industry_1995_2011.parquet"
CLASSIFICATION: Final = "nace1_wiod"


def derive(sources: Path, bundled: Path) -> None:
    """Write exports_1995_2011.parquet."""
    table.write(facts(pl.scan_parquet(sources / SOURCE)), "exports", bundled / f"{NAME}.parquet")


def facts(flows: pl.LazyFrame) -> pl.LazyFrame:
    """Flows (year, exporter, importer, industry, intermediate_musd, final_musd) as export facts.

    The product is the sector that the industry belongs to, the value in million USD.
    """
    industries = flows.select(pl.col("industry").unique()).collect().to_series()
    sectors = sectors_of(CLASSIFICATION, industries).lazy()
    return (
        flows.join(sectors, left_on="industry", right_on="product")
        .group_by(
            period=pl.col("year").cast(pl.String),
            reporter=pl.col("exporter").replace("RoW", REST_OF_WORLD),
            partner=pl.col("importer").replace("RoW", REST_OF_WORLD),
            product=pl.col("sector"),
        )
        .agg(value=(pl.col("intermediate_musd") + pl.col("final_musd")).sum())
        .with_columns(dataset=pl.lit(NAME), flow=pl.lit("export"), status=pl.lit(None, pl.String))
    )
