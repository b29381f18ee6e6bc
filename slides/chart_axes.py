"""The axes of a chart, its strokes and its letters, as PowerPoint keeps them."""

from dataclasses import dataclass

from slides.chart import Chart, Scale
from slides.marks import FAINT, MUTED
from slides.native import DASHES, EMU, HUNDREDTHS, clean, filled

ACROSS, DOWN = 111, 222


@dataclass(frozen=True)
class Look:
    """How large a chart's letters and lines are, in points to a pixel of the figure."""

    scale: float
    letter: float
    sheet: str
    language: str


def stroke(name: str, width: float, dash: str, look: Look) -> str:
    """A line's look, `width` in the figure's pixels; none where that is nought."""
    if not width:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{DASHES[dash]}"/>' if dash in DASHES else ""
    wide = round(width * look.scale * EMU)
    return f'<a:ln w="{wide}" cap="rnd">{filled(name)}{dashed}<a:round/></a:ln>'


def size(look: Look) -> int:
    """The size of letters, in hundredths of a point."""
    return round(look.letter * look.scale * HUNDREDTHS / 10) * 10


def letters(look: Look, name: str) -> str:
    """The look of letters in a colour."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{size(look)}" b="0">'
        f'{filled(name)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{look.language}"/></a:p></c:txPr>'
    )


def attribute(text: str) -> str:
    """Text as an attribute of XML holds it."""
    return clean(text).replace('"', "&quot;")


def category_axis(chart: Chart, look: Look) -> str:
    """The axis of names."""
    named = "low" if chart.named else "none"
    line = stroke(MUTED, 0.0 if chart.across else 1.0, "solid", look)
    skip = (
        f'<c:tickLblSkip val="{chart.skip}"/>' if not chart.across else '<c:tickLblSkip val="1"/>'
    )
    return (
        f'<c:catAx><c:axId val="{ACROSS}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if chart.across else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if chart.across else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{named}"/><c:spPr>{line}</c:spPr>'
        f'{letters(look, MUTED)}<c:crossAx val="{DOWN}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/>{skip}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(chart: Chart, look: Look) -> str:
    """The axis of values beside an axis of names."""
    side = "b" if chart.across else "l"
    crosses = "max" if chart.across else "autoZero"
    return number_axis(
        chart.values,
        look,
        (DOWN, ACROSS),
        side,
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/>',
    )


def number_axis(scale: Scale, look: Look, ids: tuple[int, int], side: str, crossing: str) -> str:
    """An axis of numbers: its own id and that of the axis it crosses come first."""
    line = stroke(FAINT, 1.0, "solid", look)
    grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
    low, high = (10.0**scale.low, 10.0**scale.high) if scale.log else (scale.low, scale.high)
    log = '<c:logBase val="10"/>' if scale.log else ""
    step = "" if scale.log else f'<c:majorUnit val="{scale.step!r}"/>'
    form = attribute(scale.form or "General")
    return (
        f'<c:valAx><c:axId val="{ids[0]}"/><c:scaling>{log}<c:orientation val="minMax"/>'
        f'<c:max val="{high!r}"/><c:min val="{low!r}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{grid if scale.grid else ""}'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"low" if scale.shown else "none"}"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters(look, MUTED)}"
        f'<c:crossAx val="{ids[1]}"/>{crossing}{step}</c:valAx>'
    )
