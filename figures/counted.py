"""How a measure is counted, in a sentence for a card's note."""

from figures.card import Context


def counted(context: Context) -> str:
    """How flows without announced visits, as from `confirmed`, are counted."""
    words, measure = context.words, context.selection.measure
    parts = [words(f"counted.{measure}")]
    if measure == "visits":
        parts.append(words("counted.confirmed"))
    return " ".join(parts)
