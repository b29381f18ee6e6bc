from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.dataset import COLUMNS
from data.schemas import Exports
from data.settings import HOME, VARIABLE
from tests.pages.reader import markup

SCHEMA = {name: column.dtype for name, column in Exports.columns().items()}
CARD = dict.fromkeys(COLUMNS, "") | {
    "kind": "exports",
    "coverage": "official_statistics",
    "classification": "hs",
    "start": "2022",
    "end": "2022",
}


def page(**parameters: str) -> str:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/mirror.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return " ".join(markup(app))


def rows(flow: str, *told: tuple[str, str, float]) -> pl.DataFrame:
    """Rows of exports, as UN Comtrade's look when they have been stored."""
    full = [
        ("d", "2022", reporter, partner, flow, "8502", value, None)
        for reporter, partner, value in told
    ]
    return pl.DataFrame(full, SCHEMA, orient="row")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own that the settings name."""
    own = tmp_path / "own"
    own.mkdir()
    settings = tmp_path / "samspel.toml"
    settings.write_text(f'data_folder = "own"\ncache_folder = "{tmp_path}"\n')
    monkeypatch.setenv(VARIABLE, str(settings))
    return own


def stored(folder: Path, **tables: tuple[str, str, pl.DataFrame]) -> None:
    """Store tables under their names: unit, currency, rows."""
    for name, (_, _, table) in tables.items():
        table.write_parquet(folder / f"{name}.parquet")
    cards = [
        CARD
        | {"name": name, "title": name, "file": f"{name}.parquet", "unit": unit, "currency": money}
        for name, (unit, money, _) in tables.items()
    ]
    pl.DataFrame(cards).write_csv(folder / "sources.csv")


SWEDISH = rows("export", ("SWE", "DEU", 200e6), ("SWE", "NOR", 5e6))
GERMAN = rows("import", ("DEU", "SWE", 159.0), ("DEU", "FIN", 7.0))


def test_the_bundled_data_have_nothing_to_compare_and_the_page_says_what_to_load() -> None:
    told = page()

    assert "Nothing to compare yet" in told
    assert "UN Comtrade" in told


def test_one_dataset_with_both_flows_is_compared(folder: Path) -> None:
    both = pl.concat([SWEDISH, GERMAN.with_columns(pl.col("value") * 1e6)])
    stored(folder, comtrade=("usd", "USD", both))

    told = page(countries="SWE", partners="DEU", said="comtrade")

    assert "Sweden reports 200 million USD sent to Germany; Germany reports 25% less" in told


def test_two_datasets_in_two_units_are_compared(folder: Path) -> None:
    stored(
        folder,
        swedish_exports=("usd", "USD", SWEDISH),
        german_imports=("million_usd", "USD", GERMAN),
    )

    told = page(countries="SWE", partners="DEU", said="swedish_exports", heard="german_imports")

    assert "Germany reports 25% less received: 150 million USD" in told


def test_two_currencies_are_refused(folder: Path) -> None:
    stored(
        folder,
        swedish_exports=("usd", "SEK", SWEDISH),
        german_imports=("million_usd", "USD", GERMAN),
    )

    told = page(said="swedish_exports", heard="german_imports")

    assert "amounts of two currencies are not compared" in told


def test_the_factor_of_freight_and_insurance_can_be_chosen(folder: Path) -> None:
    both = pl.concat([SWEDISH, GERMAN.with_columns(pl.col("value") * 1e6)])
    stored(folder, comtrade=("usd", "USD", both))

    told = page(countries="SWE", partners="DEU", said="comtrade", cif="1.00")

    assert "Germany reports 20% less received: 159 million USD" in told
