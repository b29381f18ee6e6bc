from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from data import catalogue as module
from data import kept
from data.aggregate import AGGREGATE_SCHEMA
from data.catalogue import BUNDLED, Catalogue
from data.dataset import COLUMNS
from data.problem import Problem
from data.schemas import Exports

FACTS = pl.DataFrame(
    {
        "dataset": "mine",
        "period": ["2001", "2001", "2002"],
        "reporter": ["SWE", "SWE", "NOR"],
        "partner": ["NOR", "NOR", "SWE"],
        "flow": "export",
        "product": ["850680", "010121", "8703"],
        "value": [10.0, 5.0, 7.0],
        "status": None,
    },
    {name: column.dtype for name, column in Exports.columns().items()},
)
ROW = {
    **dict.fromkeys(COLUMNS, ""),
    "name": "mine",
    "kind": "exports",
    "file": "mine.parquet",
    "coverage": "synthetic",
    "classification": "hs",
    "unit": "million_usd",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    FACTS.write_parquet(folder / "mine.parquet")
    listed(folder, ROW)
    return folder


@pytest.fixture
def catalogue(own: Path, tmp_path: Path) -> Catalogue:
    return Catalogue((BUNDLED, own), tmp_path / "cache")


def listed(folder: Path, *rows: dict[str, str]) -> None:
    pl.DataFrame(list(rows)).write_csv(folder / "sources.csv")


def test_added_folder_stands_beside_the_bundled_one(catalogue: Catalogue) -> None:
    listing = catalogue.listing()
    assert {"mine", "exports_2022", "visits_curated"} <= set(listing.datasets)
    assert {"hs_names", "industry_names"} <= set(listing.references)
    assert listing.broken == {}


def test_facts_are_scanned_as_they_are_stored(catalogue: Catalogue) -> None:
    facts = catalogue.facts("mine")
    assert isinstance(facts, pl.LazyFrame)
    assert facts.collect().equals(FACTS)


def test_aggregate_counts_a_product_of_two_sectors_once_in_totals(catalogue: Catalogue) -> None:
    found = catalogue.aggregate("mine")
    rows = found.filter(year=2001).select("sector", "amount", "amount_once").rows()
    assert sorted(rows) == [
        ("energy", 10.0, 5.0),
        ("environmental_technology", 10.0, 5.0),
        ("other", 5.0, 5.0),
    ]
    assert found["amount_once"].sum() == FACTS["value"].sum()


def damage(own: Path, how: str) -> None:
    path = own / "mine.parquet"
    match how:
        case "missing":
            path.unlink()
        case "cut":
            path.write_bytes(path.read_bytes()[:100])
        case "column":
            FACTS.drop("partner").write_parquet(path)
        case "type":
            FACTS.with_columns(pl.col("value").cast(pl.String)).write_parquet(path)
        case "kind":
            listed(own, ROW | {"kind": "imports"})
        case "checksum":
            listed(own, ROW | {"checksum": "0" * 64})


@pytest.mark.parametrize(
    ("how", "key"),
    [
        ("missing", "file_missing"),
        ("cut", "file_unreadable"),
        ("column", "columns_missing"),
        ("type", "columns_missing"),
        ("kind", "card_value"),
        ("checksum", "checksum_differs"),
    ],
)
def test_a_broken_dataset_is_listed_as_broken_beside_the_others(
    catalogue: Catalogue, own: Path, how: str, key: str
) -> None:
    damage(own, how)
    listing = catalogue.listing()
    assert listing.broken["mine"].key == f"problem.{key}"
    assert "mine" not in listing.datasets
    assert "exports_2022" in listing.datasets
    with pytest.raises(Problem) as caught:
        catalogue.aggregate("mine")
    assert caught.value.key == f"problem.{key}"


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("folder", "file_unreadable"),
        ("link", "file_missing"),
        ("li*", "file_unreadable"),
        ("**", "file_unreadable"),
        ("**mine.parquet", "file_missing"),
    ],
)
def test_what_is_no_file_breaks_its_dataset_alone(
    catalogue: Catalogue, own: Path, file: str, key: str
) -> None:
    (own / "folder").mkdir()
    (own / "link").symlink_to(own / "gone")
    listed(own, ROW | {"name": "none", "file": file}, ROW)
    listing = catalogue.listing()
    assert listing.broken["none"].key == f"problem.{key}"
    assert "mine" in listing.datasets
    with pytest.raises(Problem) as caught:
        catalogue.dataset("none")
    assert caught.value.key == f"problem.{key}"


