from functools import partial
from math import exp

import polars as pl
import pytest
from pyfixest.estimation import fepois

from data import settings
from data.crosswalk import sectors_of
from data.synthetic.__main__ import main
from data.vocabulary import SIX
from tests.pages import reader
from tests.pages.reader import told
from ui.estimator import estimator

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


# The library's own use of pandas.
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_on_a_synthetic_register_the_answer_is_that_of_a_regression_put_together_by_hand(
    opened, kept
):
    text = told(opened(SYNTHETIC))
    effect = by_hand(kept.parent / "world")
    assert f"After a first visit exports were {effect:.1%} higher than without it" in text
    assert "The data meet all 5 conditions" in text
    assert "the placebo finds nothing, as it should" in text
    assert "markets that visited Sweden" in text
    assert text.count("samspel-stamp") >= 4


def by_hand(folder):
    """The same coefficient, its panel filled row by row from the files themselves."""
    first = {}
    for row in pl.read_parquet(folder / "synthetic_visits.parquet").iter_rows(named=True):
        if row["status"] == "announced" or not row["date"]:
            continue
        for origin in set(row["origins"]) - {row["host"]}:
            key = (row["host"], origin, row["sector"])
            first[key] = min(first.get(key, 9999), int(row["date"][:4]))
    sold = amounts(folder)
    rows = []
    for (origin, market, sector, year), amount in sold.items():
        since = year - first.get((origin, market, sector), 9999)
        rows.append(
            {
                "amount": amount,
                "visited": float(since >= 1),
                "around": float(-1 <= since < 1),
                "a": f"{origin}{sector}{year}",
                "b": f"{market}{sector}{year}",
                "c": f"{origin}{market}{sector}",
            }
        )
    fit = fepois("amount ~ visited + around | a + b + c", pl.DataFrame(rows), fixef_rm="none")
    return exp(fit.coef()["visited"]) - 1


def amounts(folder):
    """Exports of the six by market, sector and year, the exporter's report where there is one."""

    sums = {"export": {}, "import": {}}
    table = pl.read_parquet(folder / "synthetic_exports-0000.parquet")
    sectors = dict(sectors_of("hs6", table["product"].unique().sort()).iter_rows())
    for row in table.iter_rows(named=True):
        ends = (row["reporter"], row["partner"])
        origin, market = ends if row["flow"] == "export" else ends[::-1]
        if origin in SIX and row["value"] is not None:
            key = (origin, market, sectors[row["product"]], int(row["period"]))
            sums[row["flow"]][key] = sums[row["flow"]].get(key, 0.0) + row["value"]
    return sums["import"] | sums["export"]


def test_what_it_was_made_from_can_be_downloaded(opened, monkeypatch):
    _, files = reader.explained(monkeypatch, lambda: opened({}))
    assert set(files) == {
        "effect.download.exports",
        "effect.download.visits",
        "effect.download.panel",
        "effect.download.matched",
    }
    assert files["effect.download.exports"].height > files["effect.download.visits"].height > 5
