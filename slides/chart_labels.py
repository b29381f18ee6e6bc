"""The words beside a chart's values, bound to the values or to cells of the workbook."""

from typing import Final
from uuid import NAMESPACE_OID, uuid5

from slides.chart import Series
from slides.chart_axes import Look, attribute, letters, size, stroke
from slides.chart_cells import Cell
from slides.marks import INK
from slides.native import clean

EXTENDED: Final = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
FROM_CELLS: Final = (
    f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" {EXTENDED}>'
    '<c15:dlblFieldTable/><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
)
LEADER: Final = 1.25
SHOWN: Final = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
    '<c:showSerName val="{name}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def labels(series: Series, look: Look, position: str) -> str:
    """The words beside values: by a format where one gives them, else from the workbook's cells."""
    if not any(series.labels):
        return ""
    where = f'<c:dLblPos val="{position}"/>' if position else ""
    look_of = f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters(look, INK)}"
    if series.form:
        form = f'<c:numFmt formatCode="{attribute(series.form)}" sourceLinked="0"/>'
        return f"<c:dLbls>{form}{look_of}{where}{SHOWN.format(value=1, name=0)}</c:dLbls>"
    single = "".join(
        f'<c:dLbl><c:idx val="{k}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>'
        f'<a:fld id="{{{uuid5(NAMESPACE_OID, f"{series.name} {k}")}}}" type="CELLRANGE">'
        f'<a:rPr lang="{look.language}" sz="{size(look)}"/><a:pPr/><a:t>{clean(text)}</a:t></a:fld>'
        f"</a:p></c:rich></c:tx>{where}{SHOWN.format(value=0, name=0)}{FROM_CELLS}</c:dLbl>"
        if text
        else f'<c:dLbl><c:idx val="{k}"/><c:delete val="1"/></c:dLbl>'
        for k, text in enumerate(series.labels)
    )
    return f"<c:dLbls>{single}{look_of}{where}{SHOWN.format(value=1, name=0)}</c:dLbls>"


def end_label(series: Series, look: Look) -> str:
    """The name of a line at its last value: that of its column, moved where the picture has it."""
    if series.end is None:
        return ""
    last = max(k for k, value in enumerate(series.values) if value is not None)
    x, y = series.end
    look_of = f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters(look, INK)}"
    leader = stroke(series.colours[0], LEADER, "solid", look)
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{last}"/><c:layout><c:manualLayout><c:x val="{x:.5f}"/>'
        f'<c:y val="{y:.5f}"/></c:manualLayout></c:layout>{look_of}<c:dLblPos val="r"/>'
        f"{SHOWN.format(value=0, name=1)}</c:dLbl>{look_of}{SHOWN.format(value=0, name=0)}"
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" {EXTENDED}>'
        f'<c15:showLeaderLines val="1"/><c15:leaderLines><c:spPr>{leader}</c:spPr>'
        "</c15:leaderLines></c:ext></c:extLst></c:dLbls>"
    )


def label_range(series: Series, where: Cell) -> str:
    """The cells that a row's words beside its values are kept in, where no format gives them."""
    if series.form or not any(series.labels):
        return ""
    points = "".join(
        f'<c:pt idx="{k}"><c:v>{clean(text)}</c:v></c:pt>'
        for k, text in enumerate(series.labels)
        if text
    )
    return (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" {EXTENDED}>'
        f"<c15:datalabelsRange><c15:f>{clean(where.values)}</c15:f><c15:dlblRangeCache>"
        f'<c:ptCount val="{len(series.labels)}"/>{points}</c15:dlblRangeCache>'
        "</c15:datalabelsRange></c:ext></c:extLst>"
    )
