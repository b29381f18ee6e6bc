"""Templates as organisations have them, and as nobody should send them."""

from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation

from slides.template import own

RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="http://tracker.example.org/logo.png" TargetMode="External"/>'
)


def changed(content: bytes, **changes: tuple[str, str, str]) -> bytes:
    """A package in which texts of parts are replaced: part, old and new."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            for part, old, new in changes.values():
                if part == name:
                    assert old.encode() in text
                    text = text.replace(old.encode(), new.encode())
            target.writestr(name, text)
    return stream.getvalue()


def added(content: bytes, name: str, text: bytes) -> bytes:
    """A package with one more part."""
    stream = BytesIO(content)
    with ZipFile(stream, "a", ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return stream.getvalue()


def leading_out() -> bytes:
    """One whose master loads a picture from elsewhere."""
    part = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    return changed(own(), a=(part, "</Relationships>", f"{RELATION}</Relationships>"))


def with_entities() -> bytes:
    """One whose text names a file of the machine."""
    part = "ppt/slideLayouts/slideLayout1.xml"
    evil = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><p:sldLayout'
    return changed(own(), a=(part, "<p:sldLayout", evil))


def lacking(part: str) -> bytes:
    """One that names a part and lacks it."""
    stream = BytesIO()
    with ZipFile(BytesIO(own())) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    return stream.getvalue()


def garbled() -> bytes:
    """One of which a packed part can't be unpacked."""
    content = bytearray(own())
    with ZipFile(BytesIO(content)) as package:
        begin = package.getinfo("ppt/presentation.xml").header_offset
    begin = content.index(b"ppt/presentation.xml", begin) + len(b"ppt/presentation.xml")
    content[begin : begin + 20] = b"\xff" * 20
    return bytes(content)


def with_macros() -> bytes:
    """One with a program in it."""
    return added(own(), "ppt/vbaProject.bin", b"x")


def bomb() -> bytes:
    """One that unpacks to a thousand times its size."""
    return added(own(), "ppt/media/image1.xml", b"0" * 60_000_000)


def saved_as_template() -> bytes:
    """A .potx: the same, but for its content type."""
    return changed(
        own(),
        a=("[Content_Types].xml", "presentation.main+xml", "template.main+xml"),
    )


def without_foot() -> bytes:
    """One whose layout for findings has no place for date, footer and number."""
    presentation = Presentation(BytesIO(own()))
    for layout in list(presentation.slide_layouts)[1:]:
        for holder in list(layout.placeholders)[2:]:
            holder.element.getparent().remove(holder.element)
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def with_words(height: int = 700_000) -> bytes:
    """One whose layouts have places for words over and under the content, the lower so high."""
    presentation = Presentation(BytesIO(own()))
    for layout in list(presentation.slide_layouts)[1:]:
        content = layout.placeholders[1]
        left, width, bottom = content.left, content.width, content.top + content.height
        content.top += 400_000
        content.height -= 400_000 + height
        for number, (top, tall) in enumerate(
            ((content.top - 400_000, 400_000), (bottom - height, height)), 21
        ):
            holder = deepcopy(layout.placeholders[2].element)
            holder.nvSpPr.cNvPr.set("id", str(number))
            kind = holder.find(".//{*}ph")
            kind.attrib.clear()
            kind.set("type", "body")
            kind.set("idx", str(number))
            layout.shapes._spTree.append(holder)
            made = next(h for h in layout.placeholders if h.placeholder_format.idx == number)
            made.left, made.top, made.width, made.height = left, top, width, tall
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()
