"""Where a figure's plot stands in its picture: margins, axes, and the room that names need."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, radians, sin
from typing import Any, Final

from data.words import Words
from slides import letters
from slides.axis import Axis, Tick, axis, ticks
from slides.marks import FAINT, MUTED, Frame, Line, Mark, Part, Pen, Role, Run, Text, Way
from slides.markup import lines_of
from slides.plain import Plain

SIZE: Final = 13
PAD: Final = 6
TURNED: Final = 60
BETWEEN: Final = 6
LINES: Final = 3
FAR: Final = 1e9
PAPER_REFERENCE: Final = "paper"

Block = tuple[Line, ...]


@dataclass(frozen=True)
class Stage:
    """A figure on a picture of a size: its plot's frame, and its axes by name, placed in it."""

    figure: Plain
    words: Words
    width: float
    height: float
    plot: Frame
    axes: dict[str, Axis]

    @property
    def size(self) -> float:
        """The size of letters of which nothing else is said."""
        return float(self.figure.layout.get("font", {}).get("size", SIZE))

    def across(self, value: Any, reference: str = "x") -> float:
        """A place across: a value of an axis, or a part of the plot for `paper` and domains."""
        if reference == PAPER_REFERENCE:
            return self.plot.left + float(value) * self.plot.width
        return self._at(value, reference)

    def down(self, value: Any, reference: str = "y") -> float:
        """A place from the top, likewise; parts of the plot count from its foot."""
        if reference == PAPER_REFERENCE:
            return self.plot.bottom - float(value) * self.plot.height
        return self._at(value, reference)

    def _at(self, value: Any, reference: str) -> float:
        placed = self.axes[reference.split(" ", maxsplit=1)[0]]
        if reference.endswith("domain"):
            return placed.start + float(value) * (placed.end - placed.start)
        return placed.at(value)


def stage(figure: Plain, size: tuple[float, float], words: Words, head: float = 0) -> Stage:
    """Lay out a figure in a width and a height; `head` is what stands above the plot."""
    width, height = size
    names = {name for pair in figure.axes() for name in pair} | {"x", "y"}
    axes = {name: axis(name, figure) for name in sorted(names)}
    margin = figure.layout.get("margin", {})
    frame = Frame(
        float(margin.get("l", 0)),
        max(float(margin.get("t", 0)), head),
        width - float(margin.get("r", 0)),
        height - float(margin.get("b", 0)),
    )
    for name in sorted(axes, reverse=True):  # names beside the plot leave less room for those below
        frame = _with_room(frame, name, axes[name], words, size)
    placed = {name: _placed(one, name, frame) for name, one in axes.items()}
    return Stage(figure, words, width, height, frame, placed)


def _placed(one: Axis, name: str, frame: Frame) -> Axis:
    low, high = one.spec.get("domain") or (0, 1)
    if name.startswith("x"):
        start, length = frame.left, frame.width
    else:
        start, length = frame.bottom, -frame.height
    return replace(one, start=start + low * length, end=start + high * length)


def _with_room(
    frame: Frame, name: str, one: Axis, words: Words, size: tuple[float, float]
) -> Frame:
    """The frame with an axis's names outside it."""
    named = ticks(one, words) if one.named else []
    if not named:
        return frame
    if name.startswith("y"):
        blocks = _rows(named, _placed(one, name, frame))
        need = _apart(one) + 2 + max(_size(block)[0] for block in blocks)
        if one.spec.get("side") == "right":
            return replace(frame, right=min(frame.right, size[0] - need))
        return replace(frame, left=max(frame.left, need))
    return _with_foot(frame, named, _placed(one, name, frame), size)


def _with_foot(frame: Frame, named: list[Tick], placed: Axis, size: tuple[float, float]) -> Frame:
    blocks, turned = fitted(named, placed)
    width, height = max(_size(block)[0] for block in blocks), max(_size(b)[1] for b in blocks)
    last = _size(blocks[-1])[0]
    if turned:
        need = width * sin(radians(TURNED)) + height * cos(radians(TURNED))
        over = placed.at(named[-1].value) + last * cos(radians(TURNED)) + height - size[0]
    else:
        need = height
        over = placed.at(named[-1].value) + last / 2 - size[0]
        before = _size(blocks[0])[0] / 2 - placed.at(named[0].value)
        frame = replace(frame, left=frame.left + max(0, before))
    frame = replace(frame, right=frame.right - max(0, over))
    if placed.spec.get("side") == "top":
        return replace(frame, top=max(frame.top, need + PAD))
    return replace(frame, bottom=min(frame.bottom, size[1] - need - PAD))


