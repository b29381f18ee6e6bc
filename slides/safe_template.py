"""A template from somebody's machine: looked through before anything reads it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from data.problem import Problem
from data.words import Words

MOST_BYTES: Final = 60_000_000
MOST_PARTS: Final = 3_000
MOST_UNPACKED: Final = 400_000_000
MOST_RATIO: Final = 400
PRESENTATION: Final = "ppt/presentation.xml"
TYPES: Final = "[Content_Types].xml"
MAIN: Final = "application/vnd.openxmlformats-officedocument.presentationml"
MACRO: Final = re.compile(r"vbaproject|macroenabled|/activex/|\.bin$", re.IGNORECASE)
PRINTER: Final = "/printerSettings/"
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def safe(content: bytes, words: Words) -> tuple[bytes, tuple[str, ...]]:
    """The template with what leads out of it taken away, and sentences that say so.

    Raises Problem for what is no presentation, has macros, or unpacks to more than it should.
    """
    if len(content) > MOST_BYTES:
        raise Problem(
            "slides.problem.large", size=words.size(len(content)), most=words.size(MOST_BYTES)
        )
    with readable(), ZipFile(BytesIO(content)) as package:
        _check(package, words)
        return _rewritten(package, words)


@contextmanager
def readable() -> Iterator[None]:
    """Whatever fails within is a Problem of the template that is read there.

    A damaged package fails in as many ways as the libraries have that trust what it says.
    """
    try:
        yield
    except Problem:
        raise
    except Exception as error:
        raise Problem("slides.problem.no_template") from error


def _check(package: ZipFile, words: Words) -> None:
    infos = package.infolist()
    names = [info.filename for info in infos]
    if PRESENTATION not in names or TYPES not in names:
        raise Problem("slides.problem.no_template")
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        raise Problem("slides.problem.bomb", size=words.size(unpacked))
    if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
        raise Problem("slides.problem.no_template")
    told = [name for name in names if PRINTER not in name]
    if any(map(MACRO.search, [*told, package.read(TYPES).decode("utf-8", "replace")])):
        raise Problem("slides.problem.macros")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _rewritten(package: ZipFile, words: Words) -> tuple[bytes, tuple[str, ...]]:
    stream, dropped = BytesIO(), 0
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for info in package.infolist():
            part = package.read(info)
            if info.filename.endswith((".xml", ".rels")):
                root = etree.fromstring(part, _parser())
                if root.getroottree().docinfo.doctype:
                    raise Problem("slides.problem.no_template")
                if info.filename.endswith(".rels"):
                    dropped += _without_outside(root)
                    part = etree.tostring(
                        root, xml_declaration=True, encoding="UTF-8", standalone=True
                    )
                elif info.filename == TYPES:
                    part = part.replace(
                        f"{MAIN}.template.main+xml".encode(),
                        f"{MAIN}.presentation.main+xml".encode(),
                    )
            target.writestr(info.filename, part)
    reports = (words("slides.report.links", count=dropped),) if dropped else ()
    return stream.getvalue(), reports


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _without_outside(root: etree._Element) -> int:
    """Take away the relations that lead out of the package; how many there were."""
    outside = [one for one in root.iter(RELATION) if one.get("TargetMode") == "External"]
    for one in outside:
        root.remove(one)
    return len(outside)
