"""Names of files that are made from titles, whatever these have in them."""

import re
from typing import Final

UNSAFE: Final = re.compile(r"[^\w]+")
LONGEST: Final = 60


def plain_name(title: str) -> str:
    """A title in small letters, digits and lines between them; empty where it has none of these."""
    return UNSAFE.sub("-", title.casefold())[:LONGEST].strip("-")
