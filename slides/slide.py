"""One slide of a presentation, filled: its placeholders, and native objects for what it shows."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart

from data.words import Words
from figures.table import in_words
from slides.chart import Chart
from slides.chart_axes import Look
from slides.chart_book import chart_book
from slides.chart_xml import chart_xml
from slides.line_ends import labelled
from slides.marks import Frame, Mark, Picture, Text
from slides.native import EMU, NAMESPACES, Writer
from slides.sheets import Drawn, Sheet
from slides.stage import SIZE
from slides.table_marks import sentence
from slides.table_xml import table_xml

FIRST_ID: Final = 100
CHART_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Slide:
    """A slide of python-pptx with what the house puts on it; `places` are in points."""

    def __init__(self, slide: Any, words: Words) -> None:
        self.slide, self.words = slide, words
        self.language = words.locale.language
        self.ids: Iterator[int] = count(FIRST_ID)
        self.links: dict[str, str] = {}

    def writer(self, left: float = 0, top: float = 0, scale: float = 1) -> Writer:
        """A writer of marks at a place of this slide."""
        return Writer(left, top, scale, self.language, self._relate, self.ids)

    def _relate(self, address: str) -> str:
        if address not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.links[address] = self.slide.part.relate_to(address, kind, is_external=True)
        return self.links[address]

    def add(self, xml: str) -> None:
        """Put an object in front of those that are there."""
        self.slide.shapes._spTree.append(parse_xml(xml))

    def texts(self, *texts: Text) -> None:
        """Blocks of words, in points."""
        writer = self.writer()
        for text in texts:
            if text.lines:
                self.add(writer.mark(text))

    def show(self, sheet: Sheet) -> None:
        """All of a sheet below its title, but for words that a place of the template holds."""
        own = {"unit": sheet.above, "note": sheet.below}
        self.texts(*(text for name, text in own.items() if name not in sheet.held))
        if sheet.sentence:
            self.texts(sheet.sentence)
        if sheet.drawn:
            self._picture(sheet.drawn, sheet)
        if sheet.table:
            name = self.words("slides.table")
            self.add(table_xml(sheet.table, name, sheet.alt, self.writer()))
            rest = sentence(sheet.table)
            self.texts(*([rest] if rest else []))

    def _picture(self, drawn: Drawn, sheet: Sheet) -> None:
        writer = self.writer(drawn.frame.left, drawn.frame.top, drawn.scale)
        picture, chart = drawn.picture, drawn.chart
        if chart is None:
            self.add(writer.group(self.words("slides.picture"), sheet.alt, picture.marks()))
            return
        chart = labelled(chart, picture)
        behind, before = picture.marks("below"), _beside(picture, chart)
        if behind:
            self.add(writer.group(self.words("slides.behind"), self.words("slides.behind"), behind))
        self._chart(drawn, chart, sheet)
        if before:
            self.add(writer.group(self.words("slides.named"), self.words("slides.named"), before))

    def _chart(self, drawn: Drawn, chart: Chart, sheet: Sheet) -> None:
        picture, card = drawn.picture, sheet.entry.card
        whole = Frame(0, 0, picture.width, picture.height)
        sheet_name = self.words("download.sheet")
        look = Look(drawn.scale, SIZE, sheet_name, self.language)
        part = self.slide.part
        package = part.package
        xml = chart_xml(chart, picture.plot, whole, look)
        name = package.next_partname(ChartPart.partname_template)
        chart_part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, xml)
        table = in_words(card.table, self.words)
        chart_part.chart_workbook.update_from_xlsx_blob(
            chart_book(chart, table, card.unit, self.words)
        )
        related = part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART)
        named = self.writer().named(self.words("slides.chart"), sheet.alt)
        self.add(_chart_frame(named, related, drawn))


def _beside(picture: Picture, chart: Chart) -> tuple[Mark, ...]:
    """What a chart does not draw itself: notes, the legend, and names that no format gives."""
    of_names, of_values = ("axis_y", "axis_x") if chart.across else ("axis_x", "axis_y")
    written = [
        *([] if chart.named or chart.xs else picture.marks(of_names)),  # type: ignore[arg-type]
        *([] if chart.values.shown else picture.marks(of_values)),  # type: ignore[arg-type]
        *([] if chart.xs is None or chart.xs.shown else picture.marks("axis_x")),
    ]
    texts = [mark for mark in written if isinstance(mark, Text)]
    own = any(series.end for series in chart.series)
    return (*texts, *picture.marks("above", *([] if own else ["end"]), "legend"))  # type: ignore[arg-type]


def _chart_frame(named: str, related: str, drawn: Drawn) -> str:
    left, top = round(drawn.frame.left * EMU), round(drawn.frame.top * EMU)
    wide, tall = (
        round(side * drawn.scale * EMU) for side in (drawn.picture.width, drawn.picture.height)
    )
    return (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{named}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{wide}" cy="{tall}"/></p:xfrm><a:graphic><a:graphicData uri="{CHART_URI}">'
        f'<c:chart xmlns:c="{CHART_URI}" r:id="{related}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
