import io
import json
from datetime import datetime

import polars as pl
import pytest
import xlsxwriter

from tests.data.readers.reading import lines_of, reading_of, rows_of, table_of

ROWS = [("2019", "SWE", "1.5"), ("2020", "NOR", "2")]
PLAIN = "year,country,value\n2019,SWE,1.5\n2020,NOR,2\n"


def workbook(**sheets):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, fill in sheets.items():
            fill(book, book.add_worksheet(name))
    return stream.getvalue()


def figures(book, sheet):
    sheet.merge_range("A1:C1", "Exports by country")
    sheet.write_row(2, 0, ["year", "country", "value", "day", "hour"])
    sheet.write_row(3, 0, [2019, "SWE", 1.5])
    sheet.write_formula(4, 2, "=1+1", None, 2)
    sheet.write_row(4, 0, [2020, "NOR"])
    sheet.write_datetime(3, 3, datetime(2020, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_datetime(
        4, 4, datetime(1899, 12, 31, 13, 30), book.add_format({"num_format": "hh:mm"})
    )
    sheet.write_string(6, 0, "Source: Statistics Somewhere")


def test_a_workbook_gives_the_sheet_and_the_header_row(tmp_path, apart):
    content = workbook(Lead=lambda book, sheet: None, Data=figures)

    table = table_of(content, tmp_path)

    assert (table.part, table.columns) == ("Data", ("year", "country", "value", "day", "hour"))
    assert rows_of(table) == [
        ("2019", "SWE", "1.5", "2020-01-02", None),
        ("2020", "NOR", "2", None, "13:30:00"),
    ]
    assert lines_of(table) == [4, 5]
    assert table.about == {"above": "Exports by country", "below": "Source: Statistics Somewhere"}


def test_numbers_of_a_workbook_keep_their_digits_and_codes_their_zeros(tmp_path):
    def fill(_, sheet):
        sheet.write_row(0, 0, ["code", "value"])
        sheet.write_row(1, 0, ["0123", 0.1234567890123456])
        sheet.write_row(2, 0, ["0456", 1e-20])
        sheet.write_row(3, 0, ["7890", 9482.530599888123])

    assert rows_of(table_of(workbook(A=fill), tmp_path)) == [
        ("0123", "0.1234567890123456"),
        ("0456", "1e-20"),
        ("7890", "9482.530599888123"),
    ]


def test_numbers_beside_numbers_typed_with_a_comma_are_written_alike(tmp_path):
    def fill(_, sheet):
        sheet.write_row(0, 0, ["country", "commas", "both", "points"])
        sheet.write_row(1, 0, ["SWE", "12,5", "12,5", "1,234"])
        sheet.write_row(2, 0, ["NOR", 1.234, 1.234, 1.234])
        sheet.write_row(3, 0, ["DNK", "1.234", "0.5", "1,234.5"])
        sheet.write_row(4, 0, ["FIN", "1.234,5", 7, 1234567.25])
        sheet.write_row(5, 0, ["ISL", -2.5e-7, 2.5, 2])

    assert rows_of(table_of(workbook(A=fill), tmp_path)) == [
        ("SWE", "12,5", "12,5", "1,234"),
        ("NOR", "1,234", "1.234", "1.234"),
        ("DNK", "1.234", "0.5", "1,234.5"),
        ("FIN", "1.234,5", "7", "1234567.25"),
        ("ISL", "-0,00000025", "2.5", "2"),
    ]


def test_an_error_in_a_formula_is_no_value_and_is_told(tmp_path):
    def fill(_, sheet):
        sheet.write_row(0, 0, ["country", "value"])
        sheet.write_row(1, 0, ["SWE", 1])
        sheet.write_string(2, 0, "NOR")
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")

    table = table_of(workbook(A=fill), tmp_path)

    assert rows_of(table) == [("SWE", "1"), ("NOR", None)]
    assert table.unread().rows() == [(3, "value", "#DIV/0!", "formula_error")]


def test_groups_of_columns_are_part_of_their_names(tmp_path):
    def fill(_, sheet):
        sheet.merge_range(0, 1, 0, 2, "Exports")
        sheet.merge_range(0, 3, 0, 4, "Imports")
        sheet.write_row(1, 0, ["country", 2019, 2020, 2019, 2020])
        sheet.write_row(2, 0, ["SWE", 1, 2, 3, 4])
        sheet.write_row(3, 0, ["NOR", 5, 6, 7, 8])

    assert table_of(workbook(A=fill), tmp_path).columns == (
        "country",
        "Exports 2019",
        "Exports 2020",
        "Imports 2019",
        "Imports 2020",
    )


@pytest.mark.parametrize("form", ["parquet", "arrow", "arrow_stream"])
def test_columnar_files_are_text(tmp_path, form):
    frame = pl.DataFrame(
        {"year": [2019, 2020], "value": [0.1, None], "day": [datetime(2020, 1, 2).date(), None]}
    )
    stream = io.BytesIO()
    {
        "parquet": frame.write_parquet,
        "arrow": frame.write_ipc,
        "arrow_stream": frame.write_ipc_stream,
    }[form](stream)

    reading = reading_of(stream.getvalue(), tmp_path)

    assert reading.format == form
    assert reading.tables[0].decimal == "."
    assert rows_of(reading.tables[0]) == [("2019", "0.1", "2020-01-02"), ("2020", None, None)]


@pytest.mark.parametrize(
    "content",
    [
        '[{"year":2019,"country":"SWE","value":1.5},{"year":2020,"country":"NOR","value":2}]',
        '{"n":2,"data":[{"year":2019,"country":"SWE","value":1.5},{"year":2020,"country":"NOR","value":2}]}',
        '{"year":[2019,2020],"country":["SWE","NOR"],"value":[1.5,2]}',
        '[["year","country","value"],[2019,"SWE",1.5],[2020,"NOR",2]]',
        '{"year":2019,"country":"SWE","value":1.5}\n{"year":2020,"country":"NOR","value":2}\n',
    ],
)
def test_json_of_many_forms_is_one_table(tmp_path, content):
    table = table_of(content, tmp_path)

    assert table.columns == ("year", "country", "value")
    assert rows_of(table) == ROWS


def test_what_json_tells_beside_its_records_is_kept(tmp_path):
    content = {"elapsedTime": "0.2 secs", "data": [{"a": {"b": 1}, "c": [1, "x"]}]}

    table = table_of(json.dumps(content), tmp_path)

    assert table.about == {"elapsedTime": "0.2 secs"}
    assert (table.columns, rows_of(table)) == (("a.b", "c"), [("1", "1; x")])


CUBE = {
    "id": ["geo", "time"],
    "size": [2, 2],
    "dimension": {
        "geo": {"category": {"index": ["SE", "NO"], "label": {"SE": "Sweden", "NO": "Norway"}}},
        "time": {"category": {"index": {"2020": 1, "2019": 0}}},
    },
    "value": {"0": 1.5, "3": 4},
    "status": {"1": ":"},
}
CELLS = [
    ("SE", "Sweden", "2019", "1.5", None),
    ("SE", "Sweden", "2020", None, ":"),
    ("NO", "Norway", "2019", None, None),
    ("NO", "Norway", "2020", "4", None),
]


def test_json_stat_2_is_a_row_for_each_cell(tmp_path):
    content = CUBE | {"version": "2.0", "class": "dataset", "label": "Visits", "source": "SCB"}

    reading = reading_of(json.dumps(content), tmp_path)

    assert reading.format == "json_stat"
    assert reading.tables[0].columns == ("geo", "geo label", "time", "value", "status")
    assert rows_of(reading.tables[0]) == CELLS
    assert reading.tables[0].about == {"label": "Visits", "source": "SCB"}


def test_json_stat_1_has_its_sizes_inside(tmp_path):
    inner = {key: CUBE[key] for key in ("value", "status")}
    dimension = CUBE["dimension"] | {
        "id": CUBE["id"],
        "size": CUBE["size"],
        "role": {"time": ["time"]},
    }
    content = {"dataset": inner | {"dimension": dimension, "label": "Visits"}}

    table = table_of(json.dumps(content), tmp_path)

    assert rows_of(table) == CELLS
    assert table.about == {"label": "Visits", "role time": "time"}


PX = """CHARSET="ANSI";
LANGUAGE="sv";
LANGUAGES="sv","en";
TITLE="Besök efter land
och år";
TITLE[en]="Visits";
UNITS="antal";
STUB="land";
HEADING="år";
VALUES("land")="Sverige","Åland; öar";
VALUES("år")="2019","2020";
VALUES[en]("land")="Sweden","Aland";
CODES("land")="SE","AX";
TIMEVAL("år")=TLIST(A1,"2019"-"2020");
DATA=
1 2.5
".." "-";
"""


def test_pc_axis_is_read_in_its_own_language(tmp_path):
    reading = reading_of(PX.encode("cp1252"), tmp_path)

    table = reading.tables[0]
    assert (reading.format, table.layout) == ("pcaxis", "pc_axis")
    assert table.columns == ("land code", "land", "år", "value")
    assert rows_of(table) == [
        ("SE", "Sverige", "2019", "1"),
        ("SE", "Sverige", "2020", "2.5"),
        ("AX", "Åland; öar", "2019", ".."),
        ("AX", "Åland; öar", "2020", "-"),
    ]
    assert table.about["unit"] == "antal"


def test_eurostats_keys_are_columns_and_its_flags_stay(tmp_path):
    text = "freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,NR,SE\t12 e\t: \nA,NR,NO\t: c\t7 \n"

    table = table_of(text, tmp_path)

    assert table.layout == "eurostat_tsv"
    assert table.columns == ("freq", "unit", "geo", "2019", "2020")
    assert rows_of(table) == [("A", "NR", "SE", "12 e", ": "), ("A", "NR", "NO", ": c", "7 ")]


GENESIS = """* Export
K;DQ;FACH-SCHL;GHH-ART
D;51000;;N
K;DQA;NAME;RHF-BSR;RHF-ACHSE
D;STLAH;1;1
K;DQZ;NAME;ZI-RHF-BSR;ZI-RHF-ACHSE
D;JAHR;2;2
K;DQI;NAME;ME-NAME;DST
D;WERTA;EUR;FEST
K;QEI;FACH-SCHL;ZI-WERT;WERT;QUALITAET;GESPERRT;WERT-VERFAELSCHT
D;SE;2019;12.5;e;;0.0
D;NO;2019;-;e;;0.0
"""


def test_a_cube_file_has_a_column_for_each_axis(tmp_path):
    table = table_of(GENESIS, tmp_path)

    assert table.layout == "genesis_cube"
    assert table.columns[:4] == ("STLAH", "JAHR", "WERTA value", "WERTA quality")
    assert [row[:3] for row in rows_of(table)] == [("SE", "2019", "12.5"), ("NO", "2019", "-")]
    assert lines_of(table) == [11, 12]
    assert table.about == {"table": "51000", "unit": "WERTA: EUR"}


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("refYear,reporterCode,flowCode,partnerCode,cmdCode,primaryValue", "comtrade"),
        ("Year,Reporter Code,Trade Flow Code,Partner Code,Commodity Code,Value", "comtrade_old"),
        ("DECLARANT,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_IN_EUROS", "comext_old"),
        ("t,i,j,k,v,q", "baci"),
        ("STRUCTURE,STRUCTURE_ID,freq,geo,TIME_PERIOD,OBS_VALUE", "eurostat_sdmx"),
        ("a,b,c,d,e,f", ""),
    ],
)
def test_official_downloads_are_known_by_their_columns(tmp_path, header, layout):
    assert table_of(f"{header}\n1,2,3,4,5,6\n7,8,9,10,11,12\n", tmp_path).layout == layout
