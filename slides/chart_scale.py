"""A chart's axis of values, as a figure has it."""

from collections.abc import Sequence

from data.words import Words
from slides.axis import axis, nice_step, ticks
from slides.chart import Scale, Series
from slides.markup import told
from slides.number_format import number_format
from slides.plain import Plain


def scale_of(letter: str, figure: Plain, words: Words, series: Sequence[Series]) -> Scale:
    """The axis of values, as the figure names it; shown where a format can name it so."""
    one = axis(letter, figure)
    named = ticks(one, words) if one.visible else []
    numbers = [float(tick.value) for tick in named]
    step = (
        numbers[1] - numbers[0]
        if len(numbers) > 1
        else nice_step(one.low, one.high, one.spec.get("nticks"))
    )
    low = numbers[0] if numbers and one.low < numbers[0] <= _least(series) else one.low
    form = number_format(numbers, [told(tick.text) for tick in named], words)
    grid = one.visible and bool(one.spec.get("showgrid", True))
    return Scale(
        low, one.high, step, form, one.named and bool(form), grid, one.spec.get("type") == "log"
    )


def _least(series: Sequence[Series]) -> float:
    return min((v for row in series for v in row.values if v is not None), default=0.0)
