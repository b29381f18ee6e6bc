"""Results that take long: made once per dataset version and selection, off the page, and kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from shutil import rmtree
from threading import Condition
from typing import Final

import streamlit as st
from cachetools import LRUCache, cached

from data import frames
from data.dataset import VERSION_LENGTH, Dataset
from data.frames import Frames
from data.problem import Problem
from data.settings import HOME, settings
from data.words import Words
from ui.estimator import Job, estimator

FOLDER: Final = "estimates"
KEPT_IN_MEMORY: Final = 48
BRIEFLY_S: Final = 0.3
"""How long a page waits for a result before it shows how far it is."""

LOOK_AGAIN_S: Final = 0.4

CODE: Final = ("analytics/*.py", "data/*.py", "data/*.csv", "data/bundled/*.csv", "*.lock")
"""What results depend on beside their datasets: when it changes, they are made again."""


@dataclass(frozen=True)
class Estimate:
    """What is asked for: `function(**frames, **values, progress=...)`, of certain datasets.

    `function` stands in a file of `analytics` and returns frames by name; `progress` is a
    `data.progress.Progress`, of one step. `values` are plain (text, numbers, lists of them).
    `given` makes the frames, and is called when the result is not there yet; `selection` says what
    they depend on. The `datasets`, `values` and `selection` are the result's key.
    """

    function: Callable[..., Frames]
    datasets: tuple[Dataset, ...]
    given: Callable[[], Frames]
    values: dict[str, object] = field(default_factory=dict)
    selection: tuple[object, ...] = ()

    @property
    def name(self) -> str:
        """Where its function stands, as the process that runs it finds it."""
        return f"{self.function.__module__}:{self.function.__qualname__}"

    @property
    def folder(self) -> Path:
        """Where its result is kept."""
        read = [dataset.key for dataset in self.datasets]
        key = repr((self.name, read, sorted(self.values.items()), self.selection, _recipe()))
        digest = sha256(key.encode()).hexdigest()[: 2 * VERSION_LENGTH]
        return settings().cache_folder / FOLDER / f"{self.function.__name__}-{digest}"


def result(estimate: Estimate, words: Words, card: str = "") -> Frames | None:
    """The frames that the function made; None while it is at work, which the page then shows.

    That is under the title of the `card` that the result is for, where one is named. The page waits
    for it briefly, so ask for it last, and draws itself again when the result is there. Raises
    Problem where it can't be made.
    """
    folder = estimate.folder
    if folder.is_dir():
        found = _read(str(folder))
        if found is not None:
            return found
        _read.cache_clear()
        rmtree(folder, ignore_errors=True)
    job = started(estimate)
    if job.over.wait(BRIEFLY_S):
        return _read(str(_sound(job).folder))
    _follow(job, words, card)
    return None


def started(estimate: Estimate) -> Job:
    """The job that makes the result, put in the queue unless it is there. Raises its Problem."""
    folder = estimate.folder
    job = estimator().job(folder) or estimator().ask(
        Job(folder, estimate.name, estimate.given(), estimate.values)
    )
    return _sound(job)


def _sound(job: Job) -> Job:
    """The job, unless it has failed: then its Problem is raised."""
    if job.failure:
        raise Problem(job.failure.key, **job.failure.values)
    return job


@cached(LRUCache(KEPT_IN_MEMORY), condition=Condition())
def _read(folder: str) -> Frames | None:
    return frames.read(Path(folder))


@st.fragment(run_every=LOOK_AGAIN_S)
def _follow(job: Job, words: Words, card: str) -> None:
    """Show how far a job is, and draw the whole page again when it is over."""
    if job.over.is_set():
        st.rerun()
    if card:
        title = escape(words(f"{card}.title"))
        st.html(f'<div class="samspel-head"><h2 id="{card}">{title}</h2></div>')
    st.progress(min(max(job.progress, 0.0), 1.0), words("estimate.running"))


@cache
def _recipe() -> str:
    digest = sha256()
    for pattern in CODE:
        for path in sorted(HOME.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()
