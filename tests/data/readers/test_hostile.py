import gzip
import io
import struct
import zipfile
import zlib

import pytest

from data.problem import Problem
from data.progress import Cancelled
from data.readers import archive, sheets
from data.readers.read import read
from data.words import Words
from tests.data.readers.reading import reading_of, rows_of, table_of
from tests.data.readers.test_archives import zipped
from tests.data.readers.test_formats import PLAIN, ROWS, figures, workbook


def refused(content, folder, name="file.bin"):
    with pytest.raises(Problem) as raised:
        reading_of(content, folder, name)
    sentence = Words("en")(raised.value.key, **raised.value.values)
    assert sentence
    return raised.value.key.removeprefix("problem.")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_empty"),
        (b" \r\n\n", "file_empty"),
        (b"%PDF-1.7 ...", "file_is_pdf"),
        (b"\x89PNG\r\n\x1a\n1234", "file_is_picture"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "file_is_web_page"),
        (b"<?xml version='1.0'?><a/>", "file_is_xml"),
        (b"SQLite format 3\x00rest", "file_is_database"),
        (b"7z\xbc\xaf\x27\x1c", "file_is_compressed"),
        (bytes(range(1, 32)) * 50, "file_is_binary"),
        (b"PK\x03\x04rubbish", "file_damaged"),
        (b"\x1f\x8brubbish", "file_damaged"),
        (b"PAR1rubbishPAR1", "file_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rubbish", "file_damaged"),
        (b'[{"a":1},', "file_damaged"),
        (b'{"a":1}', "no_table"),
        (b"[" * 100_000, "file_damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path, content, key):
    assert refused(content, tmp_path) == key


def test_the_name_is_never_asked_and_shown_without_control_characters(tmp_path):
    with pytest.raises(Problem) as raised:
        reading_of(b"%PDF-1.7", tmp_path, "../../etc/x\x1b[31m\n.csv")

    assert raised.value.values["file"] == "x\ufffd[31m\ufffd.csv"


def test_a_lying_extension_does_not_matter(tmp_path):
    assert rows_of(reading_of(PLAIN, tmp_path, "data.xlsx").tables[0]) == ROWS


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FREE", 1 << 20)

    assert refused(zipped(a=b"0" * (8 << 20)), tmp_path) == "archive_bomb"


def test_a_gzip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FREE", 1 << 20)

    assert refused(gzip.compress(b"0" * (8 << 20)), tmp_path) == "archive_bomb"


def test_a_member_that_lies_about_its_size_is_measured_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FREE", 1 << 20)
    content = bytearray(zipped(a=b"0" * (8 << 20)))
    for place in (content.find(b"PK\x03\x04") + 22, content.find(b"PK\x01\x02") + 24):
        struct.pack_into("<I", content, place, 100)

    assert refused(bytes(content), tmp_path) in ("archive_bomb", "file_damaged")


def test_a_workbook_bomb_is_measured_before_it_is_read(tmp_path, monkeypatch):
    content = workbook(A=figures)
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(content)
    monkeypatch.setattr(sheets, "MOST_BYTES", 1000)

    with pytest.raises(Problem, match="archive_bomb"):
        sheets.read_sheets(path, "xlsx", tmp_path, lambda step, done: None)


def test_two_cells_at_the_far_ends_of_a_sheet_do_not_take_the_memory_of_all_between(
    tmp_path, apart
):
    def fill(_, sheet):
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")

    assert refused(workbook(A=fill), tmp_path) == "file_too_much"


def test_paths_in_an_archive_lead_nowhere(tmp_path):
    reading = reading_of(
        zipped(**{"../../evil/../data.csv": PLAIN, "/abs/other.csv": ""}), tmp_path
    )

    assert reading.tables[0].part == "data.csv"
    assert {path.name for path in tmp_path.iterdir()} == {"upload", "work"}


def test_an_archive_in_an_archive_is_refused(tmp_path):
    assert refused(zipped(inner=zipped(a=PLAIN)), tmp_path) == "archive_nested"


def test_a_locked_archive_is_refused(tmp_path):
    content = bytearray(zipped(a=PLAIN))
    for place in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[place] |= 1

    assert refused(bytes(content), tmp_path) == "archive_encrypted"


def test_too_many_members_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)

    assert refused(zipped(a=PLAIN, b=PLAIN, c=PLAIN), tmp_path) == "archive_members"


