from functools import partial
from math import exp, log
from statistics import mean, stdev

import polars as pl
import pytest
from scipy.stats import t

from analytics.visit_variants import VARIANTS
from data import settings
from data.synthetic.__main__ import main
from data.words import Words
from tests.pages import by_hand as hand
from tests.pages import reader
from tests.pages.reader import told
from ui import cache
from ui.estimator import estimator

ENGLISH = Words("en")
MARKET = ("destination", "sector")
SYNTHETIC = {"data": "synthetic_exports.synthetic_visits"}
ADDRESSES = (
    {"host": "NOR", "sector": "water", "lag": "3"},
    {"host": "ISL", "sector": "governance"},
    {"host": "XXX", "sector": "<script>", "lag": "9"},
    {"data": "exports_2022"},
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Settings that add a synthetic world, with results in a folder of these tests alone."""
    folder = tmp_path_factory.mktemp("effect")
    sizes = ["--rows", "40000", "--visits", "1200", "--countries", "16", "--products", "40"]
    kinds = ["--kinds", "exports,visits", "--visit-effect", "0.4"]
    assert main(["--out", str(folder / "world"), *sizes, *kinds]) == 0
    path = folder / "samspel.toml"
    path.write_text('cache_folder = "cache"\ndata_folder = "world"\n')
    yield path
    estimator().close()


@pytest.fixture
def opened(kept, monkeypatch):
    monkeypatch.setenv(settings.VARIABLE, str(kept))
    return partial(reader.opened, "effect", times=2)


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page_that_tells_no_effect_on_the_bundled_data(opened, parameters):
    app = opened(parameters, times=1)
    assert reader.whole(app)
    assert "No effect can be told from these data" in told(app)


def test_on_the_bundled_data_it_says_which_condition_fails_and_what_to_load(opened):
    text = told(opened({"sector": "waste_and_circular"}, times=1))
    assert "5 of 5 conditions are not met" in text
    assert "4 of 5 conditions are not met" in told(opened({}, times=1))
    assert "The visits are a sample" in text
    assert "Load exports by pair and product for the years of the visits" in text
    assert (
        "On record, El Salvador visited Sweden most on waste and circular economy: 2 visits" in text
    )
    assert "higher than without it" not in text


@pytest.fixture(scope="module")
def synthetic(kept):
    """The cards and the words of the page on a synthetic register."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.VARIABLE, str(kept))
        cache.look_again()
        pages = []
        cards = reader.drawn(
            patch, lambda: pages.append(reader.opened("effect", SYNTHETIC, times=2)) or pages[0]
        )
        yield cards, told(pages[0])


@pytest.fixture(scope="module")
def by_hand(kept):
    return hand.world(kept.parent / "world")


def test_on_a_synthetic_register_it_tells_the_effect_and_how_far_it_holds(synthetic):
    _, text = synthetic
    assert "The data meet all 5 conditions" in text
    assert "the placebo finds nothing, as it should" in text
    assert text.count("samspel-stamp") >= 4


# The library's own use of pandas.
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_the_effect_and_its_ways_are_regressions_put_together_by_hand(synthetic, by_hand):
    cards, text = synthetic
    expected = hand.effects(by_hand, lag=1)
    assert f"After a first visit exports were {expected['effect']:.1%} higher than without" in text
    rows = cards["effect_robustness"].table
    shown = dict(rows.select("variant", "effect").iter_rows())
    for variant in VARIANTS:
        name = ENGLISH(f"effect_robustness.variant.{variant}")
        assert shown[name] == pytest.approx(expected[variant], rel=1e-4), variant
    assert rows.filter(~pl.col("effect").is_between("low", "high")).is_empty()
    first = rows.row(
        by_predicate=pl.col("effect") == shown[ENGLISH("effect_robustness.variant.lag_1")],
        named=True,
    )
    assert (first["low"], first["high"]) == pytest.approx(
        hand.effect_interval(by_hand, 1), rel=1e-3
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_the_years_around_a_visit_are_a_regression_put_together_by_hand(synthetic, by_hand):
    cards, _ = synthetic
    shown = dict(cards["effect_verdict"].table.select("since", "estimate").iter_rows())
    assert shown == pytest.approx(hand.around(by_hand) | {-1: 0.0}, rel=1e-4, abs=1e-6)
    rows = cards["effect_verdict"].table.filter(pl.col("since") != -1)
    ends = {row["since"]: (row["low"], row["high"]) for row in rows.iter_rows(named=True)}
    expected = hand.around_intervals(by_hand)
    assert set(ends) == set(expected)
    for since, found in ends.items():
        assert found == pytest.approx(expected[since], rel=1e-3, abs=1e-4), since


def test_the_matched_markets_are_found_by_looking_at_every_other_one(synthetic, by_hand):
    cards, text = synthetic
    expected = hand.matched(by_hand, "SWE")
    table = cards["effect_matched"].table
    assert table.height > 5
    shown = {row[:2]: row[2] for row in table.select(*MARKET, "difference").iter_rows()}
    assert shown == pytest.approx(expected)
    markets = {market for market, _ in expected}
    means = [mean(log(1 + d) for (m, _), d in expected.items() if m == own) for own in markets]
    assert f"{len(markets)} markets that visited Sweden" in text
    middle, reach = mean(means), t.ppf(0.975, len(means) - 1) * stdev(means) / len(means) ** 0.5
    low, high = (exp(middle + sign * reach) - 1 for sign in (-1, 1))
    assert f"by {exp(middle) - 1:+.0%} against similar ones ({low:+.0%} to {high:+.0%})" in text


def test_what_it_was_made_from_can_be_downloaded(opened, monkeypatch):
    _, files = reader.explained(monkeypatch, lambda: opened({}))
    assert set(files) == {
        "effect.download.exports",
        "effect.download.visits",
        "effect.download.panel",
        "effect.download.matched",
    }
    assert files["effect.download.exports"].height > files["effect.download.visits"].height > 5
