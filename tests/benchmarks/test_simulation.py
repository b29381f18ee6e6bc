import polars as pl
import pytest

from analytics.visit_panel import first_visits, visit_panel
from benchmarks import simulation
from benchmarks.simulation import raised, table, world


def test_what_visits_raise_is_what_the_generator_raises(monkeypatch):
    monkeypatch.setattr(simulation, "COUNTRIES", 10)
    monkeypatch.setattr(simulation, "ROWS", 8_000)
    monkeypatch.setattr(simulation, "VISITS", 300)
    flows, register = world(5, 0.0)
    same, again = world(5, 0.0, 0.2)
    assert register.equals(again)
    ours = raised(visit_panel(flows, first_visits(register)), 0.2)
    theirs = visit_panel(same, first_visits(register))
    assert ours["amount"].to_list() == pytest.approx(theirs["amount"].to_list(), rel=1e-5)
    world.cache_clear()


def test_the_table_counts_what_the_intervals_hold_and_what_is_told():
    answers = pl.DataFrame(
        {
            "truth": [0.1] * 4,
            "chase": [0.0] * 4,
            "effect": [0.1, 0.2, 0.3, 0.0],
            "low": [0.05, 0.15, 0.2, -0.2],
            "high": [0.15, 0.25, 0.4, 0.2],
            "verdict": ["rise", "rise", "pre_trend", "none"],
        }
    )
    row = table(answers).row(0, named=True)
    assert (row["coverage"], row["told"], row["pre_trend"]) == (0.5, 0.5, 0.25)
    assert row["shown"] == pytest.approx(2 / 3)
