"""A chart as PowerPoint keeps and draws it, its numbers in a workbook of its own."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from slides.chart import Chart, Series
from slides.chart_axes import (
    ACROSS,
    DOWN,
    Look,
    category_axis,
    letters,
    number_axis,
    stroke,
    value_axis,
)
from slides.chart_cells import Cell, column, columns_of, label_column
from slides.chart_labels import end_label, label_range, labels
from slides.colours import shade
from slides.marks import INK, MUTED, Frame
from slides.native import clean, filled

HEAD: Final = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
LARGEST_BUBBLE: Final = 0.25
"""Of the plot's shorter side, the diameter of the largest bubble at a scale of 100."""


def chart_xml(chart: Chart, plot: Frame, whole: Frame, look: Look) -> bytes:
    """The chart in a frame of the slide, its own plot exactly where the figure has it."""
    left, top, right, bottom = chart.inset
    inner = Frame(
        plot.left + left * plot.width,
        plot.top + top * plot.height,
        plot.right - right * plot.width,
        plot.bottom - bottom * plot.height,
    )
    place = "".join(
        f'<c:{name} val="{value:.5f}"/>'
        for name, value in (
            ("x", (inner.left - whole.left) / whole.width),
            ("y", (inner.top - whole.top) / whole.height),
            ("w", inner.width / whole.width),
            ("h", inner.height / whole.height),
        )
    )
    drawn = _dots(chart, look, plot) if chart.xs else _categories(chart, look)
    return (
        f'{HEAD}<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{place}</c:manualLayout></c:layout>{drawn}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>"
        '</c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters(look, INK)}"
        "</c:chartSpace>"
    ).encode()


def _categories(chart: Chart, look: Look) -> str:
    bars = [(k, s) for k, s in enumerate(chart.series) if s.kind == "bar"]
    lines = [(k, s) for k, s in enumerate(chart.series) if s.kind == "line"]
    axes = f'<c:axId val="{ACROSS}"/><c:axId val="{DOWN}"/>'
    parts = []
    if bars:
        overlap = 0 if chart.mode == "clustered" else 100
        parts.append(
            f'<c:barChart><c:barDir val="{"bar" if chart.across else "col"}"/>'
            f'<c:grouping val="{"stacked" if chart.mode == "stacked" else "clustered"}"/>'
            f'<c:varyColors val="0"/>{"".join(_bar(k, s, chart, look) for k, s in bars)}'
            f'<c:gapWidth val="{chart.gap}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
        )
    if lines:
        parts.append(
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{"".join(_line(k, s, chart, look) for k, s in lines)}<c:marker val="1"/>{axes}'
            "</c:lineChart>"
        )
    return "".join(parts) + category_axis(chart, look) + value_axis(chart, look)


def _series(k: int, series: Series, look: Look, last: int, column: str) -> str:
    name = clean(series.name or str(k + 1))
    where = Cell(look.sheet, column, last).heading
    return (
        f'<c:idx val="{k}"/><c:order val="{k}"/><c:tx><c:strRef><c:f>{clean(where)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _main(series: Series) -> str:
    """The colour of a row as a whole: one that covers, since LibreOffice hands clearness on."""
    colours = [colour for colour in series.colours if colour] or [MUTED]
    return max(dict.fromkeys(colours), key=lambda one: (shade(one).alpha, colours.count(one)))


def _bar(k: int, series: Series, chart: Chart, look: Look) -> str:
    main = _main(series)
    points = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{filled(own, told=True)}</c:spPr></c:dPt>"
        for place, own in enumerate(series.colours)
        if own and own != main
    )
    last = len(chart.categories) + 1
    position = "" if chart.mode == "stacked" else "outEnd"
    return (
        f"<c:ser>{_series(k, series, look, last, column(k + 1))}<c:spPr>{filled(main)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels(series, look, position)}'
        f"{_named(chart, look)}"
        f"{_values('val', series.values, Cell(look.sheet, column(k + 1), last))}"
        f"{label_range(series, Cell(look.sheet, label_column(chart, k), last))}</c:ser>"
    )


def _line(k: int, series: Series, chart: Chart, look: Look) -> str:
    last = len(chart.categories) + 1
    return (
        f"<c:ser>{_series(k, series, look, last, column(k + 1))}"
        f"<c:spPr>{stroke(series.colours[0], series.width, series.dash, look)}</c:spPr>"
        f'<c:marker><c:symbol val="none"/></c:marker>{end_label(series, look)}{_named(chart, look)}'
        f"{_values('val', series.values, Cell(look.sheet, column(k + 1), last))}"
        '<c:smooth val="0"/></c:ser>'
    )


