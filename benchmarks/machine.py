"""The machine on which a run was made."""

import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import Final

GIB: Final = 2**30


def machine() -> str:
    """Processor, cores, memory, system, Python and browser, in a line."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    parts = [
        f"{cores} cores of {_processor()}",
        f"{memory:.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        _browser(),
        "server and browser on the same cores, graphics in software",
    ]
    return ", ".join(part for part in parts if part)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _browser() -> str:
    found = shutil.which("chromium")
    if not found:
        return ""
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])
