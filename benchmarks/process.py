"""What a process on Linux has used of its machine."""

import os
from pathlib import Path
from typing import Final

TICKS: Final = os.sysconf("SC_CLK_TCK")
KILOBYTES_IN_MB: Final = 1024


def cpu_seconds(process: int) -> float:
    """Processor time of a process and its threads since it started."""
    # The name in brackets may itself hold brackets and blanks; user and system time come 14th.
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mb(process: int) -> float:
    """Memory that a process holds now."""
    return _of_status("VmRSS", process)


def peak_mb(process: int) -> float:
    """The most memory that a process has held since its program began.

    What `getrusage` tells begins with what the process held that started it.
    """
    return _of_status("VmHWM", process)


def _of_status(name: str, process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / KILOBYTES_IN_MB
    raise ProcessLookupError(process)
