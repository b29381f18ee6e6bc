import polars as pl

from figures.card import Card, Context, empty_card


def undated_records(records: pl.DataFrame, context: Context) -> Card:
    """The cooperation records that state no start, so that they have no place in time.

    Takes records as from `timeline`.
    """
    words = context.words
    undated = records.filter(pl.col("start").is_null()).sort("sector", "title")
    if undated.is_empty():
        why = "undated_records.empty" if records.height else "empty.no_flows"
        return empty_card("undated_records", context, why)
    joined = pl.col("parties").list.join(words("cooperation.between_parties"))
    return Card(
        key="undated_records",
        headline=words("undated_records.headline", count=undated.height),
        unit=words("undated_records.unit"),
        period="",
        datasets=context.datasets,
        table=undated.with_columns(parties=joined).select(
            "title", "type", "sector", "countries", "parties", "source_title", "source_url"
        ),
        read=("title", "type", "countries", "source_url"),
        alt=words("undated_records.headline", count=undated.height),
        note=words("undated_records.note"),
    )
