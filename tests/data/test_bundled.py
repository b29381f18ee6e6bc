import re
from pathlib import Path

import polars as pl
import pytest

from data import catalogue
from data.catalogue import BUNDLED
from data.crosswalk import sectors_of
from data.dataset import SOURCES, Dataset, read_sources
from data.indicator import indicators
from data.schemas import REST_OF_WORLD, SCHEMAS
from data.vocabulary import NORDICS, SIX
from data.words import Words

LISTING = catalogue.catalogue().listing()
NAMES = sorted(LISTING.datasets)
CARDS = [*LISTING.datasets.values(), *LISTING.references.values()]


def facts(name: str) -> pl.DataFrame:
    return catalogue.facts(name).collect()


def countries_of(name: str) -> set[str]:
    columns = ("reporter", "partner", "host", "origins", "party_country", "country")
    found = facts(name)
    codes = [found[c].explode() if c == "origins" else found[c] for c in columns if c in found]
    return set(pl.concat(codes).drop_nulls())


def test_nothing_bundled_is_broken() -> None:
    assert LISTING.broken == {}


def test_every_file_has_a_source_and_every_source_a_file() -> None:
    listed = {(BUNDLED / row["file"]).resolve() for row in read_sources(BUNDLED)}
    assert {path.resolve() for path in BUNDLED.iterdir() if path.name != SOURCES} <= listed
    assert all(path.is_file() for path in listed)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_card_says_whose_and_what_it_is(card: Dataset) -> None:
    assert all((card.title, card.producer, card.release, card.licence, card.derived))
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", card.accessed)
    assert card.address.startswith("https://") or card.producer == "Samspel"


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_card_has_its_words(card: Dataset) -> None:
    words = Words()
    for part in ("title", "short", "what"):
        assert words(f"dataset.{card.name}.{part}")
    assert card.caveats or card.name in LISTING.references


def test_bundled_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 5_000_000


@pytest.mark.parametrize("name", NAMES)
def test_facts_obey_the_schema_of_their_kind(name: str) -> None:
    card = LISTING.datasets[name]
    schema = SCHEMAS[card.kind]  # type: ignore[index]
    assert schema.is_valid(facts(name))


@pytest.mark.parametrize("name", NAMES)
def test_countries_are_in_the_country_table(name: str) -> None:
    known = set(pl.read_csv(BUNDLED / "countries.csv", infer_schema=False)["alpha_3"])
    allowed = {REST_OF_WORLD} if name == "exports_1995_2011" else set()
    assert countries_of(name) - known == allowed


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("exports_2022", "period"),
        ("exports_1995_2011", "period"),
        ("low_carbon_trade", "year"),
        ("reported_totals", "year"),
        ("visits_curated", "date"),
        ("cooperation_curated", "start"),
    ],
)
def test_card_states_the_years_of_the_facts(name: str, column: str) -> None:
    years = facts(name)[column].cast(pl.String).str.head(4).cast(pl.Int32)
    card = LISTING.datasets[name]
    assert (card.start, card.end) == (years.min(), years.max())


def test_visits_are_all_kept_as_what_they_are() -> None:
    visits = facts("visits_curated")
    lengths = visits["date"].str.len_chars().value_counts().sort("date").rows()
    assert lengths == [(None, 27), (4, 21), (7, 49), (10, 134)]
    assert visits.height == 231
    assert visits.filter(status="announced").height == 24
    assert visits.filter(date_is="inferred").height == 30
    assert visits["follow_up"].count() == 39
    assert visits["participants"].count() == 49
    assert (visits["origins"].list.len() == 0).sum() == 2


def test_a_journey_through_two_countries_is_two_visits_of_one_trip() -> None:
    trips = facts("visits_curated").drop_nulls("trip_id").group_by("trip_id").agg("host")
    assert trips.height == 11
    assert (trips["host"].list.n_unique() == 2).all()


def test_a_visit_keeps_its_several_origins() -> None:
    row = facts("visits_curated").row(by_predicate=pl.col("id") == "V134", named=True)
    assert row["origins"][:3] == ["MAR", "TUN", "TZA"]
    assert len(row["origins"]) == 10


def test_visits_count_once_in_totals() -> None:
    assert catalogue.aggregate("visits_curated")["amount_once"].sum() == pytest.approx(231)


def test_cooperations_and_their_parties_are_all_kept() -> None:
    parties = facts("cooperation_curated")
    assert parties.height == 406
    assert parties["id"].n_unique() == 130
    assert parties["party_country"].null_count() == 3
    assert parties.unique("id")["start"].null_count() == 39
    assert catalogue.aggregate("cooperation_curated")["amount_once"].sum() == pytest.approx(130)


