"""How a long work tells how far it is, and how it hears that nobody wants it any more."""

from typing import Protocol

from data.problem import Problem


class Cancelled(Problem):
    """The user has cancelled the work; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__("problem.cancelled")


class Progress(Protocol):
    """Is called often, from the thread that does the work.

    `step` is a key below `step` in the words, `done` the share of that step from 0 to 1. It raises
    Cancelled when the user has cancelled, and the work lets that pass through after clearing up.
    """

    def __call__(self, step: str, done: float) -> None:
        """Take note of how far the work is."""


def quiet(step: str, done: float) -> None:
    """A progress that nobody watches and nobody cancels."""
