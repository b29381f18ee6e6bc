import polars as pl
import pytest

from analytics.visit_panel import first_visits, visit_panel
from benchmarks import simulation
from benchmarks.simulation import _lines, raised, table, world


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
    assert (row["registers"], row["shown"]) == (4, 3)
    assert row["coverage"] == pytest.approx(2 / 3)
    assert (row["told"], row["told_of_shown"]) == (0.5, pytest.approx(2 / 3))
    assert (row["withheld_coverage"], row["coverage_of_all"]) == (0.0, 0.5)


def test_the_main_column_is_of_what_is_shown_and_the_notes_stand_last():
    answers = pl.DataFrame(
        {
            "truth": [0.0] * 2,
            "chase": [3.0] * 2,
            "effect": [0.1, 0.3],
            "low": [-0.1, 0.1],
            "high": [0.2, 0.4],
            "verdict": ["none", "pre_trend"],
        }
    )
    *_, head, rule, line = _lines(table(answers))
    assert head.count("|") == rule.count("|") == line.count("|")
    assert line == (
        "| 0% | yes | 2 | 1 | **100.0%** | 0.0% | 0.0% | 20.0% | 14.1% | 0.0% | 50.0% |"
    )
    *_, alone = _lines(table(answers.head(1).vstack(answers.head(1))))
    assert alone.endswith("| \u2013 | 100.0% |")
