import polars as pl

from data.vocabulary import STAGES
from figures.card import Card, Context, empty_card
from figures.theme import CONTEXT_GREY, SCALE_HUE, faded
from figures.waffle import Part, Row, square, waffle

FAINT = 0.45


def follow_up_stages(stages: pl.DataFrame, context: Context) -> Card:
    """Visits by the follow-up that is known of them, a square each.

    Takes follow_up (null: none known), reported, announced, in visits, as from `follow_ups`. What
    was only announced stands apart and is part of no other row.
    """
    words = context.words
    if stages.is_empty():
        return empty_card("follow_up_stages", context, "empty.no_flows")
    rows = _rows(stages, context)
    known = float(stages.filter(pl.col("follow_up").is_not_null())["reported"].sum())
    total = float(stages["reported"].sum())
    kind = "sample" if context.sampled else "full"
    return Card(
        key="follow_up_stages",
        headline=words(
            f"follow_up_stages.headline.{kind}",
            count=total - known,
            all=words.amount(total, "visits"),
            share=words.percent(known / total) if total else "",
        ),
        unit=words("visits.unit.square", count=square(rows)),
        period=context.period,
        datasets=context.datasets,
        table=stages,
        figure=waffle(rows, words, legend=False),
        alt=" ".join(f"{row.title}.".replace("<b>", "").replace("</b>", "") for row in rows),
        note=words("follow_up_stages.note"),
    )


def _rows(stages: pl.DataFrame, context: Context) -> list[Row]:
    words = context.words
    reported = dict(stages.select("follow_up", "reported").iter_rows())
    announced = float(stages["announced"].sum())
    counts = [(words.term("stage", stage), reported.get(stage, 0), SCALE_HUE) for stage in STAGES]
    counts.append((words("follow_up_stages.none_known"), reported.get(None, 0), CONTEXT_GREY))
    counts.append((words("follow_up_stages.announced"), announced, faded(CONTEXT_GREY, FAINT)))
    return [
        Row(
            words("follow_up_stages.row", name=name, number=words.number(count)),
            [Part(count, colour, name)],
        )
        for name, count, colour in counts
        if count
    ]