def _size(block: Block) -> tuple[float, float]:
    return letters.size_of(Text(0, 0, block))


def _block(tick: Tick, one: Axis) -> Block:
    size = float(one.spec.get("tickfont", {}).get("size", SIZE))
    return lines_of(tick.text, Run("", size, colour=MUTED))


def _rows(named: list[Tick], placed: Axis) -> list[Block]:
    """The names beside a plot: in lines, or in one where those of two would touch."""
    blocks = [_block(tick, placed) for tick in named]
    places = [placed.at(tick.value) for tick in named]
    slot = min((abs(b - a) for a, b in pairwise(places)), default=FAR)
    if all(_size(block)[1] <= slot for block in blocks):
        return blocks
    return [_block(replace(tick, text=tick.text.replace("<br>", " ")), placed) for tick in named]


def fitted(named: list[Tick], placed: Axis) -> tuple[list[Block], bool]:
    """The names below or above a plot: as they are, in lines, or turned where they don't fit."""
    blocks = [_block(tick, placed) for tick in named]
    places = [placed.at(tick.value) for tick in named]
    slot = min((abs(b - a) for a, b in pairwise(places)), default=FAR)
    if all(_size(block)[0] <= slot - BETWEEN for block in blocks):
        return blocks, False
    rewritten = [_in_lines(block, slot - BETWEEN) for block in blocks]
    whole = [block for block in rewritten if block]
    if len(whole) == len(blocks):
        return whole, False
    return blocks, placed.spec.get("tickangle") != 0


def _in_lines(block: Block, room: float) -> Block | None:
    """The same words in more lines, none of them broken; None where that can't be."""
    rewritten: list[Line] = []
    for line in block:
        if len(line) > 1:
            return None
        run = line[0] if line else Run("", SIZE)
        longest = max(letters.width(w, run.size, bold=run.bold) for w in run.text.split(" "))
        if longest > room:
            return None
        texts = letters.wrapped(run.text, run.size, room, bold=run.bold)
        rewritten += [(replace(run, text=text),) for text in texts]
    return tuple(rewritten) if len(rewritten) <= LINES else None


def drawn_axes(stage: Stage) -> Iterator[Part]:
    """Grid lines, and the names beside, below or above the plot."""
    for name, one in stage.axes.items():
        if not one.visible:
            continue
        named, role = ticks(one, stage.words), _role(name)
        if one.spec.get("showgrid", True):
            for tick in named:
                yield Part(role, _grid(one.at(tick.value), name, stage, faint=True))
        if one.spec.get("zeroline") and one.low < 0 < one.high and not one.categories:
            yield Part(role, _grid(one.at(0), name, stage, faint=False))
        if one.named and named:
            across = name.startswith("x")
            yield from (_below if across else _beside)(one, named, stage)


def _role(name: str) -> Role:
    return "axis_x" if name.startswith("x") else "axis_y"


def _grid(place: float, name: str, stage: Stage, *, faint: bool) -> Mark:
    plot = stage.plot
    pen = Pen(FAINT if faint else MUTED, 1)
    if name.startswith("x"):
        return Way(((place, plot.top), (place, plot.bottom)), pen)
    return Way(((plot.left, place), (plot.right, place)), pen)


def _beside(one: Axis, named: list[Tick], stage: Stage) -> Iterator[Part]:
    right = one.spec.get("side") == "right"
    x = stage.plot.right + _apart(one) if right else stage.plot.left - _apart(one)
    for tick, block in zip(named, _rows(named, one), strict=True):
        y = one.at(tick.value) - _size(block)[1] / 2
        yield Part("axis_y", Text(x, y, block, "start" if right else "end"))


def _apart(one: Axis) -> float:
    """Pixels between a plot and the names beside it."""
    return PAD + float(one.spec.get("ticklabelstandoff", 0))


def _below(one: Axis, named: list[Tick], stage: Stage) -> Iterator[Part]:
    blocks, turned = fitted(named, one)
    above = one.spec.get("side") == "top"
    for tick, block in zip(named, blocks, strict=True):
        x, height = one.at(tick.value), _size(block)[1]
        if turned and above:
            yield Part("axis_x", Text(x - height / 2, stage.plot.top - PAD, block, angle=-TURNED))
        elif turned:
            y = stage.plot.bottom + PAD
            yield Part("axis_x", Text(x - height / 2, y, block, "end", angle=-TURNED))
        else:
            y = stage.plot.top - PAD - height if above else stage.plot.bottom + PAD
            yield Part("axis_x", Text(x, y, block, "middle"))
