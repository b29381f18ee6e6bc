from itertools import combinations

import polars as pl
import pytest

from figures.node_layout import ROOM, WIDTH, layout


def ring(size, chords=1):
    """A ring of nodes, each linked to the next ones, and one pair apart from it."""
    names = [f"node {n}" for n in range(size)]
    links = [
        (names[n], names[(n + step) % size]) for n in range(size) for step in range(1, chords + 1)
    ]
    return pl.DataFrame(
        {
            "origin": [a for a, _ in links] + ["left"],
            "destination": [b for _, b in links] + ["right"],
            "weight": [1.0] * (len(links) + 1),
        }
    )


@pytest.mark.parametrize(("size", "chords"), [(3, 1), (20, 2), (40, 3)])
def test_no_two_names_touch_on_the_narrowest_screen_or_on_a_wide_one(size, chords):
    edges = ring(size, chords)
    boxes = dict.fromkeys({*edges["origin"], *edges["destination"]}, (80.0, 40.0))
    found = layout(edges, boxes)
    for width in (WIDTH, 3 * WIDTH):
        for a, b in combinations(found.places.values(), 2):
            apart = abs(a[0] - b[0]) * width, abs(a[1] - b[1]) * found.height
            assert apart[0] >= 80 - ROOM - 0.01 or apart[1] >= 40 - ROOM - 0.01


def test_every_node_lies_inside():
    edges = ring(12)
    boxes = dict.fromkeys({*edges["origin"], *edges["destination"]}, (60.0, 30.0))
    assert all(0 <= c <= 1 for place in layout(edges, boxes).places.values() for c in place)


def test_the_larger_group_lies_above():
    edges = ring(6)
    boxes = dict.fromkeys({*edges["origin"], *edges["destination"]}, (60.0, 30.0))
    places = layout(edges, boxes).places
    assert min(y for name, (_, y) in places.items() if name.startswith("node")) > places["left"][1]


def test_the_order_of_links_does_not_matter():
    edges = ring(8)
    boxes = dict.fromkeys({*edges["origin"], *edges["destination"]}, (60.0, 30.0))
    assert layout(edges, boxes) == layout(edges.reverse(), boxes)
