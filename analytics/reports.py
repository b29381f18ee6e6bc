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
    stands_in = _without(by_destination, _told(by_origin))
    return pl.concat([_without(by_origin, _told(stands_in)), stands_in])


def _told(reports: pl.DataFrame) -> pl.DataFrame:
    return reports.filter(pl.col("amount_once").is_not_null()).select(_FLOW).unique()


def _without(reports: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    return reports.join(pairs, on=_FLOW, how="anti", nulls_equal=True, maintain_order="left")
