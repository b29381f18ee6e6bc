from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data.catalogue import Catalogue
from data.problem import Problem
from data.schemas import SCHEMAS
from data.synthetic.__main__ import main
from data.synthetic.chance import normal, uniform
from data.synthetic.cooperation import cooperation
from data.synthetic.exports import allotted, exports
from data.synthetic.truth import STAGE_RATES, Truth
from data.synthetic.visits import NEVER, first_visit, visits
from data.synthetic.world import world_of
from data.vocabulary import SECTORS, SIX, STAGES

SMALL = Truth(countries=15, products=60, first_year=2010, last_year=2023)
ROWS = 20_000


def trade(truth: Truth, rows: int = ROWS, visitors: int = 400, **options: int) -> pl.DataFrame:
    register = visits(truth, visitors)
    return pl.concat(exports(truth, rows, first_visit(truth, register), **options))


def test_exports_obey_their_schema_and_are_as_many_as_asked_for() -> None:
    facts = trade(SMALL)
    assert facts.height == ROWS
    assert SCHEMAS["exports"].is_valid(facts)


@pytest.mark.parametrize("rows", [1, 17, 1000])
def test_visits_and_cooperation_obey_their_schemas(rows: int) -> None:
    register, records = visits(SMALL, rows), cooperation(SMALL, rows)
    assert SCHEMAS["visits"].is_valid(register)
    assert register.height == rows
    assert SCHEMAS["cooperation"].is_valid(records)
    assert records["id"].n_unique() == rows


def test_one_seed_makes_one_world_and_another_makes_another() -> None:
    world_of.cache_clear()
    first = trade(SMALL), visits(SMALL, 50), cooperation(SMALL, 50)
    world_of.cache_clear()
    for frame, again in zip(
        first, (trade(SMALL), visits(SMALL, 50), cooperation(SMALL, 50)), strict=True
    ):
        assert_frame_equal(frame, again)
    assert not first[0].equals(trade(replace(SMALL, seed=2)))


def test_the_rows_do_not_depend_on_how_they_are_cut() -> None:
    assert_frame_equal(trade(SMALL, chunk=777), trade(SMALL))


def test_more_rows_than_cells_are_refused() -> None:
    with pytest.raises(Problem) as refusal:
        trade(SMALL, 15 * 14 * 60 * 14 * 2 + 1)
    assert refusal.value.key == "synthetic.too_many_rows"


def test_the_fullest_world_has_every_cell() -> None:
    tiny = Truth(countries=7, products=4, first_year=2020, last_year=2021)
    assert (
        trade(tiny, 7 * 6 * 4 * 2 * 2).n_unique(
            ["period", "reporter", "partner", "flow", "product"]
        )
        == 672
    )


def test_the_six_report_and_real_codes_stand_for_synthetic_goods() -> None:
    facts = trade(SMALL)
    assert set(SIX) <= set(facts["reporter"])
    assert facts["product"].str.contains(r"^\d{6}$").all()
    assert len({world_of(SMALL).sector[at] for at in range(60)}) > 3


def test_names_of_organisations_say_synthetic() -> None:
    register, records = visits(SMALL, 200), cooperation(SMALL, 100)
    named = [register["host_organisation"], register["visitor_organisation"], records["party"]]
    assert all(names.str.starts_with("Synthetic ").all() for names in named)


def test_distance_holds_trade_back_as_much_as_the_truth_says() -> None:
    world = world_of(Truth(countries=80))
    year, off = world.log_flow[:, :, 0], ~np.eye(80, dtype=bool)
    sides = np.zeros((80, 80, 160))
    sides[np.arange(80), :, np.arange(80)] = 1
    sides[:, np.arange(80), 80 + np.arange(80)] = 1
    known = np.concatenate([world.log_km[off][:, None], sides[off]], axis=1)
    fitted = np.linalg.lstsq(known, year[off], rcond=None)[0]
    assert fitted[0] == pytest.approx(-1.0, abs=0.08)


