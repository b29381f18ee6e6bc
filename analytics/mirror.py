from typing import Final, Literal

import polars as pl

from analytics.amounts import known_sum
from analytics.ends import is_country
from analytics.method import method

By = Literal["pair", "sector", "year"]

CIF: Final = 1.06
"""What an import costs at the importer's border over what it cost at the exporter's, as a rule."""

_FLOW: Final = ("year", "origin", "destination")
_KEYS: Final[dict[By, tuple[str, ...]]] = {
    "pair": ("origin", "destination"),
    "sector": ("sector",),
    "year": ("year",),
}


def both_reports(exports: pl.DataFrame, imports: pl.DataFrame, scale: float = 1.0) -> pl.DataFrame:
    """Each flow by sector as its exporter and as its importer tell it, side by side.

    In: an aggregate of exports whose origins report, and one whose destinations do; both may be
    the same. `scale` is the second one's unit in that of the first. Out: year, origin,
    destination, sector; exported, imported (a product of two sectors whole in each) and
    exported_once, imported_once (shared among them), null where that side tells no value;
    missing, the stored cells of either that have no value; origin_reports and destination_reports:
    whether that country reports anything of that year. The rest of the world and flows within a
    country are no reports of two countries, and left out.
    """
    cell = (*_FLOW, "sector")
    both = _told(exports, "origin", "exported", 1.0).join(
        _told(imports, "destination", "imported", scale),
        on=cell,
        how="full",
        coalesce=True,
        nulls_equal=True,
    )
    return (
        both.select(
            *cell,
            *("exported", "imported", "exported_once", "imported_once"),
            missing=pl.sum_horizontal("exported_missing", "imported_missing"),
        )
        .with_columns(
            origin_reports=pl.col("exported").is_not_null().any().over("year", "origin"),
            destination_reports=pl.col("imported").is_not_null().any().over("year", "destination"),
        )
        .sort(cell)
    )


def _told(flows: pl.DataFrame, end: str, name: str, scale: float) -> pl.DataFrame:
    abroad = is_country("origin") & is_country("destination")
    return flows.filter(
        pl.col("reported_by") == end,
        abroad & (pl.col("origin") != pl.col("destination")),
        pl.col("amount").is_not_null(),
    ).select(
        *_FLOW,
        "sector",
        (pl.col("amount") * scale).alias(name),
        (pl.col("amount_once") * scale).alias(f"{name}_once"),
        pl.col("missing").alias(f"{name}_missing"),
    )


@method(
    "mirror",
    formula="(X_ij - M_ji/cif) / ((X_ij + M_ji/cif) / 2)",
    unit="share",
    source="UN/ESCAP (2016); OECD, Balanced International Merchandise Trade Statistics",
)
def mirror(reports: pl.DataFrame, by: By, cif: float = CIF) -> pl.DataFrame:
    """Compare what exporters and importers tell of the same flows, the largest difference first.

    In: the rows of `both_reports`; `cif` is what imports are divided by, for the freight and the
    insurance that they hold. Out: the columns of `by` (origin and destination, sector, or year),
    exported, imported (as told), comparable (imported / cif), difference (exported - comparable),
    all in the dataset's unit, asymmetry (-2 to 2, null where both are 0), and missing. Only flows
    that both sides tell are in it: one told by one side is unreported by the other, never 0.
    """
    compared = reports if by == "sector" else _flows(reports)
    keys, comparable = _KEYS[by], pl.col("imported") / cif
    both = compared.filter(pl.col("exported").is_not_null(), pl.col("imported").is_not_null())
    difference, middle = pl.col("exported") - comparable, (pl.col("exported") + comparable) / 2
    return (
        both.group_by(keys)
        .agg(pl.col("exported", "imported", "missing").sum())
        .with_columns(
            comparable=comparable,
            difference=difference,
            asymmetry=pl.when(middle != 0).then(difference / middle),
        )
        .select(pl.exclude("missing"), "missing")
        .sort(pl.col("difference").abs(), *keys, descending=[True, *[False for _ in keys]])
    )


@method("unreported", formula="X_ij without M_ji, or M_ji without X_ij", unit="measure")
def unreported(reports: pl.DataFrame) -> pl.DataFrame:
    """List the flows that one side tells and the other does not, the largest first.

    In: the rows of `both_reports`. Out: year, origin, destination, sector (null: the other side
    tells nothing of the whole flow), amount as the one side tells it, unreported_by (origin or
    destination). Only where the silent side does report other flows of that year: a country
    whose reports are not in the data at all has left nothing out.
    """
    flows = _flows(reports)
    whole = _one_sided(flows).with_columns(sector=pl.lit(None, pl.String()))
    told = flows.filter(pl.col("exported").is_not_null(), pl.col("imported").is_not_null())
    cells = _one_sided(reports.join(told, on=_FLOW, how="semi", nulls_equal=True))
    return (
        pl.concat([whole.select(cells.columns), cells])
        .filter(pl.col("reports"))
        .select(*_FLOW, "sector", "amount", "unreported_by")
        .sort("amount", *_FLOW, "sector", descending=[True, False, False, False, False])
    )


def unheard(reports: pl.DataFrame) -> int:
    """How many flows one side alone tells as the data hold no report of the other for that year."""
    return _one_sided(_flows(reports)).filter(~pl.col("reports")).height


def _flows(reports: pl.DataFrame) -> pl.DataFrame:
    """The reports of whole flows, over their sectors; null where a side tells none of them."""
    return reports.group_by(_FLOW).agg(
        exported=known_sum("exported_once"),
        imported=known_sum("imported_once"),
        missing=pl.col("missing").sum(),
        origin_reports=pl.col("origin_reports").any(),
        destination_reports=pl.col("destination_reports").any(),
    )


def _one_sided(told: pl.DataFrame) -> pl.DataFrame:
    silent = pl.col("exported").is_null()
    return told.filter(silent != pl.col("imported").is_null()).select(
        *_FLOW,
        *(["sector"] if "sector" in told.columns else []),
        amount=pl.coalesce("exported", "imported"),
        unreported_by=pl.when(silent).then(pl.lit("origin")).otherwise(pl.lit("destination")),
        reports=pl.when(silent).then("origin_reports").otherwise("destination_reports"),
    )
