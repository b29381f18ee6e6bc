"""`python -m data.derive --from FOLDER`: every step in turn."""

import argparse
import logging
from pathlib import Path

from data.catalogue import BUNDLED
from data.derive import (
    borders,
    checksums,
    classifications,
    curated,
    exports_1995_2011,
    exports_2022,
    low_carbon_trade,
)

STEPS = (
    *(curated, exports_2022, exports_1995_2011, low_carbon_trade, classifications, borders),
    checksums,
)


def derive(sources: Path, bundled: Path = BUNDLED) -> None:
    """Write every bundled table and the checksums of sources.csv.

    Raises OSError where a source is missing.
    """
    for step in STEPS:
        logging.info("%s", step.__name__)
        step.derive(sources, bundled)


def main() -> None:
    """Read the command line and derive."""
    parser = argparse.ArgumentParser(prog="python -m data.derive")
    parser.add_argument("--from", dest="sources", type=Path, required=True, metavar="FOLDER")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    derive(parser.parse_args().sources)


if __name__ == "__main__":
    main()
