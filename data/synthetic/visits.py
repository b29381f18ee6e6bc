"""A visit register whose rates are known: who came, when, how, and what followed."""

from typing import Final

import numpy as np
import polars as pl

from data.synthetic.calendar import days, first_days, partly_known
from data.synthetic.chance import Floats, Places
from data.synthetic.truth import (
    CLOSED_FROM,
    FORMAT_SHARES,
    OPEN_FROM,
    REMOTE_FACTOR,
    STAGE_MONTHS,
    STAGE_RATES,
    Truth,
)
from data.synthetic.world import World, world_of
from data.vocabulary import FORMATS, SECTORS, SIX, STAGES

DATASET: Final = "synthetic_visits"
NEVER: Final = 9999

SECTOR_SHARES: Final = (0.22, 0.12, 0.13, 0.06, 0.16, 0.09, 0.11, 0.04, 0.04, 0.03)
ORIGINS_SHARES: Final = (0.03, 0.87, 0.06, 0.03, 0.01)
"""Shares of visits from no known country, from one, two, three and four."""
ANNOUNCED: Final = 0.05
PARTICIPANTS_KNOWN: Final = 0.6
_HOST_BEYOND_SIX: Final = 0.1


def visits(truth: Truth, rows: int) -> pl.DataFrame:
    """Exactly `rows` rows of the visits schema, in the order of their true days.

    Hosts are mostly the six. What followed is the furthest stage that a visit had reached by the
    end of the last year; an announced visit has none.
    """
    world = world_of(truth)
    chance = np.random.default_rng([truth.seed, 3])
    host, origin, month = _drawn(world, rows, chance)
    day = days(truth.first_year, month, chance)
    how = _formats(truth, month, chance)
    announced = chance.random(rows) < ANNOUNCED
    sector = chance.choice(len(SECTORS), rows, p=SECTOR_SHARES)
    stage, reached = _followed(truth, month, how, announced, chance)
    people = np.maximum(1, chance.lognormal(2.6, 0.7, rows)).astype(np.int64)
    code = pl.Series(world.countries)
    frame = pl.DataFrame(
        {
            "day": day,
            "date": partly_known(day, chance),
            "origins": _origins(world, host, origin, chance),
            "host": code.gather(host),
            "visitor": code.gather(origin),
            "number": chance.integers(1, 30, rows),
            "node": chance.integers(1, 7, rows),
            "format": pl.Series(FORMATS).gather(how),
            "sector": pl.Series(SECTORS).gather(sector),
            "participants": pl.Series(people),
            "counted": chance.random(rows) < PARTICIPANTS_KNOWN,
            "stage": stage,
            "reached": reached,
            "announced": announced,
        }
    )
    return _in_schema(frame.sort("day", maintain_order=True))


def first_visit(truth: Truth, register: pl.DataFrame) -> Places:
    """First year of a reported, dated visit by host, origin and sector; NEVER where there is none.

    Its axes are the positions in the world's countries (twice) and in the vocabulary's sectors.
    """
    world = world_of(truth)
    seen = (
        register.filter(pl.col("status") == "reported")
        .select("host", "origins", "sector", year=pl.col("date").str.head(4).cast(pl.Int64))
        .explode("origins")
        .drop_nulls()
        .group_by("host", "origins", "sector")
        .agg(pl.col("year").min())
    )
    place = {code: number for number, code in enumerate(world.countries)}
    sector = {code: number for number, code in enumerate(SECTORS)}
    at = [
        seen[column].replace_strict(codes, return_dtype=pl.Int64).to_numpy()
        for column, codes in (("host", place), ("origins", place), ("sector", sector))
    ]
    years = np.full((len(place), len(place), len(SECTORS)), NEVER, dtype=np.int64)
    years[tuple(at)] = seen["year"].to_numpy()
    return years


def _drawn(world: World, rows: int, chance: np.random.Generator) -> tuple[Places, Places, Places]:
    """Host, origin and month (from January of the first year) of each visit."""
    weight = _intensity(world)
    drawn = chance.choice(weight.size, rows, p=(weight / weight.sum()).ravel())
    host, origin, year = np.unravel_index(drawn, weight.shape)
    return host, origin, year * 12 + chance.integers(0, 12, rows)


