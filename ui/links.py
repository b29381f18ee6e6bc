"""Links between the pages, as markup: plain addresses that also open in a tab of their own.

As widgets of their own they would cost a millisecond each, in the server and in the browser, at
every click.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from ui import address

FIRST: Final = "overview"
"""The page that stands at the server's root."""


def link(
    page: str,
    label: str,
    parameters: Mapping[str, str],
    *,
    card: str = "",
    current: bool = False,
) -> str:
    """A link to a page under its name, or to a card of it, with parameters for its address."""
    where = address.link(f"./{'' if page == FIRST else page}", parameters)
    where += f"#{card}" if card else ""
    here = ' aria-current="page"' if current else ""
    return f'<a href="{escape(where)}" target="_self" data-go=""{here}>{escape(label)}</a>'


def listed(links: Iterable[str], name: str) -> str:
    """Links as a list, in the look that the style sheet has for `name`."""
    items = "".join(f"<li>{one}</li>" for one in links)
    return f'<ul class="samspel-links {name}">{items}</ul>'
