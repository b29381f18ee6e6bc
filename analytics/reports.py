import polars as pl

_FLOW = ("year", "origin", "destination")


def one_report(flows: pl.DataFrame) -> pl.DataFrame:
    """The flows with one report of each, where both ends of a flow have reported it.

    The origin's report is taken; the destination's where the origin has told no value of the pair
    in that year. Columns as they come: an aggregate of exports, or one that has no reports.
    """
    if "reported_by" not in flows.columns or flows["reported_by"].n_unique() < 2:  # noqa: PLR2004
        return flows
    by_origin = flows.filter(pl.col("reported_by") == "origin")
    by_destination = flows.filter(pl.col("reported_by") == "destination")
    # The destination's report counts for nothing where the origin's tells a value, the origin's
    # where only the destination's does, and the destination's again where neither does.
    stands_in = _without(by_destination, _told(by_origin))
    stands = _without(by_origin, _told(stands_in))
    return pl.concat([stands, _without(stands_in, stands)])


def _told(reports: pl.DataFrame) -> pl.DataFrame:
    return reports.filter(pl.col("amount_once").is_not_null())


def _without(reports: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    pairs = others.select(_FLOW).unique()
    return reports.join(pairs, on=_FLOW, how="anti", nulls_equal=True, maintain_order="left")