def _intensity(world: World) -> Floats:
    """Expected visits by host, origin and year, up to a constant."""
    six = np.isin(world.countries, SIX)
    welcome = np.where(six[:, None], 1.0, _HOST_BEYOND_SIX * six[None, :])
    drawn_by = welcome * np.exp(
        0.2 * world.mass[:, None] + 0.5 * world.mass[None, :] - 0.4 * world.log_km
    )
    np.fill_diagonal(drawn_by, 0)
    before = np.concatenate([np.zeros_like(world.shock[:, :, :1]), world.shock[:, :, :-1]], axis=2)
    growth = np.exp(0.04 * np.arange(len(world.truth.years)))
    pull: Floats = drawn_by[:, :, None] * growth * np.exp(world.truth.chase * before)
    return pull


def _formats(truth: Truth, month: Places, chance: np.random.Generator) -> Places:
    closed, opened = (
        (year - truth.first_year) * 12 + number - 1 for year, number in (CLOSED_FROM, OPEN_FROM)
    )
    shares = np.cumsum(list(FORMAT_SHARES.values()), axis=1)
    period = (month >= closed).astype(np.int64) + (month >= opened)
    how: Places = (chance.random(len(month))[:, None] > shares[period][:, :-1]).sum(axis=1)
    return how


def _followed(
    truth: Truth, month: Places, how: Places, announced: np.ndarray, chance: np.random.Generator
) -> tuple[pl.Series, pl.Series]:
    """The furthest stage reached by the end of the last year, and its month; null where none."""
    rows, end = len(month), len(truth.years) * 12
    rates = np.tile(STAGE_RATES, (rows, 1))
    rates[how != FORMATS.index("physical"), 0] *= REMOTE_FACTOR
    waits = chance.gamma(2.0, np.array(STAGE_MONTHS) / 2, rates.shape)
    when = month[:, None] + np.cumsum(waits, axis=1).astype(np.int64)
    goes_on = (chance.random(rates.shape) < rates) & (when < end) & ~announced[:, None]
    stages = np.cumprod(goes_on, axis=1).sum(axis=1)
    reached = np.take_along_axis(when, np.maximum(stages - 1, 0)[:, None], axis=1)[:, 0]
    names = pl.Series([None, *STAGES], dtype=pl.String)
    return names.gather(stages), first_days(truth.first_year, reached)


def _origins(world: World, host: Places, origin: Places, chance: np.random.Generator) -> pl.Series:
    """The visitors' countries: the drawn one, none, or neighbours in the list as well."""
    number = chance.choice(len(ORIGINS_SHARES), len(host), p=ORIGINS_SHARES)
    most = len(ORIGINS_SHARES)
    places = (origin[:, None] + np.arange(most)) % len(world.countries)
    instead = (origin + most) % len(world.countries)
    places = np.where(places == host[:, None], instead[:, None], places)
    code = pl.Series(world.countries)
    columns = {str(number): code.gather(places[:, number]) for number in range(most)}
    frame = pl.DataFrame({**columns, "number": number})
    return frame.select(pl.concat_list(*columns).list.head("number")).to_series()


def _in_schema(frame: pl.DataFrame) -> pl.DataFrame:
    """The register's columns; every organisation's name says that it is synthetic."""
    none = pl.lit(None, pl.String)
    counted = pl.col("counted")
    return frame.with_row_index("row", offset=1).select(
        dataset=pl.lit(DATASET),
        id=pl.format("S{}", pl.col("row").cast(pl.String).str.zfill(6)),
        date="date",
        origins="origins",
        host="host",
        host_organisation=pl.format("Synthetic host {} {}", "host", "number"),
        host_node=pl.format("Synthetic node {} {}", "host", "node"),
        visitor_organisation=pl.format("Synthetic delegation {} {}", "visitor", "number"),
        format="format",
        topic=pl.format("synthetic {}", "sector"),
        sector="sector",
        participants=pl.when(counted).then("participants"),
        participants_is=pl.when(counted).then(pl.lit("exact")),
        participants_of=pl.when(counted).then(pl.lit("delegation")),
        follow_up="stage",
        follow_up_note=pl.when(pl.col("stage").is_not_null()).then(
            pl.format("synthetic: reached in {}", pl.col("reached").dt.strftime("%Y-%m"))
        ),
        date_is=pl.when(pl.col("date").is_not_null()).then(pl.lit("stated")),
        status=pl.when("announced").then(pl.lit("announced")).otherwise(pl.lit("reported")),
        trip_id=none,
        source_title=none,
        source_url=none,
        source_url_2=none,
        retrieved=none,
    )
