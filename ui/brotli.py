"""Compresses with Brotli; `python -m ui.brotli` does so as well as can be with what draws charts.

That library is half of a first page. It becomes 100 KB smaller, but in many seconds: too long for
every start of a server, so it is done once, where the packages are installed.
"""

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ui.static import PLOTLY

KEPT: Final = Path(sys.prefix) / "share" / "samspel"
QUICK: Final = 9
"""16 % less than gzip for three times its time."""

SMALL: Final = 10


def compressed(plain: bytes) -> bytes:
    """A file as it is sent: as it was kept when the packages were installed, else made now."""
    try:
        return _path(plain).read_bytes()
    except OSError:
        return _made(plain, QUICK)


def keep(plain: bytes) -> None:
    """Make a file small and keep it, unless that has been done."""
    path = _path(plain)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_bytes(_made(plain, SMALL))
    half.replace(path)


def _path(plain: bytes) -> Path:
    return KEPT / f"{blake2b(plain, digest_size=12).hexdigest()}.br"


def _made(plain: bytes, level: int) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that the start need not wait for

    small: bytes = pa.Codec("brotli", compression_level=level).compress(plain, asbytes=True)
    return small


if __name__ == "__main__":
    keep(PLOTLY.read_bytes())
