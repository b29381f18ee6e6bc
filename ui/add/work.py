"""Long steps of an upload, off the page's thread: each tells how far it is and can be cancelled."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, Final

from data.progress import Cancelled, Progress

AT_ONCE: Final = 2
"""Long steps that run at the same time, of all sessions together; others wait their turn."""

_POOL: Final = ThreadPoolExecutor(AT_ONCE, "samspel-intake")


class Work:
    """One long step: what it does now, how far it is, and what came of it."""

    def __init__(self, name: str, does: Callable[[Progress], Any]) -> None:
        self.name = name
        self.step = "wait"
        self.done = 0.0
        self._cancelled = Event()
        self._future: Future[Any] = _POOL.submit(self._run, does)

    def __call__(self, step: str, done: float) -> None:
        """Is told by the work how far it is; raises Cancelled where nobody wants it any more."""
        if self._cancelled.is_set():
            raise Cancelled
        self.step, self.done = step, min(max(done, 0.0), 1.0)

    def _run(self, does: Callable[[Progress], Any]) -> Any:
        self(self.name, 0.0)
        return does(self)

    def cancel(self) -> None:
        """Ask the work to stop; it stops where it next tells how far it is."""
        self._cancelled.set()

    @property
    def cancelling(self) -> bool:
        """Whether it has been asked to stop."""
        return self._cancelled.is_set()

    @property
    def over(self) -> bool:
        """Whether it has ended, one way or another."""
        return self._future.done()

    @property
    def failure(self) -> BaseException | None:
        """Why it failed, once it is over; None where it did not."""
        return self._future.exception()

    @property
    def outcome(self) -> Any:
        """What came of it, once it is over; raises what it failed of."""
        return self._future.result()


_WORKS: Final[dict[str, Work]] = {}


def start(token: str, name: str, does: Callable[[Progress], Any]) -> Work:
    """Start a long step of an upload; one that is running already goes on instead."""
    running = _WORKS.get(token)
    if running is None or running.over:
        _WORKS[token] = running = Work(name, does)
    return running


def found(token: str) -> Work | None:
    """The long step of an upload that is running, or that is over and has not been taken."""
    return _WORKS.get(token)


def take(token: str) -> None:
    """Forget a step that is over."""
    _WORKS.pop(token, None)
