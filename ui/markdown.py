"""Text for the labels of widgets and the titles of dialogs, which Streamlit reads as Markdown."""

import re
from typing import Final

_MEANT: Final = re.compile(
    r"[\\`*\[\]$~<&:]|(?<=:material)/"
    r"|(?<![^\W_])_|_(?![^\W_])"  # Within a word it means nothing, and a label is read aloud too.
)
"""What Markdown, and Streamlit's icons and colours, would take for more than a letter."""


def plain(text: str) -> str:
    """Text of data or of a file, so that a label shows it letter by letter."""
    return _MEANT.sub(r"\\\g<0>", " ".join(text.split()))
