"""A list of agreements and their parties: from two to six of them, mostly across borders."""

from typing import Final

import numpy as np
import polars as pl

from data.synthetic.calendar import days, partly_known
from data.synthetic.chance import Places
from data.synthetic.truth import Truth
from data.synthetic.visits import SECTOR_SHARES
from data.synthetic.world import World, world_of
from data.vocabulary import COOPERATION_TYPES, PARTY_TYPES, SECTORS, SIX

DATASET: Final = "synthetic_cooperation"
MOST_PARTIES: Final = 6

PARTIES_SHARES: Final = (0.50, 0.20, 0.15, 0.10, 0.05)
"""Shares of records with two, three, four, five and six parties."""
TYPE_SHARES: Final = (0.20, 0.18, 0.24, 0.05, 0.08, 0.20, 0.02, 0.03)
PARTY_TYPE_SHARES: Final = (0.30, 0.08, 0.05, 0.10, 0.22, 0.15, 0.06, 0.04)
ENDS: Final = 0.45
"""Share of records whose end is known."""
NO_COUNTRY: Final = 0.01
"""Share of parties that belong to no country, as networks across countries do."""
_SIX_FAVOUR: Final = 3.0
_MONTHS_RUN: Final = (12, 72)


def cooperation(truth: Truth, records: int) -> pl.DataFrame:
    """Exactly `records` records in the cooperation schema, one row for each of their parties."""
    world = world_of(truth)
    chance = np.random.default_rng([truth.seed, 4])
    month = chance.integers(0, len(truth.years) * 12, records)
    run = chance.integers(*_MONTHS_RUN, records)
    end = partly_known(days(truth.first_year, month + run, chance), chance)
    record = pl.DataFrame(
        {
            "record": np.arange(1, records + 1),
            "type": pl.Series(COOPERATION_TYPES).gather(
                chance.choice(len(COOPERATION_TYPES), records, p=TYPE_SHARES)
            ),
            "start": partly_known(days(truth.first_year, month, chance), chance),
            "end": end.set(pl.Series(chance.random(records) >= ENDS), None),
            "sector": pl.Series(SECTORS).gather(
                chance.choice(len(SECTORS), records, p=SECTOR_SHARES)
            ),
            "parties": 2 + chance.choice(len(PARTIES_SHARES), records, p=PARTIES_SHARES),
        }
    )
    parties = _parties(_party_countries(world, records, chance), world, chance)
    return _in_schema(record.join(parties, on="record", maintain_order="left_right"))


def _party_countries(world: World, records: int, chance: np.random.Generator) -> Places:
    """Countries' places by record and party; the first is one of the six."""
    six = np.isin(world.countries, SIX)
    weight = np.exp(0.5 * world.mass) * np.where(six, _SIX_FAVOUR, 1.0)
    places = chance.choice(len(six), (records, MOST_PARTIES), p=weight / weight.sum())
    places[:, 0] = chance.choice(np.flatnonzero(six), records)
    return places


def _parties(places: Places, world: World, chance: np.random.Generator) -> pl.DataFrame:
    records, most = places.shape
    kind = chance.choice(len(PARTY_TYPES), places.size, p=PARTY_TYPE_SHARES)
    return pl.DataFrame(
        {
            "record": np.repeat(np.arange(1, records + 1), most),
            "party_number": np.tile(np.arange(1, most + 1), records),
            "country": pl.Series(world.countries).gather(places.ravel()),
            # The remainder by party number keeps the names of one record apart.
            "number": chance.integers(0, 8, places.size) * most + np.tile(np.arange(most), records),
            "party_type": pl.Series(PARTY_TYPES).gather(kind),
            "stateless": chance.random(places.size) < NO_COUNTRY,
        }
    )


def _in_schema(frame: pl.DataFrame) -> pl.DataFrame:
    none = pl.lit(None, pl.String)
    number = pl.col("record").cast(pl.String).str.zfill(5)
    first = pl.col("party_number") == 1
    stateless = pl.col("stateless") & ~first
    return frame.filter(pl.col("party_number") <= pl.col("parties")).select(
        dataset=pl.lit(DATASET),
        id=pl.format("C{}", number),
        title=pl.format("Synthetic {} {}", "type", number),
        type="type",
        start="start",
        end="end",
        sector="sector",
        party=pl.format("Synthetic {} {} {}", "party_type", "country", pl.col("number") + 1),
        party_country=pl.when(~stateless).then("country"),
        party_city=pl.when(~stateless).then(pl.format("Synthetic city {}", "country")),
        party_type="party_type",
        role=pl.when(first).then(pl.lit("coordinator")).otherwise(pl.lit("partner")),
        source_title=none,
        source_url=none,
        retrieved=none,
    )
