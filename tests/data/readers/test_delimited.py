import polars as pl
import pytest

from data.readers.table import LINE
from tests.data.readers.reading import lines_of, reading_of, rows_of, table_of

PLAIN = "year,country,value\n2019,SWE,1.5\n2020,NOR,2\n"
ROWS = [("2019", "SWE", "1.5"), ("2020", "NOR", "2")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", ", ", "||", "::", "^", "~", "\\t", " "])
def test_delimiters_are_found(tmp_path, delimiter):
    table = table_of(PLAIN.replace(",", delimiter), tmp_path)

    assert table.columns == ("year", "country", "value")
    assert rows_of(table) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_are_found(tmp_path, end, last):
    text = PLAIN if last else PLAIN.rstrip("\n")

    assert rows_of(table_of(text.replace("\n", end), tmp_path)) == ROWS


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"],
)
def test_encodings_are_found(tmp_path, encoding):
    text = "land;värde\nSverige;1,5\nÅland;2,0\nÖsterrike;3\nFærøerne;4\n"

    table = table_of(text.encode(encoding), tmp_path)

    assert table.columns == ("land", "värde")
    assert [row[0] for row in rows_of(table)] == ["Sverige", "Åland", "Österrike", "Færøerne"]


def test_an_empty_cell_is_null_and_a_mark_stays(tmp_path):
    table = table_of('a,b,c\n1,,x\n2,"",y\n3,:,z\n4,...,z\n', tmp_path)

    assert [row[1] for row in rows_of(table)] == [None, None, ":", "..."]


def test_quoted_values_hold_delimiters_quotes_and_new_lines(tmp_path):
    table = table_of('a,b\n"x, y","say ""no"""\n"two\nlines",2\n3,4\n', tmp_path)

    assert rows_of(table) == [("x, y", 'say "no"'), ("two\nlines", "2"), ("3", "4")]
    assert lines_of(table) == [2, 3, 5]


def test_quotes_escaped_by_a_backslash_are_read(tmp_path):
    text = 'name,place,value\n"a \\"b\\" c","x, y",1\n"d \\"e\\", f","z, w",2\nplain,text,3\n'

    assert rows_of(table_of(text, tmp_path))[:2] == [
        ('a "b" c', "x, y", "1"),
        ('d "e", f', "z, w", "2"),
    ]


def test_apostrophes_can_be_quotation_marks(tmp_path):
    text = "name;value\n'Men''s; hats';1\n'Kids'' shoes';2\n'Coats; long';3\n"

    assert [row[0] for row in rows_of(table_of(text, tmp_path))] == [
        "Men's; hats",
        "Kids' shoes",
        "Coats; long",
    ]


def test_lines_above_and_below_are_told_and_left_out(tmp_path):
    text = (
        "Exports by country\nUnit: million EUR\n\nyear;country;value\n"
        "2019;SWE;1,5\n2020;NOR;2,5\n2021;DNK;3,5\n\nSource: Statistics Somewhere\n"
    )

    table = table_of(text, tmp_path)

    assert table.columns == ("year", "country", "value")
    assert lines_of(table) == [5, 6, 7]
    assert table.about == {
        "above": "Exports by country\nUnit: million EUR",
        "below": "Source: Statistics Somewhere",
    }


def test_a_table_without_a_header_gets_numbered_names(tmp_path):
    table = table_of("2019,SWE,1.5\n2020,NOR,2\n2021,DNK,3\n", tmp_path)

    assert table.header == ()
    assert table.columns == ("column 1", "column 2", "column 3")
    assert table.rows == 3


def test_years_are_a_header(tmp_path):
    table = table_of("geo,unit,2019,2020,2021\nSE,EUR,1,2,3\nNO,EUR,4,5,6\n", tmp_path)

    assert table.columns == ("geo", "unit", "2019", "2020", "2021")


def test_names_are_distinct_and_never_blank(tmp_path):
    table = table_of("a,,a\n1,2,3\n4,5,6\n", tmp_path)

    assert table.columns == ("a", "column 2", "a (2)")
    assert table.header == ("a", "", "a")


def test_several_header_rows_are_one(tmp_path):
    text = "country,exports,imports\n,million EUR,million EUR\nSWE,1.5,2.5\nNOR,3.5,4.5\n"

    table = table_of(text, tmp_path)

    assert table.columns == ("country", "exports million EUR", "imports million EUR")


def test_a_second_table_is_read_on_its_own(tmp_path):
    text = (
        "country,exports,year\nSWE,1,2019\nNOR,2,2019\nDNK,3,2019\n\n"
        "city,visits\nMalmö,4\nOslo,5\nAarhus,6\nEspoo,7\n"
    )

    reading = reading_of(text, tmp_path)

    assert [table.columns for table in reading.tables] == [
        ("country", "exports", "year"),
        ("city", "visits"),
    ]
    assert [table.rows for table in reading.tables] == [3, 4]
    assert lines_of(reading.tables[1]) == [7, 8, 9, 10]


def test_one_column_is_a_table(tmp_path):
    table = table_of("country\nSWE\nNOR\nDNK\n", tmp_path)

    assert (table.columns, table.rows) == (("country",), 3)


REGULAR = "\n".join(
    f"{2000 + number},AB-{100 + number},{number}.5,some text {number}" for number in range(20)
)


@pytest.mark.parametrize(
    ("broken", "mended", "rule"),
    [
        ('2020,"AB-120,20.5,words', ("2020", '"AB-120', "20.5", "words"), "stray_quote"),
        ("2020,AB-120,,20.5,words", ("2020", "AB-120", "20.5", "words"), "too_many_values"),
        ("2020,AB-12020.5,words", ("2020", "AB-120", "20.5", "words"), "too_few_values"),
        ("2020,AB-120,20.5", ("2020", "AB-120", "20.5", None), "too_few_values"),
        ("2020;AB-120;20.5;words", ("2020", "AB-120", "20.5", "words"), "other_delimiter"),
        ("2020 AB-120 20.5 two words", ("2020", "AB-120", "20.5", "two words"), "other_delimiter"),
    ],
)
def test_a_broken_line_is_mended_and_told(tmp_path, broken, mended, rule):
    table = table_of(f"year,code,value,note\n{REGULAR}\n{broken}\n{REGULAR}\n", tmp_path)

    assert table.scan().filter(pl.col(LINE) == 22).drop(LINE).collect().rows() == [mended]
    assert table.unread().select("line", "rule").rows() == [(22, rule)]
    assert table.rows == 41
