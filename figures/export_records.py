from analytics.records import Listed
from data.products import names
from data.vocabulary import SECTORS
from figures.card import Card, Context, empty_card

KEY = "export_records"
COLUMNS = ("period", "origin", "destination", "product", "name", "value", "status")


def export_records(listed: Listed, context: Context) -> Card:
    """The stored cells of exports behind a country or flow, the largest first, as a table.

    Takes the columns of `analytics.records.exports_behind`; products get their classification's
    name, sectors the reader's.
    """
    if listed.count == 0:
        return empty_card(KEY, context, "empty.no_flows")
    words, classification = context.words, context.dataset.classification
    table = listed.rows.join(names(classification), on="product", how="left")
    if classification == "samspel_sector":
        worded = {sector: words.sector(sector) for sector in SECTORS}
        table = table.with_columns(name=table["product"].replace(worded))
    shown = table.select([c for c in COLUMNS if c != "status" or table["status"].count()])
    return Card(
        key=KEY,
        headline=words(f"{KEY}.headline", count=listed.count),
        unit=words.unit(context.dataset.unit),
        period=context.period,
        datasets=context.datasets,
        table=shown,
        note=words(f"{KEY}.note", count=shown.height) if listed.count > shown.height else "",
    )