def _named(chart: Chart, look: Look) -> str:
    where = Cell(look.sheet, "A", len(chart.categories) + 1)
    points = "".join(
        f'<c:pt idx="{k}"><c:v>{clean(name)}</c:v></c:pt>'
        for k, name in enumerate(chart.categories)
    )
    return (
        f"<c:cat><c:strRef><c:f>{clean(where.values)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.categories)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(tag: str, values: Sequence[float | None], where: Cell) -> str:
    points = "".join(
        f'<c:pt idx="{k}"><c:v>{value!r}</c:v></c:pt>'
        for k, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{clean(where.values)}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        f"</c:numCache></c:numRef></c:{tag}>"
    )


def _dots(chart: Chart, look: Look, plot: Frame) -> str:
    sizes = {size for s in chart.series if s.kind == "dots" for size in s.sizes}
    bubbles = len(sizes) > 1 and all(s.kind == "dots" for s in chart.series)
    one: Callable[[int, Series, str, Look], str] = _bubble if bubbles else _dot
    series = "".join(
        one(k, s, label_range(s, Cell(look.sheet, label_column(chart, k), len(s.values) + 1)), look)
        for k, s in enumerate(chart.series)
    )
    axes = f'<c:axId val="{ACROSS}"/><c:axId val="{DOWN}"/>'
    if bubbles:
        largest = LARGEST_BUBBLE * min(plot.width, plot.height) / look.scale
        scale = max(5, min(300, round(100 * max(sizes) / largest)))
        drawn = (
            f'<c:bubbleChart><c:varyColors val="0"/>{series}<c:bubbleScale val="{scale}"/>'
            f'<c:showNegBubbles val="0"/><c:sizeRepresents val="area"/>{axes}</c:bubbleChart>'
        )
    else:
        drawn = (
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            f"{series}{axes}</c:scatterChart>"
        )
    if chart.xs is None:
        raise ValueError("dots need a scale across")
    crossing = '<c:crosses val="min"/><c:crossBetween val="midCat"/>'
    return (
        drawn
        + number_axis(chart.xs, look, (ACROSS, DOWN), "b", crossing)
        + number_axis(chart.values, look, (DOWN, ACROSS), "l", crossing)
    )


def _dot(k: int, series: Series, named: str, look: Look) -> str:
    last, (x, y, _) = len(series.values) + 1, columns_of(k)
    main = _main(series)
    marker = (
        '<c:marker><c:symbol val="none"/></c:marker>'
        if series.kind == "line"
        else _marker(series, main if any(series.colours) else "", look)
    )
    return (
        f"<c:ser>{_series(k, series, look, last, y)}"
        f"<c:spPr>{stroke(series.stroke or main, series.width, series.dash, look)}</c:spPr>"
        f"{marker}{''.join(_dot_colours(series, main, look))}{labels(series, look, 'r')}"
        f"{_values('xVal', series.xs, Cell(look.sheet, x, last))}"
        f"{_values('yVal', series.values, Cell(look.sheet, y, last))}"
        f'<c:smooth val="0"/>{named}</c:ser>'
    )


def _marker(series: Series, fill: str, look: Look) -> str:
    """A dot's symbol, size, fill and edge; no fill leaves it open."""
    across = max(2, min(72, round((series.sizes or (6,))[0] * look.scale)))
    edge = stroke(series.edge or fill, series.edge_width, "solid", look)
    return (
        f'<c:marker><c:symbol val="{series.symbol}"/><c:size val="{across}"/>'
        f"<c:spPr>{filled(fill, told=True)}{edge}</c:spPr></c:marker>"
    )


def _dot_colours(series: Series, main: str, look: Look) -> Iterator[str]:
    for place, own in enumerate(series.colours):
        if own and own != main and series.kind == "dots":
            marker = _marker(series, own, look)
            yield f'<c:dPt><c:idx val="{place}"/>{marker}<c:bubble3D val="0"/></c:dPt>'


def _bubble(k: int, series: Series, named: str, look: Look) -> str:
    last, (x, y, size) = len(series.values) + 1, columns_of(k)
    main = _main(series)
    points = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{filled(own, told=True)}</c:spPr></c:dPt>"
        for place, own in enumerate(series.colours)
        if own and own != main
    )
    areas = [value * value for value in series.sizes]
    return (
        f"<c:ser>{_series(k, series, look, last, y)}<c:spPr>{filled(main)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels(series, look, "r")}'
        f"{_values('xVal', series.xs, Cell(look.sheet, x, last))}"
        f"{_values('yVal', series.values, Cell(look.sheet, y, last))}"
        f"{_values('bubbleSize', areas, Cell(look.sheet, size, last))}"
        f'<c:bubble3D val="0"/>{named}</c:ser>'
    )
