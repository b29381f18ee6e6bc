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
    for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / KILOBYTES_IN_MB
    raise ProcessLookupError(process)
