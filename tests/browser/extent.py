"""How far nodes reach, in pixels of the chart that they lie in."""

from typing import Final

EXTENT: Final = """(nodes, root) => {
    const { left, top } = root.getBoundingClientRect();
    const boxes = nodes.map((node) => node.getBoundingClientRect());
    const least = (side) => Math.min(...boxes.map((box) => box[side]));
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    const across = [least("left") - left, most("right") - left];
    return [...across, least("top") - top, most("bottom") - top];
}"""
"""A function of a page's own: left, right, top and bottom of some nodes together."""
