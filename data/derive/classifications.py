"""Names of products and industries: what the codes of the exports mean.

HS names are those of the Harmonized System 2022 as published in the open by DataHub; ISIC rev. 4
industries are named by the OECD's tables. The industries of the World Input-Output Database are
named in `nace1_names.csv` beside this file, after the headings of NACE rev. 1.
"""

from pathlib import Path
from typing import Final

import polars as pl

from data.derive import table

HS_SOURCE: Final = "reference/harmonized-system.csv.gz"
ISIC_SOURCE: Final = "exports/oecd_icio2025_sector_codes.csv"
NACE_NAMES: Final = Path(__file__).parent / "nace1_names.csv"
HS_CODE: Final = r"^\d{2,6}$"


def derive(sources: Path, bundled: Path) -> None:
    """Write hs_names.csv and industry_names.csv: classification, code, name."""
    table.write_names(
        hs_names(pl.read_csv(sources / HS_SOURCE, infer_schema=False)), bundled / "hs_names.csv"
    )
    isic = isic_names(pl.read_csv(sources / ISIC_SOURCE, infer_schema=False))
    nace = pl.read_csv(NACE_NAMES, infer_schema=False)
    table.write_names(pl.concat([isic, nace]), bundled / "industry_names.csv")


def hs_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows hscode and description as names of the classification "hs"; totals are no products."""
    return rows.filter(pl.col("hscode").str.contains(HS_CODE)).select(
        classification=pl.lit("hs"), code="hscode", name=pl.col("description").str.strip_chars()
    )


def isic_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows code and economic_activity as names of the classification "isic4_icio"."""
    name = pl.col("economic_activity").str.strip_prefix("Manufacture of ")
    return rows.select(
        classification=pl.lit("isic4_icio"),
        code="code",
        name=name.str.head(1).str.to_uppercase() + name.str.slice(1),
    )