def effect_of_visits(truth: Truth) -> float:
    """Rise of exports in visited cells from before to after, over that of cells never visited."""
    register = visits(truth, 120)
    first = first_visit(truth, register)
    world = world_of(truth)
    code = {country: at for at, country in enumerate(world.countries)}
    sector = dict(zip(world.products, world.sector.tolist(), strict=True))
    cells = pl.concat(exports(truth, 100_000, first)).filter(
        pl.col("flow") == "export", pl.col("value") > 0
    )
    at = [
        cells["reporter"].replace_strict(code).to_numpy(),
        cells["partner"].replace_strict(code).to_numpy(),
        cells["product"].replace_strict(sector).to_numpy(),
    ]
    plain = pl.concat(exports(replace(truth, visit_effect=0.0), 100_000, first)).filter(
        pl.col("flow") == "export", pl.col("value") > 0
    )
    works = cells["period"].cast(pl.Int64).to_numpy() >= first[tuple(at)] + truth.visit_lag
    risen = (cells["value"] / plain["value"]).to_numpy()
    assert risen[~works] == pytest.approx(1.0)
    return float(np.median(risen[works])) - 1


def test_visits_raise_exports_by_the_effect_and_only_where_they_were() -> None:
    assert effect_of_visits(replace(SMALL, visit_effect=0.2)) == pytest.approx(0.2, abs=1e-3)


def test_first_visits_leave_out_the_announced_and_the_undated() -> None:
    row = visits(SMALL, 1).with_columns(
        date=pl.lit("2015"),
        host=pl.lit("SWE"),
        sector=pl.lit("energy"),
        origins=pl.Series([["NOR", "DEU"]]),
        status=pl.lit("reported"),
    )
    other = row.with_columns(date=pl.lit("2012-05"), status=pl.lit("announced"))
    undated = row.with_columns(date=pl.lit(None, pl.String))
    years = first_visit(SMALL, pl.concat([row, other, undated]))
    assert (years != NEVER).sum() == 2
    assert years.min() == 2015


def test_visits_become_digital_in_march_2020() -> None:
    dated = visits(Truth(), 6000).filter(pl.col("date").str.len_chars() >= 7)
    physical = pl.col("format") == "physical"
    month = pl.col("date").str.head(7)
    shares = dated.select(
        before=physical.filter(month < "2020-03").mean(),
        closed=physical.filter(month.is_between(pl.lit("2020-03"), pl.lit("2021-08"))).mean(),
        after=physical.filter(month > "2021-08").mean(),
    ).row(0)
    assert shares == pytest.approx((0.90, 0.06, 0.58), abs=0.05)


def test_old_physical_visits_reach_each_stage_at_its_rate() -> None:
    old = visits(Truth(), 30_000).filter(
        pl.col("date").str.head(4).cast(pl.Int64) < 2015,
        pl.col("format") == "physical",
        pl.col("status") == "reported",
    )
    stage = (
        old["follow_up"]
        .fill_null("none")
        .replace_strict(["none", *STAGES], list(range(len(STAGES) + 1)), return_dtype=pl.Int64)
    )
    reached = [(stage >= at + 1).sum() / old.height for at in range(len(STAGES))]
    assert reached == pytest.approx(np.cumprod(STAGE_RATES).tolist(), rel=0.15)


def test_young_visits_have_had_less_time_and_announced_ones_none() -> None:
    register = visits(Truth(), 20_000).filter(pl.col("date").is_not_null())
    year = pl.col("date").str.head(4).cast(pl.Int64)
    followed = pl.col("follow_up").is_not_null()
    young, old = register.select(
        followed.filter(year == 2024).mean().alias("young"),
        followed.filter(year < 2018).mean().alias("old"),
    ).row(0)
    assert young < old / 2
    assert (
        register.filter(pl.col("status") == "announced")["follow_up"].null_count()
        == (register["status"] == "announced").sum()
    )


