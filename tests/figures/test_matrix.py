import polars as pl

from figures.matrix import Look, Side, matrix
from tests.figures.contexts import ENGLISH
from tests.plotly_figure import plotly

CELLS = pl.DataFrame(
    {
        "row": ["a", "a", "sum"],
        "column": ["x", "y", "x"],
        "amount": [1.0, 4.0, 9.0],
        "hover": ["a, x: 1", "a, y: 4", "sum, x: 9"],
        "change": ["partners=AAA", None, None],
    }
)
ROWS, COLUMNS = Side(["a", "b", "sum"], ["A", "B", "All"]), Side(["x", "y"], ["X<br>10", "Y"])
LOOK = Look("nothing recorded", sums=frozenset({"sum"}))


def drawn(cells=CELLS):
    return plotly(matrix(cells, ROWS, COLUMNS, LOOK, ENGLISH))


def test_cells_are_shaded_and_numbered_and_sums_stand_apart():
    tiles, shaded, _ = drawn().data
    assert [list(line) for line in shaded.z] == [[1, 4], [None, None], [None, None]]
    assert shaded.zmax == 4
    assert [list(line) for line in tiles.z] == [[None, None], [0, 0], [1, 0]]
    assert list(tiles.text[2]) == ["9", ""]


def test_a_gap_says_that_nothing_is_recorded_under_the_plain_names():
    assert drawn().data[0].hovertext[1][0] == "B, X: nothing recorded"


def test_only_cells_with_a_change_can_be_clicked():
    clicks = drawn().data[-1]
    assert list(clicks.customdata) == ["partners=AAA"]
    assert clicks.marker.opacity == 0


def test_the_order_of_cells_changes_nothing():
    cells = CELLS.with_columns(change=pl.lit("partners=AAA"))
    assert drawn(cells) == drawn(cells.reverse())


def test_without_changes_nothing_lies_over_the_cells():
    assert all(trace.type == "heatmap" for trace in drawn(CELLS.drop("change")).data)


def test_the_first_row_is_on_top():
    assert list(drawn().layout.yaxis.categoryarray) == ["sum", "b", "a"]