def test_totals_that_contradict_each_other_are_both_kept() -> None:
    totals = facts("reported_totals")
    assert totals.height == 83
    assert totals["year"].null_count() == 11
    groups = totals.filter(organisation="Smart City Sweden", measure="visitor_groups", year=2020)
    assert sorted(groups["value"]) == [122.0, 126.0]
    assert groups["source_url"].n_unique() == 2


def test_exports_2022_are_those_of_80_economies_and_50_industries() -> None:
    exports = facts("exports_2022")
    names = pl.read_csv(BUNDLED / "industry_names.csv").filter(classification="isic4_icio")
    assert exports.height == 267_923
    assert exports["reporter"].n_unique() == exports["partner"].n_unique() == 80
    assert names.height == 50
    # Households as employers sell nothing abroad.
    assert set(names["code"]) - set(exports["product"]) == {"T"}
    assert set(SIX) <= set(exports["reporter"])


@pytest.mark.parametrize(
    ("reporter", "billions"),
    [("DEU", 934), ("NOR", 264), ("SWE", 154), ("DNK", 144), ("FIN", 76), ("ISL", 7)],
)
def test_exports_2022_of_the_six(reporter: str, billions: int) -> None:
    total = facts("exports_2022").filter(reporter=reporter)["value"].sum() / 1000
    assert total == pytest.approx(billions, abs=0.5)


def test_exports_2022_of_the_world() -> None:
    assert facts("exports_2022")["value"].sum() / 1000 == pytest.approx(14_640, abs=0.5)


@pytest.mark.parametrize(
    ("reporter", "billions"), [("SWE", 246), ("DEU", 1670), ("DNK", 171), ("FIN", 122)]
)
def test_exports_of_2008(reporter: str, billions: int) -> None:
    rows = facts("exports_1995_2011").filter(reporter=reporter, period="2008")
    assert rows["value"].sum() / 1000 == pytest.approx(billions, abs=0.5)


def test_norway_and_iceland_are_inside_the_rest_of_the_world_until_2011() -> None:
    found = countries_of("exports_1995_2011")
    assert len(found) == 41
    assert set(NORDICS) - found == {"NOR", "ISL"}
    assert REST_OF_WORLD in found


@pytest.mark.parametrize("name", ["exports_2022", "exports_1995_2011"])
def test_sectors_sum_to_the_total(name: str) -> None:
    aggregate = catalogue.aggregate(name)
    assert aggregate["amount_once"].sum() == pytest.approx(facts(name)["value"].sum())


@pytest.mark.parametrize("name", ["exports_2022", "exports_1995_2011"])
def test_products_are_known_to_the_crosswalk_and_named(name: str) -> None:
    products = facts(name)["product"]
    sectors = sectors_of(LISTING.datasets[name].classification, products)
    assert not sectors["product"].is_duplicated().any()
    assert {"energy", "mobility", "digitalisation", "governance"} <= set(sectors["sector"])


def test_sweden_bought_and_sold_low_carbon_technology() -> None:
    swedish = facts("low_carbon_trade").filter(country="SWE")
    values = dict(swedish.filter(year=2023).select("indicator", "value").rows())
    assert len(values) == 11
    assert values["low_carbon_exports"] == pytest.approx(15.853e9, rel=1e-3)
    assert values["low_carbon_balance"] == pytest.approx(
        values["low_carbon_exports"] - values["low_carbon_imports"], rel=1e-3
    )


def test_indicators_are_declared_with_unit_and_words() -> None:
    declared = indicators()
    assert set(facts("low_carbon_trade")["indicator"]) == set(declared)
    assert all(Words().has(f"indicator.{name}") for name in declared)
    assert all(Words().unit(indicator.unit) for indicator in declared.values())
    assert all(indicator.definition for indicator in declared.values())


def test_names_are_unique_and_cover_the_codes() -> None:
    names = pl.concat(
        pl.read_csv(BUNDLED / file, infer_schema=False)
        for file in ("hs_names.csv", "industry_names.csv")
    )
    assert not names.select("classification", "code").is_duplicated().any()
    counts = dict(names["classification"].value_counts().rows())
    assert counts == {"hs": 6939, "isic4_icio": 50, "nace1_wiod": 35}


def test_no_text_names_a_package_registry() -> None:
    hosts = re.compile("|".join(("py" + r"pi\.", "python" + "hosted", "npm" + r"js\.")))
    for path in Path(BUNDLED).glob("*.csv"):
        assert not hosts.search(path.read_text("utf-8")), path.name
