from analytics.records import Listed
from figures import source
from figures.card import Card, Context

KEY = "dataset_rows"


def dataset_rows(listed: Listed, context: Context) -> Card:
    """The first rows of a dataset as they are stored, as a table."""
    words, dataset = context.words, context.dataset
    return Card(
        key=KEY,
        headline=words(f"{KEY}.headline", count=listed.count, title=source.title(dataset, words)),
        unit=words.unit(dataset.unit) if dataset.unit else "",
        period=words.period(dataset.start, dataset.end),
        datasets=context.datasets,
        table=listed.rows.drop("dataset", strict=False),
        note=words(f"{KEY}.note", count=listed.rows.height),
    )
