"""In which encoding a text is written.

Measured on short Nordic texts, charset-normalizer takes Windows-1252 for cp1250 and DOS text for
cp775; what tells them apart is which reading gives the letters of our languages and no signs in
the middle of words, and that is counted here.
"""

# ruff: noqa: RUF001 - typographic signs are what is looked for

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE: Final = {encoding for _, encoding in MARKS[1:]}
HEAD: Final = 1 << 20
CHUNK: Final = 1 << 20
NULS_IN_WIDE: Final = 0.2
"""The least share of zero bytes at every second place of UTF-16 text in our scripts."""

LONGEST: Final = 4
"""Bytes of the longest character."""

DAMAGED: Final = 0.5
"""The share of bytes above 127 that may be broken in a text that is still called UTF-8."""

SINGLE: Final = {
    "cp1252": "åäöæøéüßÅÄÖÆØÉÜáíóúýþðàèêçñãõëïôûâÁÍÓÚÝÞÐÀÈÊÇÑÃÕËÏÔÛÂœšžŠŽ–—’‘“”„…•€§°ªº½²³®™«»·",
    "cp850": "åäöæøéüßÅÄÖÆØÉÜáíóúýþðàèêçñãõëïôûâÁÍÓÚ",
    "mac_roman": "åäöæøéüßÅÄÖÆØÉÜáíóúàèêçñãõëïôûâÁÍÓÚÀÈÊÇÑ–—’‘“”„…•€",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăâîșțöüäß–—’‘“”„…€",
}
"""Encodings of one byte a character, the likeliest first, and what is usual in them."""

BEYOND: Final = re.compile(r"[^\x00-\x7f]")
INSIDE: Final = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘–—´`](?=[^\W\d_])")
TRUSTED_SAMPLE: Final = 200_000


def encoding_of(path: Path) -> tuple[str, int]:
    """The codec of a text file, and how many bytes its byte order mark takes."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    wide = _wide(head)
    if wide:
        return wide, 0
    return (_single(head) if _broken(path) else "utf-8"), 0


def _wide(head: bytes) -> str:
    pairs = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if odd > NULS_IN_WIDE and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > NULS_IN_WIDE and odd < even / 4 else ""


def _broken(path: Path) -> bool:
    """Whether a file is not UTF-8; a few broken characters among many good ones are damage."""
    broken = good = 0
    for chunk in _chunks(path):
        if chunk.isascii():
            continue
        if _is_whole(chunk):
            good += 1
            continue
        text = chunk.decode("utf-8", "replace")
        lost = text.count("\ufffd")
        broken += lost
        good += len(text) - len(text.encode("ascii", "ignore")) - lost
    return broken > (broken + good) * DAMAGED


def _is_whole(chunk: bytes) -> bool:
    try:
        chunk.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    """A file's bytes, cut where no character of UTF-8 is cut."""
    rest = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            whole = rest + chunk
            cut = _whole(whole)
            yield whole[:cut]
            rest = whole[cut:]
    yield rest


def _whole(chunk: bytes) -> int:
    """How many bytes come before a character that is begun at the end."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    decoder.decode(chunk[-LONGEST:])
    begun, _ = decoder.getstate()
    return len(chunk) - len(begun)


def _single(head: bytes) -> str:
    lines = [line for line in head.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:TRUSTED_SAMPLE]
    return max(SINGLE, key=lambda encoding: _fit(sample, encoding))


def _fit(sample: bytes, encoding: str) -> float:
    """How many characters beyond ASCII are usual, less those that are out of place."""
    text = sample.decode(encoding, "replace")
    beyond = BEYOND.findall(text)
    usual = sum(character in SINGLE[encoding] for character in beyond)
    return usual - (len(beyond) - usual) - 2 * len(INSIDE.findall(text))
