import polars as pl
import pytest

from data.catalogue import facts
from data.settings import HOME, VARIABLE
from data.words import Words
from tests.pages import reader
from tests.pages.reader import told

ADDRESSES = (
    {"by": "origin", "stage": "pre_study", "months": "12"},
    {"by": "sector", "countries": "SWE"},
    {"by": "format", "from": "2020", "to": "2022"},
    {"partners": "AUT", "sectors": "water", "from": "2025"},
)


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    assert reader.whole(reader.opened("funnel", parameters))


def test_the_counts_are_those_of_the_file_read_line_by_line():
    rows = pl.read_csv(HOME / "data" / "bundled" / "visits.csv", infer_schema=False).to_dicts()
    old = [
        row
        for row in rows
        if row["status"] != "announced" and row["date"] and _end(row["date"]) <= "2024-11-23"
    ]
    led = [row for row in old if row["follow_up"] in ("agreement", "export")]
    text = told(reader.opened("funnel", {}))
    assert f"Of {len(old)} visits on record at least 24 months old" in text
    assert f"to an agreement or further: {len(led)};" in text


def _end(date):
    return f"{date}-12-31" if len(date) == 4 else f"{date}-31" if len(date) == 7 else date


def test_what_it_was_made_from_can_be_downloaded(monkeypatch):
    _, files = reader.explained(monkeypatch, lambda: reader.opened("funnel", {}))
    assert set(files) == {"funnel.download.visits", "funnel.download.shares"}
    assert all(file.height for file in files.values())


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """Opens the page on visits whose source card says when they were read and how far they go."""

    def opened(accessed, end):
        path, folder = tmp_path / "samspel.toml", tmp_path / "own"
        folder.mkdir()
        path.write_text('data_folder = "own"\ncache_folder = "cache"\n')
        monkeypatch.setenv(VARIABLE, str(path))
        # Pages keep what they have drawn of a file, so each has one of its own.
        rows = facts("visits_curated").with_columns(trip_id=pl.lit(f"{accessed} {end}"))
        rows.collect().write_parquet(folder / "ours.parquet")
        told = {"name": "ours", "title": "Our visits", "file": "ours.parquet", "checksum": None}
        cards = pl.read_csv(HOME / "data/bundled/sources.csv", infer_schema=False)
        card = cards.filter(pl.col("name") == "visits_curated")
        changed = {**told, "accessed": accessed, "end": end}
        card.with_columns(**{k: pl.lit(v, pl.String) for k, v in changed.items()}).write_csv(
            folder / "sources.csv"
        )
        return reader.opened("funnel", {"data": "ours"})

    return opened


@pytest.mark.parametrize(
    ("accessed", "end", "last"),
    [
        ("2026-02", "", "2026-02-28"),
        ("2026", "", "2026-12-31"),
        ("2026-02", "2025", "2025-12-31"),
        ("", "2025", "2025-12-31"),
    ],
)
def test_the_register_knows_until_the_last_day_that_its_card_allows(
    opened, monkeypatch, accessed, end, last
):
    said, _ = reader.explained(monkeypatch, lambda: opened(accessed, end))
    assert f"known until {Words().date(last)}" in said


def test_where_no_day_is_told_a_sentence_asks_for_it(opened):
    app = opened("", "")
    assert not app.exception
    assert told(app).count("neither a date on which Our visits were read nor their last year") == 1
