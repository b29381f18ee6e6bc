from hypothesis import example, given
from hypothesis import strategies as st

from figures.point_names import GAP, LINE, Beside, placed

WIDTH = 250.0
SPOT = st.tuples(st.floats(0, WIDTH), st.floats(0, 400))


def test_a_name_stands_to_the_right_of_its_point_where_nothing_is_in_its_way():
    assert placed([(10.0, 50.0)], {0: 40.0}, WIDTH, set()) == {0: Beside(leftward=False, up=0)}


def test_near_the_right_edge_it_stands_to_the_left():
    assert placed([(240.0, 50.0)], {0: 40.0}, WIDTH, set())[0].leftward


def test_a_name_that_would_lie_on_another_point_is_left_out_unless_it_is_wanted():
    row = [(x, 50.0 + up) for x in (30.0, 60.0) for up in (-15.0, 0.0, 15.0)]
    crowded = [*row, (20.0, 50.0)]
    assert placed(crowded, {6: 30.0}, 90.0, set()) == {}
    assert 6 in placed(crowded, {6: 30.0}, 90.0, {6})


def test_a_name_that_another_point_lies_nearer_to_is_left_out_unless_it_is_wanted():
    column = [(10.0, 50.0), (10.0, 58.0), (10.0, 42.0)]
    names = {1: 40.0, 0: 40.0}
    assert list(placed(column, names, WIDTH, set())) == [1]
    assert list(placed(column, names, WIDTH, {0})) == [1, 0]


def test_a_name_longer_than_the_plot_has_no_place():
    assert placed([(100.0, 50.0)], {0: 260.0}, WIDTH, {0}) == {}


@given(st.lists(SPOT, max_size=25), st.floats(10, 120))
@example([(8.0, 0.0), (17.0, 12.0)], 10.0)
def test_no_two_names_touch_and_none_leaves_the_plot_of_whatever_width(spots, length):
    found = placed(spots, dict.fromkeys(range(len(spots)), length), WIDTH, set(range(len(spots))))
    for wider in (1.0, 3.0):
        boxes = []
        for point, beside in found.items():
            x, y = spots[point][0] * wider, spots[point][1] + beside.up
            left = x - GAP - length if beside.leftward else x + GAP
            boxes.append((left, left + length, y))
            assert left >= -0.001
            assert left + length <= WIDTH * wider + 0.001
        for n, (left, right, y) in enumerate(boxes):
            for other_left, other_right, other_y in boxes[:n]:
                apart = left >= other_right - 0.001 or right <= other_left + 0.001
                assert apart or abs(y - other_y) >= LINE
