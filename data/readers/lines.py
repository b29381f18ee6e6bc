"""A text file as whole lines, in pieces that fit in memory whatever the file is."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from data.problem import Problem
from data.progress import Progress, quiet
from data.readers.encoding import WIDE, encoding_of

CHUNK: Final = 8 << 20
LONGEST: Final = 64 << 20
"""Characters that a line, or what is left of one, may have."""

HEAD: Final = 1 << 18
BARE: Final = 0.1
"""The share of carriage returns among line ends from which on each of them ends a line."""


class Text(msgspec.Struct, frozen=True):
    """A text file and how to read it: `mark` bytes of byte order mark, then text.

    `bare` says that a carriage return on its own ends a line.
    """

    path: Path
    encoding: str
    mark: int
    bare: bool

    def head(self) -> str:
        """The first lines, at most HEAD characters, the last of them perhaps cut."""
        with self.path.open("rb") as file:
            file.seek(self.mark)
            raw = file.read(HEAD * 4 if self.encoding in WIDE else HEAD)
        return _cleaned(codecs.getincrementaldecoder(self.encoding)("replace").decode(raw), self)


def text_of(path: Path) -> Text:
    """How a file is to be read as text."""
    encoding, mark = encoding_of(path)
    raw = Text(path, encoding, mark, bare=False).head()
    ends, returns = raw.count("\n"), raw.count("\r") - raw.count("\r\n")
    return Text(path, encoding, mark, bare=returns > BARE * (ends + returns))


def chunks(text: Text, progress: Progress = quiet) -> Iterator[str]:
    """The text in pieces of whole lines; line ends are as in the file, bare returns made new lines.

    Raises Problem where a line is longer than any table's.
    """
    size = max(text.path.stat().st_size, 1)
    decoder = codecs.getincrementaldecoder(text.encoding)("replace")
    rest = ""
    with text.path.open("rb") as file:
        file.seek(text.mark)
        while raw := file.read(CHUNK):
            progress("read", file.tell() / size)
            piece = rest + decoder.decode(raw)
            end = (
                piece.rfind("\n")
                if not text.bare
                else max(piece.rfind("\n"), piece.rfind("\r", 0, -1))
            )
            rest = piece[end + 1 :]
            if len(rest) > LONGEST:
                raise Problem("problem.line_too_long", size=LONGEST)
            if end >= 0:
                yield _cleaned(piece[: end + 1], text)
    rest += decoder.decode(b"", final=True)
    if rest:
        yield _cleaned(rest, text)


def _cleaned(piece: str, text: Text) -> str:
    """Without zero characters, which no table holds, and with new lines for bare returns."""
    piece = piece.replace("\x00", "")
    return piece.replace("\r\n", "\n").replace("\r", "\n") if text.bare else piece
