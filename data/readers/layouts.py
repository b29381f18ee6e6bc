"""Knows the official downloads by the names of their columns."""

import re
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from data.readers.outline import names
from data.readers.table import Table

LAYOUTS: Final = {
    "comtrade": ("reportercode", "flowcode", "partnercode", "cmdcode"),
    "comtrade_old": ("reporter code", "partner code", "commodity code"),
    "comtrade_old_api": ("rtcode", "ptcode", "cmdcode"),
    "comtrade_lowered": ("flowcode", "reportercode", "partnercode", "productcode", "tradevalue"),
    "comext": ("reporter", "partner", "product_nc", "flow", "period", "value_eur"),
    "comext_old": ("declarant", "partner", "product_nc", "flow", "period"),
    "baci": ("t", "i", "j", "k", "v", "q"),
    "baci_countries": ("country_code", "country_name_full", "iso_2digit_alpha", "iso_3digit_alpha"),
    "wits_summary": ("reporter", "partner", "product categories", "indicator type", "indicator"),
    "wits_products": ("reporter name", "partner name", "trade flow", "product group"),
    "genesis_ffcsv": ("statistics_code", "1_variable_code", "value"),
    "genesis_ffcsv_de": ("statistik_code", "1_merkmal_code"),
    "oecd": ("structure", "structure_id", "ref_area", "obs_value", "time_period"),
    "oecd_old": ("location", "indicator", "time", "value", "flag codes"),
    "eurostat_sdmx": ("structure", "structure_id", "geo", "obs_value", "time_period"),
    "eurostat_sdmx_1": ("dataflow", "last update", "geo", "obs_value", "time_period"),
    "imf_portal": ("country.id", "indicator.id", "time_period", "obs_value"),
    "imf_portal_wide": ("dataset", "series_code", "obs_measure", "country", "indicator"),
    "imf_climate": ("objectid", "country", "iso3", "indicator", "unit", "cts_code"),
    "sdmx": ("obs_value", "time_period"),
    "cordis_project": ("id", "acronym", "startdate", "enddate", "ecmaxcontribution"),
    "cordis_organization": ("projectid", "organisationid", "name", "country", "role"),
    "interreg_partners": ("projektnamn", "organisationsnamn", "organisationsroll"),
    "keep_partners": ("programme", "project acronym", "partner name"),
    "twin_towns_rgre": ("municipality", "partnergemeinde", "land", "form"),
    "sister_cities_wikidata": ("origincitylabel", "origincountry", "sistercitylabel"),
}
"""Columns, in small letters, that a download has; the first layout that fits is the one."""

KEYS: Final = re.compile(r"(?:\w+,)+\w+(?:\\\w+)?")
PERIOD: Final = re.compile(r"\d{4}(?:-?[A-Z]?\d{1,2})?(?:-\d{2})?")


def recognised(table: Table, folder: Path) -> Table:
    """The table with the name of its official download, where its columns are those of one."""
    if table.layout:
        return table
    if _is_eurostat(table):
        return _parted(table, folder)
    lowered = {name.lower() for name in table.columns}
    for layout, columns in LAYOUTS.items():
        if lowered.issuperset(columns) and (layout != "baci" or len(lowered) == len(columns)):
            return msgspec.structs.replace(table, layout=layout)
    return table


def _is_eurostat(table: Table) -> bool:
    """Whether one column holds all keys, and the others are periods, as in Eurostat's TSV."""
    first, *others = table.columns
    periods = sum(PERIOD.fullmatch(name) is not None for name in others)
    return bool(KEYS.fullmatch(first)) and periods > 0 and periods == len(others)


def _parted(table: Table, folder: Path) -> Table:
    """The table with a column for each key."""
    first, *periods = table.columns
    keys, _, across = first.partition("\\")
    parts = keys.split(",")
    columns = names([*parts, *periods], len(parts) + len(periods))
    target = folder / f"{Path(table.path).stem}-parted.parquet"
    split = pl.col(first).str.split(",")
    told = [
        split.list.get(place, null_on_oob=True).str.strip_chars().alias(f"key {place}")
        for place in range(len(parts))
    ]
    rows = table.scan().with_columns(told)
    order = [pl.col(f"key {place}").alias(name) for place, name in enumerate(columns[: len(parts)])]
    order += [
        pl.col(old).alias(new) for old, new in zip(periods, columns[len(parts) :], strict=True)
    ]
    rows.select(pl.first(), *order).sink_parquet(target)
    return msgspec.structs.replace(
        table,
        columns=columns,
        header=columns,
        path=str(target),
        plain=None,
        layout="eurostat_tsv",
        decimal=".",
        about={**table.about, **({"across": across} if across else {})},
    )
