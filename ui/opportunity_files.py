"""What can be downloaded from the page of opportunities: what was read, and what was found."""

from functools import partial

from data import geography
from data.frames import Frames
from ui import opportunity
from ui.how import Files
from ui.page import Page


def files(page: Page, found: Frames | None) -> Files:
    """The inputs of every estimate and its results; those of the expectation once it is there."""
    made = {} if found is None else found
    return {
        "opportunities.download.exports": lambda: opportunity.world(page),
        "opportunities.download.records": lambda: opportunity.counts(page),
        "opportunities.download.distances": geography.distances,
        "opportunities.download.potential": lambda: opportunity.markets(page),
        "opportunities.download.specialisation": lambda: opportunity.weights(page),
        **{
            f"opportunities.download.{name}": partial(made.__getitem__, name)
            for name in ("pairs", "coefficients")
            if name in made
        },
    }
