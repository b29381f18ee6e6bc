from math import hypot

import pytest

from slides import map_geometry as geometry
from slides.extent import extent
from slides.map_picture import map_picture
from slides.marks import Frame, Group, Text, flat
from tests.figures.contexts import ENGLISH
from tests.slides import cards

ROOM = (868.0, 300.0)
BOX = Frame(0, 0, 10, 10)


def test_a_ring_is_cut_at_the_edges_of_its_box() -> None:
    ring = geometry.clipped([(-5, 2), (5, 2), (5, 8), (-5, 8)], BOX)

    assert set(ring) == {(0, 2), (5, 2), (5, 8), (0, 8)}
    assert geometry.clipped([(20, 20), (30, 20), (30, 30)], BOX) == ()


def test_the_way_out_of_a_box_ends_at_its_edge() -> None:
    assert geometry.leaving((5, 5), (25, 5), BOX) == ((10, 5), "right")
    assert geometry.leaving((5, 5), (5, -5), BOX) == ((5, 0), "top")


def test_seats_on_an_edge_keep_their_room_and_their_order() -> None:
    seats = [geometry.Seat(5, 4, "a"), geometry.Seat(5, 4, "b"), geometry.Seat(6, 4, "c")]

    laid = geometry.seated(seats, 0, 12)

    assert [seat.name for seat in laid] == ["a", "b", "c"]
    assert [seat.at for seat in laid] == [2, 6, 10]


def test_a_flow_ends_in_a_tip_at_its_destination() -> None:
    curve = ((0.0, 0.0), (50.0, -20.0), (100.0, 0.0))

    ring = geometry.ribbon(curve, (0, 1), 8, directed=True)

    assert min(hypot(x - 100, y) for x, y in ring) < 1e-6


@pytest.mark.parametrize("name", ["Countries", "Flows", "Totals", "Names", "Legend"])
def test_a_map_is_groups_of_named_shapes_inside_its_room(name: str) -> None:
    picture = map_picture(cards.flows().figure, ROOM, ENGLISH)  # type: ignore[arg-type]

    (group,) = [m for m in picture.marks() if isinstance(m, Group) and m.name == name]
    box = extent((group,))
    assert group.marks
    assert box.left >= -1
    assert box.right <= ROOM[0] + 1
    assert box.bottom <= ROOM[1] + 1


def test_names_do_not_lie_on_each_other() -> None:
    picture = map_picture(cards.flows().figure, ROOM, ENGLISH)  # type: ignore[arg-type]
    boxes = [extent((mark,)) for mark in flat(picture.marks()) if isinstance(mark, Text)]

    for place, a in enumerate(boxes):
        for b in boxes[place + 1 :]:
            wide = min(a.right, b.right) - max(a.left, b.left)
            tall = min(a.bottom, b.bottom) - max(a.top, b.top)
            assert wide < 1 or tall < 2
