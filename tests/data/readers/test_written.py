from data.readers.written import write_converted
from data.words import Words


def converted(content, folder):
    path, target, work = folder / "file.csv", folder / "to", folder / "work"
    path.write_bytes(content)
    target.mkdir()
    work.mkdir()
    written, problem = write_converted(path, target, work, Words("en"))
    assert written == target / "file.csv_converted.csv"
    return written.read_text("utf-8"), problem


def test_header_and_rows_are_written_as_they_were_recognised(tmp_path):
    text = 'A title\n\nland;;land\nÅland;1,5;"say ""no"""\nSverige;2,5;\n'

    told, problem = converted(text.encode("cp1252"), tmp_path)

    assert told == 'land,,land\nÅland,"1,5","say ""no"""\nSverige,"2,5",\n'
    assert problem is None


def test_no_header_is_made_up(tmp_path):
    told, _ = converted(b"2019,SWE,1\n2020,NOR,2\n2021,DNK,3\n", tmp_path)

    assert told == "2019,SWE,1\n2020,NOR,2\n2021,DNK,3\n"


def test_what_can_not_be_read_says_so_and_why(tmp_path):
    told, problem = converted(b"%PDF-1.7", tmp_path)

    first, reason = told.splitlines()
    assert first == "Application Error"
    assert "file.csv is a PDF" in reason
    assert problem is not None


def test_an_empty_file_stays_empty(tmp_path):
    assert converted(b"", tmp_path) == ("", None)