def test_chasing_visits_go_where_trade_has_risen() -> None:
    def mean_shock(truth: Truth) -> float:
        world = world_of(truth)
        place = {country: at for at, country in enumerate(world.countries)}
        seen = visits(truth, 5000).filter(
            pl.col("date").is_not_null(), pl.col("origins").list.len() == 1
        )
        year = seen["date"].str.head(4).cast(pl.Int64).to_numpy() - truth.first_year
        host, origin = (
            column.replace_strict(place, return_dtype=pl.Int64).to_numpy()
            for column in (seen["host"], seen["origins"].list.first())
        )
        late = year > 0
        return float(world.shock[host[late], origin[late], year[late] - 1].mean())

    assert mean_shock(replace(Truth(), chase=4.0)) > mean_shock(Truth()) + 0.05


def test_dates_are_partly_known_and_origins_differ_from_the_host() -> None:
    register = visits(SMALL, 3000)
    lengths = set(register["date"].str.len_chars())
    assert lengths == {10, 7, 4, None}
    assert set(register["origins"].list.len()) == {0, 1, 2, 3, 4}
    abroad = ~pl.col("origins").list.contains(pl.col("host"))
    assert register.select(abroad.all()).item()


def test_agreements_have_two_to_six_parties_and_one_of_the_six() -> None:
    records = (
        cooperation(SMALL, 500)
        .group_by("id")
        .agg(
            parties=pl.len(),
            known=pl.col("party_country").is_in(SIX).any(),
            role=pl.col("role").first(),
        )
    )
    assert set(records["parties"]) == {2, 3, 4, 5, 6}
    assert records["known"].all()
    assert set(records["role"]) == {"coordinator"}


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=50), st.integers(1, 20), st.data())
def test_allotted_numbers_add_up_within_their_bounds(
    weights: list[float], most: int, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, most * len(weights)))
    counts = allotted(np.array(weights), total, most)
    assert counts.sum() == total
    assert ((counts >= 0) & (counts <= most)).all()


def test_chance_is_even_and_belongs_to_its_place() -> None:
    places = np.arange(100_000)
    numbers = normal(1, 1, places)
    assert numbers.mean() == pytest.approx(0, abs=0.02)
    assert numbers.std() == pytest.approx(1, abs=0.02)
    assert np.corrcoef(numbers[:-1], numbers[1:])[0, 1] == pytest.approx(0, abs=0.02)
    assert (normal(1, 1, places[:5]) == numbers[:5]).all()
    assert not (uniform(1, 1, places) == uniform(2, 1, places)).any()


def test_the_command_writes_a_folder_that_the_catalogue_reads(tmp_path: Path) -> None:
    sizes = ["--rows", "3000", "--visits", "40", "--agreements", "10"]
    world = ["--countries", "12", "--products", "30"]
    assert main(["--out", str(tmp_path), *sizes, *world]) == 0
    catalogue = Catalogue((tmp_path,), tmp_path / "cache")
    assert catalogue.listing().broken == {}
    heights = {
        name: catalogue.facts(name).collect().height for name in catalogue.listing().datasets
    }
    assert heights["synthetic_exports"] == 3000
    assert heights["synthetic_visits"] == 40
    assert {card.coverage for card in catalogue.listing().datasets.values()} == {"synthetic"}
    assert catalogue.aggregate("synthetic_exports")["sector"].is_in(SECTORS).all()


def test_writing_one_kind_again_leaves_the_others(tmp_path: Path) -> None:
    small = ["--out", str(tmp_path), "--rows", "500", "--countries", "12", "--products", "30"]
    main(small)
    before = (tmp_path / "synthetic_exports-0000.parquet").read_bytes()
    main([*small, "--kinds", "visits,cooperation", "--seed", "9"])
    listing = Catalogue((tmp_path,), tmp_path).listing()
    assert set(listing.datasets) == {
        "synthetic_exports",
        "synthetic_visits",
        "synthetic_cooperation",
    }
    assert (tmp_path / "synthetic_exports-0000.parquet").read_bytes() == before


def test_the_command_says_when_the_world_is_too_small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["--out", str(tmp_path), "--rows", "9999", "--countries", "7", "--products", "2"]) == 2
    )
    assert "9,999" in capsys.readouterr().err


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--kinds", "trade"])
