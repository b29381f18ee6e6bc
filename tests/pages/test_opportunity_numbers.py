"""Every number that the page of opportunities shows, from the bundled files by another way."""

from collections import Counter

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from data import settings
from data.settings import HOME
from tests.pages import reader
from ui.estimator import estimator

BUNDLED = HOME / "data" / "bundled"
HOME_CODE = "SWE"
SMART = {"D", "C27", "C29", "C302T309", "H49", "E", "F", "M", "C26", "J61", "J62_63", "P", "Q", "O"}
"""The industries of the nine sectors, as the plan of the house lists them."""

Z = 1.959964


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The cards of the page as it opens, once the expectation is there."""
    path = tmp_path_factory.mktemp("numbers") / "samspel.toml"
    path.write_text('cache_folder = "cache"\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.VARIABLE, str(path))
        yield reader.drawn(patch, lambda: reader.opened("opportunities", {}, times=2))
        estimator().close()


@pytest.fixture(scope="module")
def cube():
    """Names of economies, of industries, and what each sold each of every one of them."""
    rows = pl.read_parquet(BUNDLED / "exports_2022.parquet")
    names = sorted({*rows["reporter"], *rows["partner"]})
    goods = sorted(set(rows["product"]))
    sold = np.zeros((len(names), len(names), len(goods)))
    for seller, buyer, good, value in rows.select(
        "reporter", "partner", "product", "value"
    ).iter_rows():
        sold[names.index(seller), names.index(buyer), goods.index(good)] += value or 0
    return names, goods, sold


def named(goods):
    return [place for place, good in enumerate(goods) if good in SMART]


def test_potential_is_that_of_a_cube_of_numbers(shown, cube):
    names, goods, sold = cube
    own = names.index(HOME_CODE)
    supply = sold[own].sum(axis=0) / sold.sum(axis=(0, 1))
    like = supply[None, :] * sold.sum(axis=0)
    easy = sold[own].sum(axis=1) / np.where(like.sum(axis=1) > 0, like.sum(axis=1), 1)
    potential = (easy[:, None] * like)[:, named(goods)]
    unrealised = np.maximum(0, potential - sold[own][:, named(goods)]).sum(axis=1)
    ranked = sorted(range(len(names)), key=lambda place: -unrealised[place])

    table = shown["opportunity_ranking"].table
    assert table["partner"].to_list() == [names[n] for n in ranked[: table.height]]
    for row in table.iter_rows(named=True):
        place = names.index(row["partner"])
        assert row["unrealised"] == pytest.approx(unrealised[place])
        assert row["potential"] == pytest.approx(potential[place].sum())
        assert row["amount"] == pytest.approx(sold[own, place][named(goods)].sum())
    scatter = dict(shown["potential_attention"].table.select("partner", "unrealised").iter_rows())
    assert len(scatter) == len(names) - 1
    for code, value in scatter.items():
        assert value == pytest.approx(unrealised[names.index(code)], abs=1e-6)


def test_records_are_those_of_the_files_read_line_by_line(shown):
    met, signed = Counter(), Counter()
    for row in pl.read_csv(BUNDLED / "visits.csv", infer_schema=False).iter_rows(named=True):
        origins = {*(row["origin_countries"] or "").replace(";", " ").split()} or {
            row["origin_country"]
        }
        if row["status"] == "announced":
            continue
        if row["host_country"] == HOME_CODE:
            met.update(origins - {HOME_CODE})
        elif HOME_CODE in origins:
            met[row["host_country"]] += 1
    parties: dict[str, set[str]] = {}
    table = pl.read_csv(BUNDLED / "cooperation.csv", infer_schema=False)
    for row in table.iter_rows(named=True):
        parties.setdefault(row["id"], set()).add(row["party_country"])
    for codes in parties.values():
        signed.update(codes - {HOME_CODE} if HOME_CODE in codes else ())

    for row in shown["opportunity_ranking"].table.iter_rows(named=True):
        assert (row["visits"] or 0) == met[row["partner"]]
        assert (row["agreements"] or 0) == signed[row["partner"]]
    few = shown["potential_attention"].table.filter(pl.col("visits").fill_null(0) < 1)
    assert not {*few["partner"]} & {*met}
    first = shown["opportunity_ranking"].table["partner"].head(10).to_list()
    none = sum(not met[code] for code in first)
    assert f"for Sweden, {none} have no visit on record" in shown["opportunity_ranking"].headline


@pytest.mark.filterwarnings("ignore")
def test_expectation_and_coefficients_are_those_of_statsmodels(shown, cube):
    names, goods, sold = cube
    far = pl.read_parquet(BUNDLED / "distances.parquet")
    apart = {(a, b): (km, border) for a, b, km, border in far.iter_rows()}
    rows = pl.read_parquet(BUNDLED / "exports_2022.parquet").filter(pl.col("product").is_in(SMART))
    traded = {*rows.filter(pl.col("value").is_not_null()).select("reporter", "partner").iter_rows()}
    pairs = [pair for pair in sorted(traded) if apart.get(pair, (0,))[0] > 0]
    amounts = sold[:, :, named(goods)].sum(axis=2)
    y = np.array([amounts[names.index(a), names.index(b)] for a, b in pairs])
    ends = np.zeros((len(pairs), 2 * len(names)))
    for line, (a, b) in enumerate(pairs):
        ends[line, names.index(a)] = ends[line, len(names) + names.index(b)] = 1
    terms = [[np.log(apart[pair][0]), float(apart[pair][1])] for pair in pairs]
    design = np.column_stack([terms, ends[:, :-1]])
    model = sm.GLM(y, design, family=sm.families.Poisson()).fit(cov_type="HC0", tol=1e-12)
    wider = np.sqrt(len(y) / (len(y) - design.shape[1]))
    spread = Z * wider * model.get_prediction(design, which="linear").se

    coefficients = shown["gravity_terms"].table
    assert coefficients["estimate"].to_list() == pytest.approx(model.params[:2].tolist(), rel=1e-4)
    errors = (model.bse[:2] * wider).tolist()
    assert coefficients["error"].to_list() == pytest.approx(errors, rel=1e-3)
    table = shown["actual_expected"].table
    assert table.height > 10
    for row in table.iter_rows(named=True):
        line = pairs.index((HOME_CODE, row["partner"]))
        assert row["amount"] == pytest.approx(y[line])
        assert row["expected"] == pytest.approx(model.mu[line], rel=1e-4)
        assert row["ratio"] == pytest.approx(y[line] / model.mu[line], rel=1e-4)
        assert row["low"] == pytest.approx(model.mu[line] * np.exp(-spread[line]), rel=1e-3)
        assert row["high"] == pytest.approx(model.mu[line] * np.exp(spread[line]), rel=1e-3)
    fall = 1 - 2 ** model.params[0]
    assert f"goes with {fall:.0%} less exports" in shown["gravity_terms"].headline


def test_specialisation_is_that_of_plain_shares(shown, cube):
    names, goods, sold = cube
    by_good = sold.sum(axis=1)
    share = by_good[:, named(goods)].sum(axis=1) / by_good.sum(axis=1)
    world = by_good[:, named(goods)].sum() / by_good.sum()
    table = shown["specialisation_map"].table
    assert table.height == len(names)
    for row in table.iter_rows(named=True):
        own = share[names.index(row["country"])]
        assert row["share"] == pytest.approx(own)
        assert row["rca"] == pytest.approx(own / world)
        assert row["rsca"] == pytest.approx((own / world - 1) / (own / world + 1))
        assert row["rank"] == 1 + sum(share > own * (1 + 1e-12))

    home = by_good[names.index(HOME_CODE)]
    ratio = (home / home.sum()) / (by_good.sum(axis=0) / by_good.sum())
    industries = shown["industry_specialisation"].table
    assert {*industries["product"]} == SMART
    for row in industries.iter_rows(named=True):
        assert row["rca"] == pytest.approx(ratio[goods.index(row["product"])])


def test_density_is_that_of_a_plain_walk_through_the_matrix(shown, cube):
    names, goods, sold = cube
    by_good = sold.sum(axis=1)
    shares = by_good / by_good.sum(axis=1, keepdims=True)
    held = shares / (by_good.sum(axis=0) / by_good.sum()) >= 1
    many = held.sum(axis=0)
    for row in shown["industry_specialisation"].table.iter_rows(named=True):
        good = goods.index(row["product"])
        near = np.array(
            [
                (held[:, good] & held[:, other]).sum() / max(many[good], many[other])
                if other != good and max(many[good], many[other])
                else 0.0
                for other in range(len(goods))
            ]
        )
        own = held[names.index(HOME_CODE)]
        assert row["density"] == pytest.approx((near * own).sum() / near.sum())
