"""Has estimates made in a process of its own, one at a time, and knows how far each is."""

import atexit
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import IO, Any, Final, cast

from data import frames
from data.problem import Problem
from data.settings import HOME

LOG = logging.getLogger("samspel.estimates")

ENVIRONMENT: Final = {"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
"""Threads of linear algebra that wait for each other cost tenfold on a busy machine; the order of
sets, which else differs from process to process, decides the last digits of an estimate."""

IDLE_S: Final = 120.0
"""How long the process waits for more to do: its second estimate costs a fraction of the first."""

RETRY_S: Final = 60.0
"""How long a failure is told before the estimate is tried again."""

KEPT: Final = 400


@dataclass(eq=False)
class Job:
    """One estimate: where its result will be, how far it is, and why it failed."""

    folder: Path
    function: str
    given: frames.Frames
    values: dict[str, Any]
    progress: float = 0.0
    failure: Problem | None = None
    ended: float = 0.0
    over: Event = field(default_factory=Event)

    @property
    def stale(self) -> bool:
        """Whether it failed so long ago that it may be tried again."""
        return self.failure is not None and time.monotonic() - self.ended > RETRY_S


class Estimator:
    """A queue of jobs and the process that does them, started when there is something to do."""

    def __init__(self) -> None:
        self._jobs: dict[Path, Job] = {}
        self._queue: Queue[Job] = Queue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None

    def job(self, folder: Path) -> Job | None:
        """The job whose result belongs in `folder`, if it is known and not stale."""
        found = self._jobs.get(folder)
        return None if found is None or found.stale else found

    def jobs(self) -> list[Job]:
        """Those that wait, are being done, or have failed."""
        return list(self._jobs.values())

    def ask(self, job: Job) -> Job:
        """Put a job in the queue; returns the one that is already there for the same result."""
        with self._lock:
            known = self.job(job.folder)
            if known:
                return known
            self._jobs[job.folder] = job
            if self._thread is None:
                self._thread = Thread(target=self._work, name="estimates", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _work(self) -> None:
        while True:
            try:
                job = self._queue.get(timeout=IDLE_S)
            except Empty:
                self.close()
                continue
            try:
                self._do(job)
            except Problem as problem:
                job.failure = problem
            except Exception:
                LOG.exception("estimate %s", job.function)
                job.failure = Problem("estimate.failed")
            job.ended, job.given = time.monotonic(), {}
            if not job.failure:
                self._jobs.pop(job.folder, None)
            job.over.set()

    def _do(self, job: Job) -> None:
        """Have one job done. Raises Problem where it can't be."""
        root = job.folder.parent
        if job.folder.is_dir():
            return
        try:
            root.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(dir=root, prefix="."))
        except OSError as error:
            raise Problem("estimate.no_folder", folder=str(root)) from error
        try:
            frames.write(work / "given", job.given)
            self._follow(self._send(job, work), job)
            frames.keep(work / "made", job.folder)
            frames.forget(root, KEPT)
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _send(self, job: Job, work: Path) -> subprocess.Popen[str]:
        """Ask a process for the job's estimate; returns the process that was asked."""
        request = {
            "function": job.function,
            "frames": str(work / "given"),
            "values": job.values,
            "out": str(work / "made"),
        }
        process = self._running()
        stream = cast(IO[str], process.stdin)
        stream.write(json.dumps(request) + "\n")
        stream.flush()
        return process

    def _follow(self, process: subprocess.Popen[str], job: Job) -> None:
        """Read what the process tells until it is over. Raises Problem where it failed."""
        for line in cast(IO[str], process.stdout):
            told = json.loads(line)
            if "progress" in told:
                job.progress = float(told["progress"])
            elif "problem" in told:
                raise Problem(told["problem"], **told["values"])
            elif "failed" in told:
                LOG.error("estimate %s\n%s", job.function, told["failed"])
                raise Problem("estimate.failed")
            else:
                return
        if self._process is process:
            LOG.error("estimate %s: its process ended", job.function)
            self.close()
        raise Problem("estimate.failed")

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "ui.worker"],
                cwd=HOME,
                env=os.environ | ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        return self._process


@cache
def estimator() -> Estimator:
    """The one of this server; it ends with it."""
    found = Estimator()
    atexit.register(found.close)
    return found
