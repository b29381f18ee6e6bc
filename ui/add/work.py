"""Long steps of an upload, off the page's thread: each tells how far it is and can be cancelled."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock
from typing import Any, Final

from data.progress import Cancelled, Progress

AT_ONCE: Final = 2
"""Long steps that run at the same time, of all sessions together; others wait their turn."""

KEPT_S: Final = 3600.0
"""How long a failure waits for the reader to come back and be told."""

_POOL: Final = ThreadPoolExecutor(AT_ONCE, "samspel-intake")


class Work:
    """One long step: what it does now, how far it is, and why it failed."""

    def __init__(self, name: str, does: Callable[[Progress], Any]) -> None:
        self.name = name
        self.step = "wait"
        self.done = 0.0
        self._cancelled = Event()
        self._ended = 0.0
        self._future: Future[None] = _POOL.submit(self._run, does)

    def __call__(self, step: str, done: float) -> None:
        """Is told by the work how far it is; raises Cancelled where nobody wants it any more."""
        if self._cancelled.is_set():
            raise Cancelled
        self.step, self.done = step, min(max(done, 0.0), 1.0)

    def _run(self, does: Callable[[Progress], Any]) -> None:
        try:
            self(self.name, 0.0)
            does(self)
        finally:
            self._ended = time.monotonic()

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
    def stale(self) -> bool:
        """Whether nobody needs it any more: it ended well, or failed and nobody came for it."""
        return self.over and (self.failure is None or time.monotonic() - self._ended > KEPT_S)


_WORKS: Final[dict[str, Work]] = {}
_CHANGING: Final = Lock()


def start(token: str, name: str, does: Callable[[Progress], Any]) -> Work:
    """Start a long step of an upload; one that is running already goes on instead."""
    with _CHANGING:
        running = _WORKS.get(token)
        if running is None or running.over:
            for stale in [other for other, work in _WORKS.items() if work.stale]:
                del _WORKS[stale]
            _WORKS[token] = running = Work(name, does)
        return running


def found(token: str) -> Work | None:
    """The long step of an upload that is running, or that is over and has not been taken."""
    return _WORKS.get(token)


def take(token: str, work: Work) -> None:
    """Forget a step of an upload that is over."""
    with _CHANGING:
        if _WORKS.get(token) is work:
            del _WORKS[token]
