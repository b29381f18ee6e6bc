import gzip
import io
import zipfile

import polars as pl

from data.readers.table import LINE
from tests.data.readers.reading import reading_of, rows_of, table_of
from tests.data.readers.test_formats import PLAIN, ROWS


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_an_archive_of_one_table_is_that_table(tmp_path):
    reading = reading_of(zipped(data=PLAIN), tmp_path)

    assert (reading.format, reading.tables[0].part) == ("delimited", "data")
    assert rows_of(reading.tables[0]) == ROWS


def test_gzip_is_unpacked(tmp_path):
    assert rows_of(table_of(gzip.compress(PLAIN.encode()), tmp_path)) == ROWS


def test_files_of_the_same_columns_are_one_table_and_others_stay_apart(tmp_path):
    content = zipped(
        one=PLAIN, two=PLAIN.replace("SWE", "DNK"), other="city,guests\nMalmö,4\n", x="%PDF-1"
    )

    reading = reading_of(content, tmp_path)

    first, second = reading.tables
    assert first.columns == ("file", "year", "country", "value")
    assert rows_of(first) == [
        ("one", "2019", "SWE", "1.5"),
        ("one", "2020", "NOR", "2"),
        ("two", "2019", "DNK", "1.5"),
        ("two", "2020", "NOR", "2"),
    ]
    assert first.scan().select(pl.col(LINE).n_unique()).collect().item() == 4
    assert (second.part, second.columns) == ("other", ("city", "guests"))
    assert [remark.key for remark in reading.remarks] == ["reading.members_refused"]


PROJECTS = (
    "id,acronym,title,startDate,endDate,ecMaxContribution\n7,AB,Water,2021-05-01,2023-04-30,5\n"
)
PEOPLE = "projectID,projectAcronym,organisationID,name,country,role\n"


def test_participants_of_an_archive_have_their_projects_dates(tmp_path):
    rows = "7,AB,1,Lund,SE,coordinator\n7,AB,2,Oslo,NO,participant\n8,CD,3,Turku,FI,coordinator\n"

    reading = reading_of(zipped(organization=PEOPLE + rows, project=PROJECTS), tmp_path)

    whole = next(one for one in reading.tables if one.layout == "cordis_organization")
    frame = whole.scan().collect()
    assert frame["startDate"].to_list() == ["2021-05-01", "2021-05-01", None]
    assert frame["projectTitle"].to_list() == ["Water", "Water", None]
    assert frame[LINE].to_list() == [2, 3, 4]
    assert [(r.key, r.values) for r in whole.remarks] == [
        ("reading.joined", {"count": 1}),
        ("reading.joined_without", {"count": 1}),
    ]


def test_participants_alone_say_how_they_get_their_projects_dates(tmp_path):
    [table] = reading_of((PEOPLE + "7,AB,1,Lund,SE,coordinator\n").encode(), tmp_path).tables

    assert [remark.key for remark in table.remarks] == ["reading.apart"]


def test_a_project_that_is_listed_twice_does_not_double_its_participants(tmp_path):
    twice = PROJECTS + PROJECTS.splitlines()[1] + "\n"

    reading = reading_of(
        zipped(organization=PEOPLE + "7,AB,1,Lund,SE,coordinator\n", project=twice), tmp_path
    )

    assert {one.layout: one.rows for one in reading.tables}["cordis_organization"] == 1
    assert reading.tables[0].scan().collect().height in (1, 2)
