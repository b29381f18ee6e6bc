"""A table as PowerPoint's own: hairlines between rows, figures to the right, no boxes."""

from dataclasses import replace

from figures.theme import RULE
from slides.letters import LEADING
from slides.marks import INK, MUTED, Run
from slides.native import EMU, NAMESPACES, Writer, filled
from slides.table import ROW, SIDE, SIZE, Cell, Table

URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
LINE = 9525


def table_xml(table: Table, name: str, alt: str, writer: Writer) -> str:
    """The table as a graphic frame at its place on a slide."""
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in table.widths)
    rows = [
        _row(row, height, writer, head=place == 0)
        for place, (row, height) in enumerate(
            zip((table.heads, *table.rows), table.heights, strict=True)
        )
    ]
    frame = table.frame
    left, top = round(frame.left * EMU), round(frame.top * EMU)
    wide, tall = round(sum(table.widths) * EMU), round(sum(table.heights) * EMU)
    return (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{writer.named(name, alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{wide}" cy="{tall}"/></p:xfrm><a:graphic><a:graphicData uri="{URI}"><a:tbl>'
        f'<a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{"".join(rows)}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(row: tuple[Cell, ...], height: float, writer: Writer, *, head: bool) -> str:
    cells = "".join(_cell(cell, writer, head=head) for cell in row)
    return f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'


def _cell(cell: Cell, writer: Writer, *, head: bool) -> str:
    align = "r" if cell.number else "l"
    text = cell.text.strip()
    look = Run(text, SIZE, bold=head, colour=MUTED if head else INK, link=cell.link)
    words = text.split(" ") if cell.link else [text]
    # LibreOffice breaks a link anywhere: each word is a link of its own.
    looks = [
        replace(look, text=word if place == len(words) else f"{word} ")
        for place, word in enumerate(words, 1)
    ]
    run = (
        "".join(map(writer.run, looks))
        if text
        else f'<a:endParaRPr lang="{writer.language}" sz="1200"/>'
    )
    rule = f'<a:lnB w="{LINE * (2 if head else 1)}">{filled(RULE)}</a:lnB>'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    side, row = round(SIDE * (2 if cell.number else 1) * EMU), round(ROW * EMU)
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:pPr algn="{align}" marL="0" indent="0">'
        f'<a:lnSpc><a:spcPts val="{round(SIZE * LEADING * 100)}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f"<a:buNone/></a:pPr>{run}</a:p></a:txBody>"
        f'<a:tcPr marL="0" marR="{side}" marT="{row}" marB="{row}" '
        f'anchor="t">{none}{rule}<a:noFill/></a:tcPr></a:tc>'
    )
