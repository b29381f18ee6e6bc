"""Trade in low-carbon technology products by country and year, of the IMF's climate indicators.

Source: one row a country and indicator, one column a year. Kept are countries that have an ISO
code of today: the world, unions and countries that no longer exist are left out. A year without
a value has no row: missing is not zero.
"""

from pathlib import Path
from typing import Final

import polars as pl
import polars.selectors as cs

from data.derive import table
from data.indicator import indicators

NAME: Final = "low_carbon_trade"
SOURCE: Final = "exports/imf_trade_in_low_carbon_technology_products_1994_2023.csv.gz"
WITHDRAWN: Final = ("ANT", "SCG")
"""Netherlands Antilles, Serbia and Montenegro: codes that ISO has withdrawn."""
DIGITS: Final = 6


def derive(sources: Path, bundled: Path) -> None:
    """Write low_carbon_trade.parquet."""
    wide = pl.read_csv(sources / SOURCE).lazy()
    table.write(facts(wide), "indicators", bundled / f"{NAME}.parquet")


def facts(wide: pl.LazyFrame) -> pl.LazyFrame:
    """Rows (Country, ISO3, Indicator, F1994, F1995, ...) as indicator facts."""
    ours = {indicator.source_name: name for name, indicator in indicators().items()}
    years = wide.select("ISO3", "Indicator", cs.matches(r"^F\d{4}$")).unpivot(
        index=["ISO3", "Indicator"], variable_name="year"
    )
    return years.filter(
        pl.col("value").is_not_null(),
        pl.col("ISO3").is_not_null(),
        ~pl.col("ISO3").is_in(WITHDRAWN),
    ).select(
        dataset=pl.lit(NAME),
        indicator=pl.col("Indicator").replace_strict(ours),
        country=pl.col("ISO3"),
        year=pl.col("year").str.strip_prefix("F").cast(pl.Int32),
        value=pl.col("value").cast(pl.Float64).round_sig_figs(DIGITS),
        status=pl.lit(None, pl.String),
    )
