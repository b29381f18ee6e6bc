"""Write a synthetic world as a folder that the settings can name as a further data folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from data.problem import Problem
from data.synthetic.folder import SYNTHETIC_KINDS, Sizes, write
from data.synthetic.truth import Truth
from data.vocabulary import Kind
from data.words import Words


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 when written, 2 when the options can't be met."""
    options = _parser().parse_args(arguments)
    truth = Truth(
        seed=options.seed,
        countries=options.countries,
        products=options.products,
        visit_effect=options.visit_effect,
        chase=options.chase,
    )
    sizes = Sizes(options.rows, options.visits, options.agreements)
    try:
        write(options.out, truth, sizes, options.kinds)
    except Problem as problem:
        sys.stderr.write(Words()(problem.key, **problem.values) + "\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    sizes, truth = Sizes(), Truth()
    parser = argparse.ArgumentParser(prog="python -m data.synthetic", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--rows", type=int, default=sizes.exports, help="of exports")
    parser.add_argument("--visits", type=int, default=sizes.visits)
    parser.add_argument("--agreements", type=int, default=sizes.cooperation)
    parser.add_argument("--kinds", type=_kinds, default=SYNTHETIC_KINDS, help="a,b,c")
    parser.add_argument("--seed", type=int, default=truth.seed)
    parser.add_argument("--countries", type=int, default=truth.countries)
    parser.add_argument("--products", type=int, default=truth.products)
    parser.add_argument(
        "--visit-effect", type=float, default=truth.visit_effect, help="0.1 = 10 %%"
    )
    parser.add_argument("--chase", type=float, default=truth.chase, help="visits follow growth")
    return parser


def _kinds(text: str) -> tuple[Kind, ...]:
    kinds = tuple(text.split(","))
    if not set(kinds) <= set(SYNTHETIC_KINDS):
        raise argparse.ArgumentTypeError(", ".join(SYNTHETIC_KINDS))
    return cast(tuple[Kind, ...], kinds)


if __name__ == "__main__":
    sys.exit(main())
