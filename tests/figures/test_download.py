from dataclasses import replace
from io import BytesIO
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from data.dataset import Dataset
from data.words import Words
from figures import download
from figures.card import Card
from figures.download import rows_csv

ENGLISH = Words("en")


@pytest.fixture
def dataset():
    return Dataset(
        name="made_up",
        kind="visits",
        title="Visits made up",
        producer="A producer",
        release="2026",
        licence="CC0",
        address="https://example.org/data",
        accessed="2026-11-23",
        derived="",
        unit="visits",
        currency="",
        valuation="",
        classification="",
        coverage="sample",
        caveats=(),
        start=2015,
        end=2020,
        paths=(Path("made_up.csv"),),
        checksum="abc",
    )


@pytest.fixture
def card(dataset):
    return Card(
        key="example",
        headline="The records name 2 visits",
        unit="visits",
        period="2015 to 2020",
        datasets=(dataset,),
        table=pl.DataFrame(
            {
                "origin": ["SWE", None],
                "plain": ['=HYPERLINK("http://evil")', "@SUM(A1)"],
                "amount": [-1.5, 2.0],
            }
        ),
    )


def test_csv_has_names_numbers_and_what_the_numbers_mean(card):
    table = pl.read_csv(download.csv(card, ENGLISH))
    assert table["Origin"].to_list() == ["Sweden", None]
    assert table["Amount"].to_list() == [-1.5, 2.0]
    assert table["Unit"].to_list() == ["visits"] * 2
    assert table["Coverage"].to_list() == ["sample"] * 2
    assert table["Source"].to_list() == ["Visits made up"] * 2


def test_amounts_beside_shares_have_their_own_unit(card, dataset):
    trade = replace(dataset, kind="exports", unit="million_usd")
    shares = replace(card, unit="share of what is sold", datasets=(trade,))
    told = "share of what is sold; amounts: million USD, nominal"

    assert pl.read_csv(download.csv(shares, ENGLISH))["Unit"].to_list() == [told] * 2
    assert ("Unit", told) in download.about(shares, ENGLISH, "")
    money = replace(shares, unit="million USD, nominal; a year")
    assert ("Unit", money.unit) in download.about(money, ENGLISH, "")


def test_no_cell_of_a_csv_starts_as_a_formula(card):
    table = pl.read_csv(download.csv(card, ENGLISH))
    texts = [column for column in table.columns if table[column].dtype == pl.String]
    starts = {value[0] for column in texts for value in table[column].drop_nulls()}
    assert starts.isdisjoint("=+-@")


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_every_mark_of_a_formula_is_neutralised(card, mark):
    hostile = Card(**{**vars(card), "table": pl.DataFrame({"plain": [f"{mark}1+1"]})})
    assert pl.read_csv(download.csv(hostile, ENGLISH))["plain"][0].startswith("'")


def test_xlsx_holds_what_is_shown_and_its_sources(card):
    book = fastexcel.read_excel(BytesIO(download.xlsx(card, ENGLISH, "http://127.0.0.1/x")).read())
    assert book.sheet_names == ["Data", "Sources"]
    shown = book.load_sheet(0).to_polars()
    assert shown["Amount"].to_list() == [-1.5, 2.0]
    assert shown["Origin"].to_list() == ["Sweden", None]
    assert shown.columns[1] == "plain"
    said = {row[0]: row[1] for row in book.load_sheet(1, header_row=None).to_polars().rows()}
    assert said["Finding"] == "The records name 2 visits"
    assert said["Licence"] == "CC0"
    values = [value for _, value in download.about(card, ENGLISH, "http://127.0.0.1/x")]
    assert "http://127.0.0.1/x" in values


def test_no_cell_of_a_workbook_is_a_formula(card):
    book = fastexcel.read_excel(download.xlsx(card, ENGLISH, ""))
    cells = book.load_sheet(0).to_polars()["plain"].to_list()
    assert cells == ['\'=HYPERLINK("http://evil")', "'@SUM(A1)"]


def test_rows_to_compute_with_keep_their_codes_and_nothing_runs_as_a_formula():
    rows = pl.DataFrame({"id": ["=1+1", "b"], "origins": [["SWE", "NOR"], []], "n": [-1, 2]})
    assert rows_csv(rows).decode("utf-8-sig") == 'id,origins,n\n\'=1+1,SWE NOR,-1\nb,"",2\n'
