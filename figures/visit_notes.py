"""What every figure of visits says below it: what is counted, and what stands apart."""

from data.words import Words


def note(words: Words, *, announced: float = 0, more: tuple[str, ...] = ()) -> str:
    """Sentences under a figure: its own in `more`, and how many visits were only announced."""
    parts = [*more]
    if announced >= 1:
        parts.append(words("visits.note.announced", count=round(announced)))
    return " ".join(parts)
