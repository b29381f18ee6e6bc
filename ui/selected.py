"""What a reader has chosen, in words: it stands in a brief beside the card that shows it."""

from analytics.selection import Selection
from data.words import Words


def told(selection: Selection, words: Words) -> str:
    """The filters that leave something out; empty where everything is shown."""
    chosen = {
        "countries": words.countries(selection.countries),
        "partners": words.countries(selection.partners),
        "sectors": words.join([words.sector(sector) for sector in selection.sectors]),
        "period": _period(selection, words),
    }
    return "; ".join(
        words(f"selected.{name}", chosen=value) for name, value in chosen.items() if value
    )


def _period(selection: Selection, words: Words) -> str:
    start, end = selection.start, selection.end
    if start is not None and end is not None:
        return words.period(start, end)
    if start is not None:
        return words("selected.from", year=str(start))
    return words("selected.to", year=str(end)) if end is not None else ""
