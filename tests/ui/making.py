"""Functions for the worker to run: what an estimate may do, well and badly."""

import os
import sys
from typing import Any

import polars as pl

from data.problem import Problem


def doubled(numbers: pl.DataFrame, times: int, progress: Any) -> dict[str, pl.DataFrame]:
    progress("estimate", 0.5)
    sys.stdout.write("what a library prints\n")
    return {"numbers": numbers * times, "process": pl.DataFrame({"id": [os.getpid()]})}


def refused(numbers: pl.DataFrame, progress: Any) -> dict[str, pl.DataFrame]:
    raise Problem("estimate.no_folder", folder="somewhere")


def broken(numbers: pl.DataFrame, progress: Any) -> dict[str, pl.DataFrame]:
    raise ValueError(str(numbers))


def ended(numbers: pl.DataFrame, progress: Any) -> dict[str, pl.DataFrame]:
    os._exit(3)


def ordered(numbers: pl.DataFrame, progress: Any) -> dict[str, pl.DataFrame]:
    return {"order": pl.DataFrame({"word": list({f"term {number}" for number in range(50)})})}
