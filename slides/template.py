"""The house's own template, made by code: paper, ink, one accent, and as little else as may be."""

from functools import cache
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from figures.theme import COUNTRY_COLOURS, DARK, LIGHT, Theme
from slides.marks import Frame
from slides.native import EMU
from slides.office_faces import OFFICE
from slides.paper import Cover, Foot, Places, Size, cover, foot, places

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
MAIN: Final = "application/vnd.openxmlformats-officedocument.presentationml"
ROOT: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
BODY: Final = 'type="body" idx="1"'
LAYOUTS: Final = ("Cover", "Finding", "Text")


@cache
def own(size: Size = "16:9", *, dark: bool = False) -> bytes:
    """A presentation without slides: a master and the layouts Cover, Finding and Text."""
    theme = DARK if dark else LIGHT
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, text in _parts(size, theme).items():
            package.writestr(name, HEAD + text)
    return stream.getvalue()


def _parts(size: Size, theme: Theme) -> dict[str, str]:
    where, front = places(size), cover(size)
    layouts = {
        "Cover": _cover(front),
        "Finding": _finding(where, foot(size)),
        "Text": _finding(where, foot(size)),
    }
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(where, size),
        "ppt/_rels/presentation.xml.rels": _relations(
            [("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
        ),
        "ppt/theme/theme1.xml": _theme(theme),
        "ppt/slideMasters/slideMaster1.xml": _master(where, foot(size), dark=theme is DARK),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [
                *(("slideLayout", f"../slideLayouts/slideLayout{k}.xml") for k in (1, 2, 3)),
                ("theme", "../theme/theme1.xml"),
            ]
        ),
    }
    for k, name in enumerate(LAYOUTS, 1):
        kind = "title" if name == "Cover" else "obj"
        parts[f"ppt/slideLayouts/slideLayout{k}.xml"] = (
            f'<p:sldLayout {SPACES} type="{kind}" preserve="1"><p:cSld name="{name}"><p:spTree>'
            f"{ROOT}{layouts[name]}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )
        parts[f"ppt/slideLayouts/_rels/slideLayout{k}.xml.rels"] = _relations(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return parts


def _content_types() -> str:
    kinds = {
        "presentation": ["/ppt/presentation.xml"],
        "slideMaster": ["/ppt/slideMasters/slideMaster1.xml"],
        "slideLayout": [f"/ppt/slideLayouts/slideLayout{k}.xml" for k in (1, 2, 3)],
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{MAIN}.{kind}'
        f'{".main" if kind == "presentation" else ""}+xml"/>'
        for kind, named in kinds.items()
        for part in named
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/ppt/theme/theme1.xml" ContentType="{theme}"/></Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{k}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for k, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _presentation(where: Places, size: Size) -> str:
    wide, tall = (round(side * EMU) for side in (where.width, where.height))
    kind = ' type="screen4x3"' if size == "4:3" else ""
    return (
        f'<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{wide}" cy="{tall}"{kind}/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )


def _theme(theme: Theme) -> str:
    dark = theme is DARK
    grounds = (
        (DARK.paper, DARK.ink, DARK.shade, LIGHT.shade)
        if dark
        else (LIGHT.ink, LIGHT.paper, DARK.shade, LIGHT.shade)
    )
    accents = [theme.accent, *list(COUNTRY_COLOURS.values())[:5]]
    named = {
        **dict(zip(("dk1", "lt1", "dk2", "lt2"), grounds, strict=True)),
        **{f"accent{k}": colour for k, colour in enumerate(accents, 1)},
        "hlink": theme.link,
        "folHlink": theme.link,
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
        for name, colour in named.items()
    )
    face = (
        f'<a:latin typeface="{OFFICE}" panose="020B0604020202020204"/>'
        '<a:ea typeface=""/><a:cs typeface=""/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme {SPACES.split(" ")[0]} name="Samspel"><a:themeElements>'
        f'<a:clrScheme name="Samspel">{colours}</a:clrScheme><a:fontScheme name="Samspel">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Samspel"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        f"{f'<a:ln w={chr(34)}9525{chr(34)}>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _master(where: Places, line: Foot, *, dark: bool) -> str:
    grounds = " ".join(
        f'{name}="{value}"'
        for name, value in zip(
            ("bg1", "tx1", "bg2", "tx2"),
            ("dk1", "lt1", "dk2", "lt2") if dark else ("lt1", "dk1", "lt2", "dk2"),
            strict=True,
        )
    )
    layouts = "".join(f'<p:sldLayoutId id="{2147483648 + k}" r:id="rId{k}"/>' for k in (1, 2, 3))
    return (
        f"<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>'
        f"{ROOT}{_finding(where, line, BODY)}</p:spTree></p:cSld>"
        f'<p:clrMap {grounds} accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles>'
        f"<p:titleStyle>{_level(1, where.size, bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(k, 18 - k) for k in range(1, 6))}</p:bodyStyle>"
        f"<p:otherStyle>{_level(1, 12)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _level(level: int, size: float, *, bold: bool = False) -> str:
    font = "mj" if bold else "mn"
    return (
        f'<a:lvl{level}pPr marL="{(level - 1) * 228600}" indent="0" algn="l" '
        'defTabSz="914400" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{95000 if bold else 105000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{0 if bold else 500}"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200"><a:solidFill>'
        f'<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+{font}-lt"/>'
        f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


def _finding(where: Places, line: Foot, main: str = 'idx="1"') -> str:
    """A title over one thing, and the line at the foot."""
    return (
        _holder(2, "Title", 'type="title"', where.title, anchor="t")
        + _holder(3, "Content", main, where.content, anchor="t")
        + _holder(4, "Date", 'type="dt" sz="half" idx="10"', line.date, size=10, align="r")
        + _holder(5, "Footer", 'type="ftr" sz="quarter" idx="11"', line.footer, size=10)
        + _holder(
            6, "Number", 'type="sldNum" sz="quarter" idx="12"', line.number, size=10, align="r"
        )
    )


def _cover(front: Cover) -> str:
    rule = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Rule"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(front.rule)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )
    return (
        rule
        + _holder(2, "Title", 'type="ctrTitle"', front.title, anchor="b", size=40)
        + _holder(3, "Subtitle", 'type="subTitle" idx="1"', front.subtitle, anchor="t", size=20)
        + _holder(4, "Date", 'type="dt" sz="half" idx="10"', front.date, size=14)
    )


def _holder(  # noqa: PLR0913 - a placeholder is all of these
    number: int,
    name: str,
    kind: str,
    frame: Frame,
    *,
    anchor: str = "ctr",
    size: float = 0,
    align: str = "l",
) -> str:
    look = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
        if size
        else ""
    )
    field = (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="en-GB"/><a:t>0</a:t></a:fld></a:p>'
        if "sldNum" in kind
        else '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{_frame(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{look}</a:lstStyle>{field}</p:txBody></p:sp>"
    )


def _frame(frame: Frame) -> str:
    left, top, wide, tall = (
        round(side * EMU) for side in (frame.left, frame.top, frame.width, frame.height)
    )
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
