"""Records on screen as a list to read, the source of each at its end."""

from html import escape

from data.words import Words
from figures.card import Card

WEB = ("http://", "https://")


def listed(card: Card, words: Words) -> str:
    """The table of a card as a list, in markup; takes the columns of `newest_records`."""
    rows = "".join(_entry(row, words) for row in card.table.iter_rows(named=True))
    return f'<ol class="samspel-entries">{rows}</ol>'


def _entry(row: dict[str, str | None], words: Words) -> str:
    tags = [words(f"entries.{row['kind']}"), row["between"]]
    if row["status"]:
        tags.append(words.term("status", row["status"]))
    about = " · ".join(escape(tag) for tag in [words.date(row["date"]), *tags] if tag)
    detail = f"<span>{escape(row['detail'])}</span>" if row["detail"] else ""
    return (
        f"<li><small>{about}</small><p>{escape(row['title'] or '')}</p>{detail}"
        f"{_source(row['source_title'], row['source_url'])}</li>"
    )


def _source(title: str | None, address: str | None) -> str:
    """The source, linked only where its address is one of the web."""
    named = escape(title or address or "")
    if not address or not address.startswith(WEB):
        return f"<cite>{named}</cite>"
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{named}</a>'
