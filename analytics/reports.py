import polars as pl

_FLOW = ("year", "origin", "destination")


def one_report(flows: pl.DataFrame) -> pl.DataFrame:
    """The flows with one report of each, where both ends of a flow have reported it.

    The origin's report is taken; the destination's where the origin has told no value of the pair
    in that year. Columns as they come: an aggregate of exports, or one that has no reports.
    """
    if "reported_by" not in flows.columns or flows["reported_by"].n_unique() < 2:  # noqa: PLR2004
        return flows
    tells = pl.col("amount_once").is_not_null()
    by_origin = pl.col("reported_by") == "origin"
    origin_tells = (tells & by_origin).any().over(_FLOW)
    destination_tells = (tells & ~by_origin).any().over(_FLOW)
    return flows.filter(
        pl.when(by_origin).then(origin_tells | ~destination_tells).otherwise(~origin_tells)
    )