def test_a_file_that_vanishes_while_it_is_looked_at_leaves_the_stamp_of_the_others(
    catalogue: Catalogue, own: Path
) -> None:
    before = catalogue.stamp()
    (own / "here no more").symlink_to(own / "gone")
    assert catalogue.stamp() == before


def test_of_two_with_one_name_the_first_stays_usable(catalogue: Catalogue, own: Path) -> None:
    listed(own, ROW | {"name": "exports_2022"})
    listing = catalogue.listing()
    assert listing.broken["exports_2022"].key == "problem.dataset_twice"
    assert listing.datasets["exports_2022"].paths[0].parent == BUNDLED


def test_a_folder_without_sources_is_told_and_leaves_the_others(tmp_path: Path) -> None:
    listing = Catalogue((tmp_path, BUNDLED), tmp_path).listing()
    assert listing.broken[str(tmp_path / "sources.csv")].key == "problem.sources_missing"
    assert "exports_2022" in listing.datasets


@pytest.mark.parametrize("name", ["nonsense", "hs_names"])
def test_what_is_no_dataset_has_no_facts(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(Problem) as caught:
        catalogue.facts(name)
    assert caught.value.key == "problem.dataset_unknown"


def test_indicators_have_no_flows(catalogue: Catalogue) -> None:
    with pytest.raises(Problem) as caught:
        catalogue.aggregate("low_carbon_trade")
    assert caught.value.key == "problem.no_aggregate"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGE", 0)


def kept_files(catalogue: Catalogue) -> list[Path]:
    return sorted((catalogue.cache / kept.FOLDER).glob("*"))


@pytest.mark.usefixtures("large")
def test_a_large_dataset_is_aggregated_once(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = catalogue.aggregate("mine")
    monkeypatch.setattr(module, "_aggregated", lambda _: pytest.fail("aggregated twice"))
    assert catalogue.aggregate("mine").equals(first)
    assert len(kept_files(catalogue)) == 1


@pytest.mark.usefixtures("large")
def test_a_damaged_kept_aggregate_is_made_again(catalogue: Catalogue) -> None:
    first = catalogue.aggregate("mine")
    kept_files(catalogue)[0].write_bytes(b"PAR1 no more")
    assert catalogue.aggregate("mine").equals(first)
    assert pl.read_parquet(kept_files(catalogue)[0]).equals(first)


@pytest.mark.usefixtures("large")
def test_a_new_version_takes_the_place_of_the_earlier(catalogue: Catalogue, own: Path) -> None:
    catalogue.aggregate("mine")
    FACTS.head(2).write_parquet(own / "mine.parquet")
    assert catalogue.aggregate("mine")["amount_once"].sum() == 15.0
    assert len(kept_files(catalogue)) == 1


@pytest.mark.usefixtures("large")
def test_a_card_that_reads_the_same_products_otherwise_is_another_aggregate(
    catalogue: Catalogue, own: Path
) -> None:
    before = catalogue.aggregate("mine")
    listed(own, ROW | {"classification": "isic4_icio"})
    after = catalogue.aggregate("mine")
    assert set(after["sector"]) == {"other"} < set(before["sector"])
    assert len(kept_files(catalogue)) == 1


@pytest.mark.usefixtures("large")
def test_a_large_dataset_that_is_not_its_card_s_is_refused(catalogue: Catalogue, own: Path) -> None:
    listed(own, ROW | {"checksum": "0" * 64})
    assert "mine" in catalogue.listing().datasets
    with pytest.raises(Problem) as caught:
        catalogue.aggregate("mine")
    assert caught.value.key == "problem.checksum_differs"


@pytest.mark.usefixtures("large")
def test_a_cache_that_cannot_be_written_is_no_error(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = replace(catalogue, cache=tmp_path / "file").aggregate("mine")
    assert found.schema == AGGREGATE_SCHEMA["exports"]


def test_settings_add_a_folder(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "samspel.toml"
    settings.write_text('data_folder = "own"\n')
    monkeypatch.setenv("SAMSPEL_SETTINGS", str(settings))
    assert "mine" in module.datasets()
    assert module.broken() == {}
    assert module.facts("mine").collect().height == 3
    assert module.aggregate("mine").height == 4
