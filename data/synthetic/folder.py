"""A synthetic world as a folder of data: Parquet files, their source cards and their truth."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import polars as pl

from data.dataset import COLUMNS, SOURCES, checksum_of, read_sources
from data.synthetic.cooperation import cooperation
from data.synthetic.exports import exports
from data.synthetic.truth import Truth
from data.synthetic.visits import first_visit, visits
from data.vocabulary import Kind

CARDS: Final = Path(__file__).parent / "cards.csv"
TRUTH: Final = "truth.json"
SYNTHETIC_KINDS: Final[tuple[Kind, ...]] = ("exports", "visits", "cooperation")


@dataclass(frozen=True)
class Sizes:
    """Rows of exports and of visits, and records of cooperation."""

    exports: int = 1_000_000
    visits: int = 3_000
    cooperation: int = 400


def write(
    folder: Path, truth: Truth, sizes: Sizes, kinds: Sequence[Kind] = SYNTHETIC_KINDS
) -> None:
    """Write the chosen kinds into the folder, with sources.csv and the truth as truth.json.

    Earlier synthetic files of these kinds are replaced; other rows of sources.csv stay.
    Raises Problem where the world is too small for the rows of exports.
    """
    folder.mkdir(parents=True, exist_ok=True)
    cards = [
        card for card in pl.read_csv(CARDS, infer_schema=False).to_dicts() if card["kind"] in kinds
    ]
    for card in cards:
        for path in folder.glob(card["file"]):
            path.unlink()
    _write_kinds(folder, truth, sizes, kinds)
    _write_cards(folder, truth, cards)
    (folder / TRUTH).write_text(json.dumps(asdict(truth), indent=2) + "\n", "utf-8")


def _write_kinds(folder: Path, truth: Truth, sizes: Sizes, kinds: Sequence[Kind]) -> None:
    register = visits(truth, sizes.visits)
    if "visits" in kinds:
        register.write_parquet(folder / "synthetic_visits.parquet")
    if "cooperation" in kinds:
        records = cooperation(truth, sizes.cooperation)
        records.write_parquet(folder / "synthetic_cooperation.parquet")
    if "exports" in kinds:
        for number, rows in enumerate(exports(truth, sizes.exports, first_visit(truth, register))):
            rows.write_parquet(folder / f"synthetic_exports-{number:04}.parquet")


def _write_cards(folder: Path, truth: Truth, cards: list[dict[str, str]]) -> None:
    stated = {
        "release": f"seed {truth.seed}",
        "derived": "python -m data.synthetic",
        "start": str(truth.first_year),
        "end": str(truth.last_year),
    }
    rows = [
        {**card, **stated, "checksum": checksum_of(folder.glob(card["file"]))} for card in cards
    ]
    names = {row["name"] for row in rows}
    earlier = read_sources(folder) if (folder / SOURCES).exists() else []
    kept = [row for row in earlier if row["name"] not in names]
    schema = dict.fromkeys(COLUMNS, pl.String)
    pl.DataFrame([*kept, *rows], schema=schema).write_csv(folder / SOURCES)
