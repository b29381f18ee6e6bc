import os
import resource
import time

import pytest

from benchmarks.machine import machine
from benchmarks.process import KILOBYTES_IN_MB, cpu_seconds, resident_mb

NOBODY = 2**22 + 1
"""One more than the highest number that Linux gives to a process."""


def test_processor_time_is_that_of_the_system() -> None:
    before = cpu_seconds(os.getpid())
    while time.process_time() < before + 0.2:
        pass

    assert cpu_seconds(os.getpid()) - before == pytest.approx(0.2, abs=0.15)


def test_memory_is_at_most_the_peak() -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_IN_MB

    assert 0 < resident_mb(os.getpid()) <= peak + 1


def test_a_process_that_has_gone_is_not_measured() -> None:
    with pytest.raises(FileNotFoundError):
        resident_mb(NOBODY)


def test_the_machine_tells_its_cores_and_its_browser() -> None:
    told = machine()

    assert told.startswith(f"{len(os.sched_getaffinity(0))} cores of ")
    assert "Python 3." in told
    assert "Chromium" in told
