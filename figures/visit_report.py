import polars as pl

from data.words import Words
from figures.card import Card, Context, empty_card
from figures.source import title

MEASURES = ("visit", "group", "participant", "registration")
FAMILY = {
    "visits": "visit",
    "visits_announced": "visit",
    "delegations": "group",
    "visitor_groups": "group",
    "visitor_groups_from_china": "group",
    "visitors": "participant",
    "visitors_cumulative": "participant",
    "participants": "participant",
    "participants_from_china": "participant",
    "participants_from_denmark": "participant",
    "digital_event_participants": "participant",
}
"""Which of the four measures a published total is; the others are none of them."""

COLUMNS = {
    "organisation": pl.String(),
    "country": pl.String(),
    "counts": pl.String(),
    "definition": pl.String(),
    "year": pl.Int32(),
    "value": pl.Float64(),
    "value_is": pl.String(),
    "note": pl.String(),
    "source_title": pl.String(),
    "source_url": pl.String(),
}


def visit_measures(_: pl.DataFrame, context: Context) -> Card:
    """The four measures of visiting, defined: what each counts, and what it must not be added to.

    Takes any frame: the words are the whole content.
    """
    words = context.words
    table = pl.DataFrame(
        {
            "term": [words(f"visit_report.{code}.name") for code in MEASURES],
            "definition": [words(f"visit_report.{code}.means") for code in MEASURES],
            "never": [words(f"visit_report.{code}.never") for code in MEASURES],
        }
    )
    return Card(
        key="visit_measures",
        headline=words("visit_report.measures"),
        unit="",
        period="",
        datasets=context.datasets,
        table=table,
        alt=words("visit_report.measures"),
    )


def visit_report(rows: pl.DataFrame, context: Context) -> Card:
    """What may be reported: recorded visits by year, then the totals that organisations published.

    Takes the rows of `visits_by_year` (year, reported, announced) and those of reported totals
    under them, as from `visits_and_totals`. No row may be added to another one's.
    """
    words = context.words
    if rows.is_empty():
        return empty_card("visit_report", context, "reported_totals.empty")
    own = rows.filter(pl.col("organisation").is_null())
    table = rows.with_columns(
        organisation=pl.col("organisation").fill_null(title(context.datasets[0], words)),
        definition=pl.Series([_means(code, words) for code in rows["counts"]], dtype=pl.String()),
    ).select(*COLUMNS)
    recorded = float(own.filter(pl.col("counts") == "visits")["value"].sum())
    return Card(
        key="visit_report",
        headline=words(
            "visit_report.headline",
            visits=words.amount(recorded, "visits") if recorded else words("visit_report.no_visit"),
            count=rows.height - own.height,
            period=context.period,
        ),
        unit=words("visit_report.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table,
        alt=words("visit_report.alt", count=table.height),
        note=_note(context),
    )


def _note(context: Context) -> str:
    words, chosen = context.words, context.selection
    narrowed = bool(chosen.sectors or chosen.partners)
    return " ".join(words(f"visit_report.{name}") for name in ("note", *["whole"] * narrowed))


def _means(code: str, words: Words) -> str:
    family = FAMILY.get(code, "none")
    return words(f"visit_report.{family}.means")
