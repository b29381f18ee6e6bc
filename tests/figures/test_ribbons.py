import polars as pl
import pytest

from figures.ribbons import columns, ribbons

AMOUNTS = [{"a": 30.0, "b": 10.0}, {"x": 25.0, "y": 15.0}]


def _columns(gap=0.1):
    return columns([["a", "b"], ["x", "y"]], AMOUNTS, gap)


def test_heights_are_in_one_scale():
    left, right = _columns()
    heights = {node.code: node.bottom - node.top for node in (*left, *right)}
    assert heights["a"] == pytest.approx(3 * heights["b"])
    assert heights["x"] + heights["y"] == pytest.approx(heights["a"] + heights["b"])


def test_columns_reach_from_top_to_bottom():
    for column in _columns():
        assert column[0].top == 0
        assert column[-1].bottom == pytest.approx(1)


def test_a_short_column_has_wider_gaps():
    left, right = columns([["a"], ["x", "y", "z"]], [{"a": 3.0}, dict.fromkeys("xyz", 1.0)], 0.1)
    assert left[0].middle == pytest.approx(0.5)
    assert right[1].top - right[0].bottom == pytest.approx(0.1)


def test_ribbons_fill_their_nodes():
    left, right = _columns()
    links = pl.DataFrame(
        {"source": ["a", "a", "b"], "target": ["x", "y", "x"], "amount": [15.0, 15.0, 10.0]}
    )
    drawn = ribbons(links, left, right)
    assert [(band.source, band.target) for band in drawn] == [("a", "x"), ("a", "y"), ("b", "x")]
    assert drawn[0].path.startswith(f"M0,{left[0].top:.4f}")
    assert drawn[-1].path.endswith(f"0,{left[1].bottom:.4f}Z")


def test_nothing_gives_nothing():
    assert columns([[], []], [{}, {}], 0.1) == [[], []]
