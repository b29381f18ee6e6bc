import logging

import pytest

from data.intake.personal import personal
from tests.data.intake.tables import table, tables_of


def found(folder, **columns):
    return [(one.column, one.what, one.rows) for one in personal(table(columns, folder))]


@pytest.mark.parametrize(
    ("what", "texts"),
    [
        ("email", ["anna@example.se", "see bo.ek@a-b.example.org"]),
        ("telephone", ["+46 8 508 290 00", "+49 (0)30 227-0"]),
        ("identity_number", ["811218-9876", "19811218-9876"]),
        ("identity_number", ["131052-308T", "131052A308T"]),
        ("identity_number", ["151086 95088", "151086 95088"]),
        ("identity_number", ["211062-5629", "211062-5629"]),
        ("identity_number", ["450401-3150", "120174-3399"]),
    ],
)
def test_personal_data_are_found_by_what_they_are(tmp_path, what, texts):
    assert found(tmp_path, note=texts, other=["x", "y"]) == [("note", what, 2)]


def test_one_address_among_thousands_of_cells_is_found(tmp_path):
    texts = ["nothing"] * 5_999 + ["write to me@example.org"]

    assert found(tmp_path, comment=texts) == [("comment", "email", 1)]


@pytest.mark.parametrize(
    "header", ["Kontaktperson", "Ansprechpartner", "Contact person", "Yhteyshenkilö", "Förnamn"]
)
def test_columns_of_person_names_are_found_by_their_headers(tmp_path, header):
    assert found(tmp_path, **{header: ["Anna Ek", "Bo Åberg"]}) == [(header, "name", 2)]


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("HS", ["010121", "850440", "441011"]),
        ("year", ["2019", "2020", "202403"]),
        ("projectID", ["101116741", "101163161", "101160499"]),
        ("value", ["1234567890", "4115606484", "9876543210"]),
        ("organisation name", ["SINTEF AS", "City of Lund", "Volvo Cars"]),
        ("url", ["https://example.org/a/0046850829000", "https://example.org/b"]),
        ("Host", ["Anna Lindh Academy", "State of Green"]),
    ],
)
def test_codes_numbers_and_organisations_are_no_persons(tmp_path, header, texts):
    assert found(tmp_path, **{header: texts}) == []


def test_the_values_reach_no_log(tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        found(tmp_path, mail=["anna@example.se"], pnr=["811218-9876"])

    assert "anna" not in caplog.text
    assert "811218" not in caplog.text


@pytest.mark.parametrize(
    "name",
    [
        "exports/comtrade_hs440799_sawnwood_2005_2014.csv.gz",
        "cooperation/twin_towns_germany_rgre.csv.gz",
        "curated/visits.csv",
        "formats/comtrade_portal_csv_2023plus_SGP_imports_HS2.csv",
    ],
)
def test_no_false_alarm_on_real_files(tmp_path, name):
    assert [personal(whole) for whole in tables_of(name, tmp_path)] == [()]


@pytest.mark.parametrize(
    "texts",
    [
        ["Anna Ek", "Lars Öberg", "Kari Nordmann", "Zlatko Perić"],
        ["Ek, Anna", "Öberg, Lars", "Nordmann, Kari"],
    ],
)
def test_names_of_persons_are_found_in_a_column_that_does_not_say_so(tmp_path, texts):
    assert found(tmp_path, column=texts) == [("column", "name", len(texts))]


@pytest.mark.parametrize(
    "texts",
    [
        ["New York", "Los Angeles", "Santa Maria", "Maria Enzersdorf", "San Martin"],
        ["Anna Lindh Foundation", "Karl Storz Group", "Solar Wind", "Blue Water Harbour"],
        ["Anna Ek", "Lars Öberg", "Lund", "Malmö", "Umeå", "Kiruna"],
    ],
)
def test_places_and_organisations_with_the_form_of_names_are_no_persons(tmp_path, texts):
    assert found(tmp_path, column=texts) == []
