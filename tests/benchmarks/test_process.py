import os
import subprocess
import sys
import time

import numpy as np
import pytest

from benchmarks.machine import machine
from benchmarks.process import KILOBYTES_IN_MB, cpu_seconds, peak_mb, resident_mb
from data.settings import HOME

NOBODY = 2**22 + 1
"""One more than the highest number that Linux gives to a process."""


def test_processor_time_is_that_of_the_system() -> None:
    before = cpu_seconds(os.getpid())
    while time.process_time() < before + 0.2:
        pass

    assert cpu_seconds(os.getpid()) - before == pytest.approx(0.2, abs=0.15)


def test_memory_is_at_most_the_peak() -> None:
    assert 0 < resident_mb(os.getpid()) <= peak_mb(os.getpid())


def test_the_peak_is_the_programs_own_and_not_that_of_who_started_it() -> None:
    held = np.ones(64 << 20, dtype=np.uint8)
    program = "import os; from benchmarks.process import peak_mb; print(peak_mb(os.getpid()))"
    told = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, cwd=HOME
    )

    assert 0 < float(told.stdout) < held.nbytes / KILOBYTES_IN_MB**2 < peak_mb(os.getpid())


def test_a_process_that_has_gone_is_not_measured() -> None:
    with pytest.raises(FileNotFoundError):
        resident_mb(NOBODY)


def test_the_machine_tells_its_cores_and_its_browser() -> None:
    told = machine()

    assert told.startswith(f"{len(os.sched_getaffinity(0))} cores of ")
    assert "Python 3." in told
    assert "Chromium" in told
