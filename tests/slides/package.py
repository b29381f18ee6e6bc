"""What the rules of Office's packages ask of a presentation, looked up in the file itself."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation

EMU = 12_700
GROUP = 6
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FOOT = "foot"
SERVICES = {"dt", "ftr", "sldNum"}
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relations(files: dict[str, bytes]) -> Iterator[tuple[str, str, str, str, bool]]:
    """Source part, id, kind, target part or address, and whether it lies outside."""
    for name in (name for name in files if name.endswith(".rels")):
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        for one in etree.fromstring(files[name]).iter(RELATIONS):
            outside = one.get("TargetMode") == "External"
            target = one.get("Target")
            if not outside:
                path = (
                    target if target.startswith("/") else f"/{posixpath.dirname(source)}/{target}"
                )
                target = posixpath.normpath(path).lstrip("/")
            yield source, one.get("Id"), one.get("Type").rpartition("/")[2], target, outside


def broken(content: bytes) -> list[str]:
    """What breaks the rules: parts without a type, relations without a target, unused ids."""
    files = parts(content)
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
    if len(names) != len(set(names)):
        return ["two parts have one name"]
    types = etree.fromstring(files["[Content_Types].xml"])
    endings = {one.get("Extension").lower() for one in types.iter(f"{TYPES}Default")}
    named = {one.get("PartName").lstrip("/") for one in types.iter(f"{TYPES}Override")}
    found = [f"{name} has no type" for name in named - set(files)]
    found += [
        f"{name} has no type"
        for name in set(files) - {"[Content_Types].xml"} - named
        if name.rpartition(".")[2].lower() not in endings
    ]
    known: dict[str, set[str]] = {}
    for source, identity, kind, target, outside in relations(files):
        known.setdefault(source, set()).add(identity)
        if outside and kind != "hyperlink":
            found.append(f"{source} leads out to {target}")
        if not outside and target not in files:
            found.append(f"{source} leads to {target}, which is not there")
    for name, text in files.items():
        if name.endswith(".xml") and name != "[Content_Types].xml":
            found += list(_dangling(name, text, known.get(name, set())))
    return found


def _dangling(name: str, text: bytes, known: set[str]) -> Iterator[str]:
    root = etree.fromstring(text)
    identities = [
        value
        for one in root.iter()
        for key, value in one.attrib.items()
        if key.startswith(ID) and value
    ]
    yield from (f"{name} uses {value}" for value in identities if value not in known)
    numbers = [one.get("id") for one in root.iter("{*}cNvPr")]
    if "/slides/" in name and len(numbers) != len(set(numbers)):
        yield f"{name} has two objects of one id"


def sizes(content: bytes) -> Iterator[tuple[str, str, float]]:
    """Part, object and size in points of all letters of slides and charts.

    Date, footer and number are FOOT, whatever a template calls them.
    """
    for name, text in parts(content).items():
        if not name.startswith(("ppt/slides/slide", "ppt/charts/chart")):
            continue
        for one in etree.fromstring(text).iter("{*}rPr", "{*}defRPr", "{*}endParaRPr"):
            if one.get("sz"):
                held = one.xpath("ancestor::*[local-name()='sp'][1]//*[local-name()='cNvPr']")
                kinds = one.xpath("ancestor::*[local-name()='sp'][1]//*[local-name()='ph']/@type")
                told = FOOT if set(kinds) & SERVICES else held[0].get("name") if held else ""
                yield name, told, int(one.get("sz")) / 100


def frames(slide: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Every object of a slide and of its groups: name, left, top, right, bottom."""
    for shape in slide.shapes:
        left, top = shape.left / EMU, shape.top / EMU
        yield shape.name, left, top, left + shape.width / EMU, top + shape.height / EMU
        if shape.shape_type == GROUP:
            yield from _inside(shape._element)


def _inside(group: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """The objects of a group, read from the file at once: a map has thousands."""
    for place in group.iter(f"{DRAWN}xfrm"):
        corner, size = place.find(f"{DRAWN}off"), place.find(f"{DRAWN}ext")
        left, top = int(corner.get("x")) / EMU, int(corner.get("y")) / EMU
        wide, tall = int(size.get("cx")) / EMU, int(size.get("cy")) / EMU
        name = next(place.getparent().getparent().iter("{*}cNvPr")).get("name")
        yield name, left, top, left + wide, top + tall


def leaves(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape
