"""What the pages on years behind, the funnel and the effect of visits show, by another way."""

from collections import Counter

import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from data.settings import HOME
from data.vocabulary import SIX
from tests.pages import reader

BUNDLED = HOME / "data" / "bundled"
STAGES = ("visit", "pre_study", "pilot", "agreement", "export")
KNOWN_UNTIL = "2024-11-23"
"""The last day of a visit that is 24 months old on the day when the register was read."""


def series(indicator):
    """Values by country and year of one indicator."""
    rows = pl.read_parquet(BUNDLED / "low_carbon_trade.parquet")
    found: dict[str, dict[int, float]] = {}
    for name, country, year, value in rows.select(
        "indicator", "country", "year", "value"
    ).iter_rows():
        if name == indicator and value is not None:
            found.setdefault(country, {})[year] = value
    return found


def reached(held, level, until, *, kept=True):
    """When a level was reached, by walking through the years; None where both sides are unknown."""
    years = [year for year in sorted(held) if year <= until]
    met = [year for year in years if held[year] >= level]
    if kept:
        below = [year for year in years if held[year] < level]
        met = [year for year in met if not below or year > below[-1]]
    at = met[0]
    earlier = [year for year in years if year < at]
    if not earlier:
        return float(at), True
    before = earlier[-1]
    part = (level - held[before]) / (held[at] - held[before])
    return before + part * (at - before), False


def distance(own, other, *, kept=True, until=None):
    """Years behind at the lower of two values, in the last year that both have by `until`."""
    year = max(y for y in {*own} & {*other} if until is None or y <= until)
    level = min(own[year], other[year])
    (a, first), (b, second) = (reached(held, level, year, kept=kept) for held in (own, other))
    return None if first and second else a - b


def smoothed(held):
    years = sorted(held)
    trios = zip(years, years[1:], years[2:], strict=False)
    return {three[2]: sum(held[year] for year in three) / 3 for three in trios}


def today(own, other):
    """How long ago the one ahead passed the level that the one behind has in the last year."""
    year = max({*own} & {*other})
    level, behind = min(own[year], other[year]), own[year] < other[year]
    (a, _), (b, _) = (reached(held, level, year) for held in (own, other))
    return year - b if behind else a - year


@pytest.fixture(scope="module")
def behind():
    with pytest.MonkeyPatch.context() as patch:
        yield reader.drawn(patch, lambda: reader.opened("behind", {}))


def test_years_behind_are_those_of_a_walk_through_the_years_in_every_indicator(behind):
    table = behind["behind_indicators"].table
    assert table["indicator"].n_unique() >= 5
    for row in table.iter_rows(named=True):
        held = series(row["indicator"])
        assert row["lag"] == pytest.approx(distance(held["NOR"], held[row["other"]]))
    levels = behind["behind_levels"].table
    held = series("low_carbon_imports_of_gdp")
    for row in levels.iter_rows(named=True):
        last = [
            distance(held["NOR"], held[row["other"]], until=year) for year in (2021, 2022, 2023)
        ]
        known = [lag for lag in last if lag is not None]
        assert row["lag"] == pytest.approx(last[-1])
        assert (row["lowest"], row["highest"]) == pytest.approx((min(known), max(known)))


def test_the_curve_and_the_ways_of_reading_are_too(behind):
    held = series("low_carbon_imports_of_gdp")
    curve = behind["behind_curve"].table
    assert curve.height > 100
    for row in curve.iter_rows(named=True):
        lag = distance(held["NOR"], held[row["other"]], until=row["year"])
        assert row["lag"] == (None if lag is None else pytest.approx(lag))
    ways = {
        "kept": distance,
        "first": lambda own, other: distance(own, other, kept=False),
        "smoothed": lambda own, other: distance(smoothed(own), smoothed(other)),
        "today": today,
    }
    read = behind["behind_readings"].table
    assert set(read["other"]) == set(SIX) - {"NOR"}
    assert set(ways) < set(read["way"])
    for row in read.filter(pl.col("way").is_in([*ways])).iter_rows(named=True):
        lag = ways[row["way"]](held["NOR"], held[row["other"]])
        assert row["lag"] == pytest.approx(lag), row


def visits():
    rows = pl.read_csv(BUNDLED / "visits.csv", infer_schema=False).to_dicts()
    for row in rows:
        row["origins"] = (row["origin_countries"] or "").replace(";", " ").split()
        when = row["date"]
        row["end"] = when and f"{when}-12-31"[: max(10, len(when))] if when else None
        if when and len(when) == 7:
            row["end"] = f"{when}-31"
    return [row for row in rows if row["status"] != "announced"]


def funnel(rows):
    """Old, reached, share, low, high, young of each stage."""
    old = [row for row in rows if row["end"] and row["end"] <= KNOWN_UNTIL]
    young = [row for row in rows if row["end"] and row["end"] > KNOWN_UNTIL]
    for place, stage in enumerate(STAGES):
        led = sum(row["follow_up"] in STAGES[place:] for row in old)
        low, high = proportion_confint(led, len(old), method="wilson") if old else (None, None)
        yield stage, (len(old), led, low, high, len(young))


def compared(row, expected):
    old, led, low, high, young = expected
    assert (row["old"], row["reached"], row["young"]) == (old, led, young)
    if old:
        assert row["share"] == pytest.approx(led / old)
        assert (row["low"], row["high"]) == pytest.approx((low, high), abs=1e-6)
    else:
        assert row["share"] is None


@pytest.mark.parametrize("by", ["cohort", "origin", "sector", "format"])
def test_the_funnel_is_that_of_the_file_read_line_by_line(monkeypatch, by):
    shown = reader.drawn(monkeypatch, lambda: reader.opened("funnel", {"by": by}))
    rows = visits()
    expected = dict(funnel(rows))
    for row in shown["funnel_stages"].table.iter_rows(named=True):
        compared(row, expected[row["stage"]])
        assert row["undated"] == sum(not r["date"] for r in rows)
    groups = shown["funnel_groups"].table
    assert groups.height > 2
    for row in groups.iter_rows(named=True):
        own = [r for r in rows if row[by] in groups_of(r, by)]
        compared(row, dict(funnel(own))["agreement"])


def groups_of(row, by):
    """The groups that a visit counts in; one from several countries counts in full for each."""
    if by == "origin":
        return set(row["origins"]) or {None}
    if by == "cohort":
        return {int(row["date"][:4]) if row["date"] else None}
    return {row[by]}


def test_the_visitors_of_a_host_are_those_of_the_file(monkeypatch):
    shown = reader.drawn(monkeypatch, lambda: reader.opened("effect", {}))
    counted = Counter(
        code for row in visits() if row["host_country"] == "SWE" for code in set(row["origins"])
    )
    counted.pop("SWE", None)
    told = dict(shown["effect_visitors"].table.select("origin", "reported").iter_rows())
    assert told == dict(counted)


def test_the_conditions_are_counted_from_the_files(monkeypatch):
    shown = reader.drawn(monkeypatch, lambda: reader.opened("effect", {}))
    told = " ".join(shown["effect_conditions"].table["condition"])
    first: dict[tuple[str, str, str], int] = {}
    for row in visits():
        for origin in set(row["origins"]) - {row["host_country"]} if row["date"] else ():
            cell = (row["host_country"], origin, row["sector"])
            first[cell] = min(first.get(cell, 9999), int(row["date"][:4]))
    both = {*range(1995, 2012)} & {*first.values()}
    assert f"Years with both exports by pair and visits: {len(both)}, of" in told
    assert "Years with exports by pair: 17, of" in told
    assert "two years of exports before and after: 0, of" in told
    assert "Pairs of countries among them: 0, of" in told
