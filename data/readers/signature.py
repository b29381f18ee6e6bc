"""What a file is, by what it holds; its name is never asked."""

import codecs
import re
import zipfile
from pathlib import Path
from typing import Final

from data.problem import Problem
from data.readers.encoding import MARKS

MAGIC: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"FEA1", "feather_1"),
    (b"\xff\xff\xff\xff", "arrow_stream"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"Rar!", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"SQLite format 3", "database"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
REFUSED: Final = frozenset(
    {
        "pdf",
        "document",
        "picture",
        "compressed",
        "database",
        "program",
        "feather_1",
        "web_page",
        "xml",
    }
)
HEAD: Final = 1 << 16
CONTROLS: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1e\x7f]")
MOST_CONTROLS: Final = 0.02
MOST_NULS: Final = 0.3
PAGE: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|table|head|body)\b", re.I | re.S
)
XML: Final = re.compile(r"\s*<\?xml\b|\s*<[a-zA-Z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*/?>)")
PX: Final = re.compile(r"(?:[A-Z-]+(?:\[\w+\])?(?:\(.{0,200}\))?=[^;]{0,2000};\s*){2}")
CUBE: Final = re.compile(r"(?:\*[^\n]*\n)?K;DQ;")
SHEETS: Final = {
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}


def format_of(path: Path) -> str:
    """A key below `format_of` in the words.

    Raises Problem for what holds no table that can be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\x00 \t\r\n"):
        raise Problem("problem.file_empty")
    found = next((name for magic, name in MAGIC if head.startswith(magic)), "") or _text(head)
    if found == "zip":
        found = _zipped(path)
    if found in REFUSED:
        raise Problem(f"problem.file_is_{found}")
    return found


def _zipped(path: Path) -> str:
    """An archive, or a workbook that is one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                return "xlsx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                return SHEETS.get(archive.read("mimetype").decode("latin-1").strip(), "document")
            return (
                "document"
                if "word/document.xml" in names or "ppt/presentation.xml" in names
                else "zip"
            )
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise Problem("problem.file_damaged") from error


def _text(head: bytes) -> str:
    mark = next(((mark, encoding) for mark, encoding in MARKS if head.startswith(mark)), None)
    nuls = head.count(0) / len(head)
    controls = len(CONTROLS.findall(head)) / len(head)
    if not mark and ((nuls > MOST_NULS and not _is_wide(head)) or controls > MOST_CONTROLS):
        raise Problem("problem.file_is_binary")
    encoding = mark[1] if mark else "utf-16-le" if _is_wide(head) else "latin-1"
    return _kind(
        codecs.getincrementaldecoder(encoding)("replace").decode(
            head[len(mark[0]) if mark else 0 :]
        )
    )


def _is_wide(head: bytes) -> bool:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > 4 * min(even, odd) and max(even, odd) > len(head) * 0.1


def _kind(text: str) -> str:
    start = text.lstrip()
    if start.startswith(("{", "[")) and re.match(
        r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\d\]-]|null|true|false)", start
    ):
        return "json"
    if PAGE.match(text):
        return "web_page"
    if XML.match(text):
        return "xml"
    if CUBE.match(text):
        return "genesis_cube"
    return "pcaxis" if PX.match(start) else "delimited"