def test_a_cut_archive_is_refused(tmp_path):
    content = zipped(a=PLAIN * 2000)

    assert refused(content[: len(content) // 2], tmp_path) == "file_damaged"


def test_a_cut_text_loses_nothing_but_what_was_cut(tmp_path):
    table = table_of((PLAIN + "2021,DNK,3.5\n2022,FI")[:-1], tmp_path)

    assert rows_of(table)[:3] == [*ROWS, ("2021", "DNK", "3.5")]
    assert table.unread().get_column("rule").to_list() == ["too_few_values"]


def test_ten_thousand_columns_are_a_table(tmp_path):
    width = 10_000
    lines = [",".join(f"c{place}" for place in range(width)), *[",".join("1" * width)] * 3]

    table = table_of("\n".join(lines), tmp_path)

    assert (len(table.columns), table.rows) == (width, 3)


def test_more_columns_than_a_sheet_has_are_refused(tmp_path):
    assert refused(",".join("x" * 20_000) + "\n" + ",".join("1" * 20_000), tmp_path) == (
        "too_many_columns"
    )


def test_a_cell_of_a_megabyte_is_a_cell(tmp_path):
    table = table_of(f'a,b\n1,"{"x" * (1 << 20)}"\n2,y\n', tmp_path)

    assert [len(row[1]) for row in rows_of(table)] == [1 << 20, 1]


def test_a_line_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.readers.lines.CHUNK", 1 << 12)
    monkeypatch.setattr("data.readers.lines.LONGEST", 1 << 14)

    assert refused("a,b\n1,2\n" + "x" * (1 << 16), tmp_path) == "line_too_long"


def test_zero_characters_are_left_out(tmp_path):
    assert rows_of(table_of(PLAIN.replace("SWE", "S\x00WE"), tmp_path)) == ROWS


def test_quotes_that_never_close_take_bounded_time(tmp_path):
    table = table_of("a,b\n" + "".join(f'{number},"open\n' for number in range(2000)), tmp_path)

    assert table.rows == 2000
    assert rows_of(table)[7] == ("7", '"open')


def test_a_text_of_broken_lines_alone_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.readers.rows.MOST_BROKEN", 100)

    assert refused("a,b\n" + "1,2\n" * 300 + "1,2,3\n" * 200, tmp_path) == "too_broken"


def test_formula_cells_give_what_was_last_computed(tmp_path):
    def fill(_, sheet):
        sheet.write_row(0, 0, ["name", "value"])
        sheet.write_formula(1, 0, '=HYPERLINK("http://evil","x")', None, "x")
        sheet.write_formula(1, 1, "=2+2", None, 4)
        sheet.write_string(2, 0, "=cmd|'/c calc'!A1")
        sheet.write(2, 1, 5)

    assert rows_of(table_of(workbook(A=fill), tmp_path)) == [("x", "4"), ("=cmd|'/c calc'!A1", "5")]


@pytest.mark.parametrize("content", [PLAIN.encode(), zipped(a=PLAIN), workbook(A=figures)])
def test_a_cancelled_reading_stops(tmp_path, content, apart):
    def cancel(step, done):
        raise Cancelled

    (tmp_path / "upload").write_bytes(content)
    (tmp_path / "work").mkdir()

    with pytest.raises(Cancelled):
        read(tmp_path / "upload", "x", tmp_path / "work", cancel)


def test_damage_inside_a_member_is_a_sentence(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", PLAIN * 500)
    content = bytearray(stream.getvalue())
    content[60] ^= 0xFF

    with pytest.raises((Problem, zlib.error)) as raised:
        reading_of(bytes(content), tmp_path)

    assert isinstance(raised.value, Problem)
