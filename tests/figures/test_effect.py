import polars as pl
import pytest

from analytics.selection import Selection
from analytics.visit_conditions import NEEDED
from figures.card import Context
from figures.effect_conditions import effect_conditions
from figures.effect_matched import Matched, effect_matched
from figures.effect_robustness import effect_robustness
from figures.effect_verdict import effect_verdict
from figures.effect_visitors import effect_visitors
from tests.figures.contexts import ENGLISH, context, dataset
from tests.plotly_figure import plotly


def census():
    shown = dataset(coverage="census", start=2005, end=2020)
    return Context(ENGLISH, Selection(measure="visits"), (shown,))


def found(verdict="rise", clusters=40.0, **changed):
    effect = {"effect": 0.1, "low": 0.02, "high": 0.2, "error": 0.04, "clusters": clusters}
    effect |= {"pre_trend": 0.4, "rows": 900, "cells": 60, "pairs": 30, "verdict": verdict}
    since = list(range(-4, 6))
    zero = [0.0] * 10
    return {
        "effect": pl.DataFrame([effect | changed]),
        "leads": pl.DataFrame({"since": since, "estimate": zero, "low": zero, "high": zero}),
        "robustness": pl.DataFrame(
            {
                "variant": ["lag_0", "physical", "placebo"],
                "cells": [60, 0, 40],
                "effect": [0.1, None, 0.01],
                "low": [0.02, None, -0.05],
                "high": [0.2, None, 0.06],
            }
        ),
    }


@pytest.mark.parametrize(
    ("verdict", "headline"),
    [
        ("rise", "exports were 10.0% higher than without it (95% interval +2% to +20%)"),
        ("none", "No effect of visits can be told from none: the 95% interval runs from +2% to"),
        ("pre_trend", "Exports had moved before the visits did, so no effect of visits is told"),
    ],
)
def test_the_headline_is_the_verdict(verdict, headline):
    assert headline in effect_verdict(found(verdict), census()).headline


def test_the_outermost_years_say_that_they_hold_those_beyond():
    ticks = plotly(effect_verdict(found(), census())).layout.xaxis.ticktext
    assert (ticks[0][:2], ticks[-1][:2]) == ("\u2264\u2212", "\u2265+")


def test_a_fall_is_told_without_its_sign():
    fall = found("fall", effect=-0.1, low=-0.2, high=-0.02)
    assert "10.0% lower than without it" in effect_verdict(fall, census()).headline


def test_too_few_pairs_by_weight_give_no_number():
    card = effect_verdict(found(clusters=7.2), census())
    assert card.headline == (
        "Too few pairs carry the estimate, so no effect of visits is told: 7 by weight"
    )
    assert "is no effect" in card.note


def test_a_failed_pre_trend_says_so_and_sets_no_size_beside_the_literature():
    note = effect_verdict(found("pre_trend", pre_trend=0.01), census()).note
    assert "the pre-trend fails" in note
    assert "Rose" not in note


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.15, 0.3, "asks for doubt first"),
        (0.02, 0.2, "inside the interval"),
        (-0.02, 0.03, "below the"),
    ],
)
def test_the_size_is_set_beside_what_others_found(low, high, text):
    assert text in effect_verdict(found(low=low, high=high), census()).note


def test_the_panel_of_robustness_counts_ways_above_nought_and_draws_the_literature():
    card = effect_robustness(found(), census())
    assert card.headline.startswith("In 1 of 1 ways of estimating the interval lies above nought")
    names = plotly(card).layout.yaxis.ticktext
    assert list(names)[-3:] == ["Rose 2007", "Nitsch 2007", "Head and Ries 2010"]
    texts = [note.text for note in plotly(card).layout.annotations]
    assert "no visits to read" in texts


def test_a_placebo_that_finds_something_is_the_headline():
    frames = found()
    frames["robustness"] = frames["robustness"].with_columns(low=pl.lit(0.02))
    assert "The placebo finds an effect" in effect_robustness(frames, census()).headline


@pytest.mark.parametrize(
    ("frames", "why"),
    [
        (found("pre_trend", pre_trend=0.01), "The pre-trend fails"),
        (found(clusters=7.0), "Too few pairs carry the estimate"),
    ],
)
def test_where_the_effect_is_withheld_no_variant_of_it_is_shown(frames, why):
    card = effect_robustness(frames, census())
    assert why in card.empty
    assert card.table.is_empty()
    assert card.figure is None


def conditions(*met):
    return pl.DataFrame(
        {
            "condition": list(NEEDED),
            "have": [1.0 if one else 0.0 for one in met],
            "need": list(NEEDED.values()),
            "met": list(met),
        }
    )


def test_what_is_lacking_is_named_with_what_to_load():
    card = effect_conditions(conditions(False, False, True, True, True), context("visits"))
    assert card.headline == ("No effect can be told from these data: 2 of 5 conditions are not met")
    table = card.table
    assert table["condition"][0].startswith("The visits are a sample")
    assert "Load a register of every visit" in table["load"][0]
    assert "UN Comtrade" in table["load"][1]
    assert table["load"].to_list()[2:] == ["", "", ""]
    assert card.figure is None


def matched(low):
    rows = pl.DataFrame(
        {
            "destination": ["FRA"],
            "sector": ["energy"],
            "first": [2013],
            "before": [100.0],
            "after": [150.0],
            "change": [0.5],
            "matched": [["ITA", "ESP", "POL"]],
            "matched_change": [0.1],
            "difference": [0.36],
        }
    )
    mean = {"markets": [5], "cells": [6], "mean": [0.2], "low": [low], "high": [0.3]}
    return Matched("SWE", rows, pl.DataFrame(mean, schema_overrides={"low": pl.Float64()}))


@pytest.mark.parametrize(
    ("low", "headline"),
    [
        (0.1, "In 5 markets that visited Sweden, exports changed by +20% against similar ones"),
        (-0.1, "In 5 markets that visited Sweden, no difference to similar ones can be told"),
        (None, "Only 5 markets that visited Sweden can be set beside similar ones"),
    ],
)
def test_a_comparison_is_worded_as_one(low, headline):
    card = effect_matched(matched(low), census())
    assert card.headline.startswith(headline)
    said = f"{card.headline} {card.unit} {card.note.replace('no effect', '')}".lower()
    assert not any(word in said for word in ("effect", "because", "caused", "led to"))
    dots = [trace for trace in plotly(card).data if trace.name]
    assert [list(trace.x) for trace in dots] == [[0.1], [0.5]]
    assert "more" not in card.note


def test_the_largest_markets_are_drawn_whatever_came_of_them():
    one = matched(0.1)
    sizes = [float(size) for size in range(1, 31)]
    rows = pl.concat(
        one.rows.with_columns(before=pl.lit(size), difference=pl.lit(-size)) for size in sizes
    )
    card = effect_matched(Matched("SWE", rows, one.mean), census())
    assert len(plotly(card).data[-1].x) == 14
    assert card.table.height == 30
    assert "16 more are in the table" in card.note


def test_of_a_sample_no_market_is_known_not_to_have_visited():
    assert "Load a register of every visit" in effect_matched(matched(0.1), context("visits")).empty


def test_the_first_visitors_are_named_together():
    pairs = pl.DataFrame({"origin": ["DEU", "FRA", "ITA", None], "reported": [4, 4, 1, 9]})
    card = effect_visitors(("SWE", "water", pairs), context("visits"))
    assert card.headline == "On record, Germany and France visited Sweden most on water: 4 visits"
    assert "is on record" in effect_visitors(("SWE", "", pairs.clear()), context("visits")).empty
