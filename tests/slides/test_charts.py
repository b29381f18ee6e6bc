from io import BytesIO
from typing import Any

import fastexcel
import polars as pl
import pytest
from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE

from figures.card import Card
from figures.figure import scatter
from figures.theme import GROUND
from tests.slides import cards
from tests.slides.decks import presentation
from tests.slides.package import leaves


def chart_of(card: Card) -> Any:
    made = presentation(card)
    (chart,) = [s.chart for slide in made.slides for s in slide.shapes if s.has_chart]
    return chart


def held(chart: Any) -> pl.DataFrame:
    """The numbers in a chart's own workbook."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return fastexcel.read_excel(BytesIO(blob).getvalue()).load_sheet(0).to_polars()


@pytest.mark.parametrize(
    ("card", "kind"),
    [
        (cards.bars(), XL_CHART_TYPE.BAR_CLUSTERED),
        (cards.stacked(), XL_CHART_TYPE.COLUMN_STACKED),
        (cards.lines(), XL_CHART_TYPE.LINE),
        (cards.dots(), XL_CHART_TYPE.XY_SCATTER),
        (cards.dots(sized=True), XL_CHART_TYPE.BUBBLE),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_what_powerpoint_can_draw_is_a_chart_of_its_own(card: Card, kind: Any) -> None:
    assert chart_of(card).chart_type == kind


def test_bars_with_a_line_are_one_chart() -> None:
    plots = chart_of(cards.combined()).plots

    assert [type(plot).__name__ for plot in plots] == ["BarPlot", "LinePlot"]


@pytest.mark.parametrize(
    ("card", "columns"),
    [
        (cards.bars(), ["out"]),
        (cards.stacked(), ["physical", "digital"]),
        (cards.combined(), ["visits", "mean"]),
        (cards.lines(), ["out", "in_"]),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_a_chart_and_its_workbook_hold_the_numbers_of_the_table(
    card: Card, columns: list[str]
) -> None:
    chart = chart_of(card)
    book = held(chart)

    drawn = [list(series.values) for plot in chart.plots for series in plot.series]
    for place, column in enumerate(columns):
        wanted = card.table[column].to_list()
        assert drawn[place] == wanted
        assert book[:, place + 1].to_list() == wanted


def test_forty_partners_are_several_charts_of_all_their_numbers() -> None:
    card = cards.bars(40)
    made = presentation(card)

    charts = [s.chart for slide in made.slides for s in slide.shapes if s.has_chart]
    drawn = [
        value for chart in charts for series in chart.plots[0].series for value in series.values
    ]
    assert len(charts) > 1
    assert drawn == card.table["out"].to_list()


def test_a_workbook_holds_the_whole_table_as_its_second_sheet() -> None:
    card = cards.lines()
    blob = chart_of(card).part.chart_workbook.xlsx_part.blob

    table = fastexcel.read_excel(blob).load_sheet(1).to_polars()

    assert table.height == card.table.height


def test_a_chart_s_dots_and_its_workbook_are_those_of_the_table() -> None:
    card = cards.dots()
    book = held(chart_of(card))

    assert book[:, 0].to_list() == card.table["distance"].to_list()
    assert book[:, 1].to_list() == card.table["trade"].to_list()


def test_bars_keep_the_colours_of_the_screen() -> None:
    card = cards.bars()
    xml = chart_of(card).part.blob.decode()

    for colour in cards.figure_of(card).data[0]["marker"]["color"]:
        assert colour.lstrip("#") in xml


def test_bars_over_years_are_named_by_their_years() -> None:
    chart = chart_of(cards.combined())

    assert list(chart.plots[0].categories) == ["2020", "2021", "2022"]


def test_a_row_s_own_colour_covers_so_that_none_of_its_bars_is_made_clear() -> None:
    made = presentation(cards.bars(12))
    xml = next(
        s.chart.part.blob.decode() for slide in made.slides for s in slide.shapes if s.has_chart
    )

    own = xml[xml.index("</c:tx>") : xml.index("<c:invertIfNegative")]
    assert "alpha" not in own


def test_dots_on_a_scale_of_square_roots_are_shapes_since_their_numbers_are_others() -> None:
    card = cards.dots()
    figure = cards.figure_of(card)
    figure.update_xaxes(tickvals=[1, 2, 3], ticktext=["1", "4", "9"])

    made = presentation(card)

    assert not any(shape.has_chart for slide in made.slides for shape in slide.shapes)


def test_open_dots_stay_open_as_shapes_over_the_lines_chart() -> None:
    card = cards.lines()
    edge = {"color": "#ba870c", "width": 1.5}
    cards.figure_of(card).add(
        scatter(
            x=[2003], y=[130.0], mode="markers", marker={"size": 8, "color": GROUND, "line": edge}
        )
    )
    made = presentation(card)

    (chart,) = [s.chart for slide in made.slides for s in slide.shapes if s.has_chart]
    assert [series.name for series in chart.plots[0].series] == ["sold", "bought"]
    dots = [s for slide in made.slides for s in leaves(slide.shapes) if s.name == "dot"]
    assert len(dots) == 1


def test_names_at_the_ends_of_lines_are_those_of_their_columns_of_the_workbook() -> None:
    made = presentation(cards.lines())

    (chart,) = [s.chart for slide in made.slides for s in slide.shapes if s.has_chart]
    for series in chart.plots[0].series:
        (label,) = series._element.findall("{*}dLbls/{*}dLbl")
        assert label.find("{*}idx").get("val") == "11"
        assert label.find("{*}showSerName").get("val") == "1"
    assert held(chart).columns[1:3] == ["sold", "bought"]
    texts = [s.text_frame.text for x in made.slides for s in leaves(x.shapes) if s.has_text_frame]
    assert not {"sold", "bought"} & set(texts)


def test_a_name_beside_a_line_that_is_not_its_own_is_a_text() -> None:
    card = cards.lines()
    cards.figure_of(card).data[0]["name"] = "exports"

    made = presentation(card)

    (chart,) = [s.chart for slide in made.slides for s in slide.shapes if s.has_chart]
    assert not chart._chartSpace.findall(".//{*}dLbl")
    texts = [s.text_frame.text for x in made.slides for s in leaves(x.shapes) if s.has_text_frame]
    assert {"sold", "bought"} <= set(texts)


def test_dots_of_several_symbols_are_shapes() -> None:
    card = cards.dots()
    symbols = ["circle", "diamond", "circle-open"]
    cards.figure_of(card).data[0]["marker"] = {"size": 8, "symbol": symbols}

    made = presentation(card)

    assert not any(shape.has_chart for slide in made.slides for shape in slide.shapes)


def test_values_below_nought_start_at_a_whole_step() -> None:
    card = cards.lines()
    figure = cards.figure_of(card)
    figure.add(scatter(x=[2000, 2001], y=[-13.0, 20.0], mode="lines", line={"color": "#239eae"}))
    figure.update_yaxes(range=[-15, 230], dtick=50, tick0=0)

    axis = chart_of(card).value_axis

    assert axis.minimum_scale == -50
    assert axis.major_unit == 50


def test_words_beside_values_follow_a_number_format_where_one_gives_them() -> None:
    xml = chart_of(cards.bars()).part.blob.decode()

    assert '<c:numFmt formatCode="#,##0.0" sourceLinked="0"/>' in xml
    assert "datalabelsRange" not in xml


@pytest.mark.parametrize("card", [cards.dots(), cards.dots(sized=True)], ids=lambda one: one.key)
def test_other_words_beside_values_are_bound_to_cells_of_the_workbook(card: Card) -> None:
    chart = chart_of(card)
    root = etree.fromstring(chart.part.blob)

    [where] = [one.text for one in root.iter("{*}f") if one.getparent().tag.endswith("labelsRange")]
    [cache] = root.iter("{*}dlblRangeCache")
    cells = held(chart)[:, 3].to_list()
    assert where == "'Data'!$D$2:$D$4"
    assert [one.text for one in cache.iter("{*}v")] == cells == ["Norway", "Finland", "Germany"]
    assert [one.get("type") for one in root.iter("{*}fld")] == ["CELLRANGE"] * 3
