"""Any frame in any dialect comes back equal, and the quick look at lines is the slow one."""

import csv
import io
import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.progress import quiet
from data.readers import delimited, plain
from data.readers.fields import Dialect
from data.readers.lines import text_of
from data.readers.sound import sound_lines, sound_rows
from tests.data.readers.reading import rows_of, table_of

WORDS = st.text("abcdeåöé XYZ-'\"\n,;\t|.", min_size=0, max_size=12)
NUMBERS = st.integers(0, 10**6).map(lambda number: f"{number / 100:.2f}")
YEARS = st.integers(1990, 2030).map(str)
CODES = st.sampled_from(["SWE", "NOR", "DNK", "FIN", "ISL", "DEU"])


@st.composite
def frames(draw):
    """Rows of a year, a code, words and a number, as analysts' tables are."""
    size = draw(st.integers(4, 12))
    return [[draw(YEARS), draw(CODES), draw(WORDS), draw(NUMBERS)] for _ in range(size)]


HEADER = ["year", "country", "note", "value"]


@settings(max_examples=120)
@given(
    rows=frames(),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_a_frame_comes_back_equal(rows, delimiter, end, encoding, quoting):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([HEADER, *rows])

    with tempfile.TemporaryDirectory() as folder:
        table = table_of(stream.getvalue().encode(encoding), Path(folder))

        assert table.columns == tuple(HEADER)
        assert rows_of(table) == [tuple(cell or None for cell in row) for row in rows]
        assert table.unread().height == 0


@settings(max_examples=300)
@given(
    text=st.text('ab,"\r\né', min_size=1, max_size=40),
    width=st.integers(1, 4),
)
def test_sound_lines_are_those_of_the_pattern(text, width):
    field = r'(?:[^",\r\n]*|"(?:[^"\r\n]|"")*")'
    pattern = re.compile(rf"{field}(?:,{field}){{{width - 1}}}\r?")
    lines = text.removesuffix("\n").split("\n")

    found = sound_lines(text.encode(), Dialect(","), width).tolist()

    assert found == [bool(pattern.fullmatch(line)) and line.strip("\r") != "" for line in lines]
    signs = np.frombuffer(("\n".join(lines) + "\n").encode(), dtype=np.uint8)
    blank = any(line.removesuffix("\r") == "," * (width - 1) for line in lines)
    rows = len(lines) if all(found) and not blank else None
    assert sound_rows(signs, Dialect(","), width) == rows
    again = any(line.removesuffix("\r") == "a,b" for line in lines)
    assert sound_rows(signs, Dialect(","), width, b"a,b") == (None if again else rows)


@pytest.mark.parametrize("below", ["", "\n\nSource: Statistics Somewhere\n* provisional\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_that_is_left_where_it_lies_gives_the_rows_of_its_copy(
    tmp_path, monkeypatch, below, end
):
    rows = "".join(f'{2000 + place % 20},"a, ""{place}""",{place}.5,\n' for place in range(9000))
    text = f"A title\nyear,note,value,rest\n{rows}{below}".replace("\n", end)
    path = tmp_path / "upload"
    path.write_bytes(text.encode())

    copied = delimited.read_delimited(text_of(path), tmp_path, quiet)[0]
    monkeypatch.setattr(plain, "LARGE", 1000)
    lying = delimited.read_delimited(text_of(path), tmp_path, quiet)[0]

    assert copied.plain is None
    assert lying.plain is not None
    assert lying.rows == copied.rows == 9000
    assert lying.scan().collect().equals(copied.scan().collect())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_is_counted_once_wherever_the_parts_of_a_text_meet(tmp_path, monkeypatch, end):
    for name, size in {"LARGE": 1, "CHUNK": 256, "SPAN": 600, "TAIL": 300}.items():
        monkeypatch.setattr(plain, name, size)
    path, odd = tmp_path / "upload", f"1,a,2{end}"

    for count in range(60, 120):
        rows = "".join(f"{2000 + n},{'ab' * (n % 40)},{n}.5,x{end}" for n in range(count))
        path.write_bytes(f"year,note,value,rest{end}{rows}".encode())
        table = delimited.read_delimited(text_of(path), tmp_path, quiet)[0]
        assert (table.plain is not None, table.rows) == (True, count)

        cut = rows.index(f"{2000 + count // 2},")
        path.write_bytes(f"year,note,value,rest{end}{rows[:cut]}{odd}{rows[cut:]}".encode())
        assert delimited.read_delimited(text_of(path), tmp_path, quiet)[0].plain is None


@pytest.mark.parametrize(
    "odd", ['2001,"a,1,\n', "2001,a,1\n", "year,note,value,rest\n", "\n", ",,,\n", "2001,a\rb,1,\n"]
)
def test_one_odd_line_anywhere_makes_a_copy(tmp_path, monkeypatch, odd):
    monkeypatch.setattr(plain, "LARGE", 1000)
    rows = [f"{2000 + place % 20},note,{place}.5,x\n" for place in range(9000)]
    path = tmp_path / "upload"

    for place in (40, 5000, 8990):
        path.write_text(
            "year,note,value,rest\n" + "".join([*rows[:place], odd, *rows[place:]]), "utf-8"
        )
        table = delimited.read_delimited(text_of(path), tmp_path, quiet)[0]
        assert table.plain is None
