import polars as pl
import pytest

from data.settings import HOME
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
