import pytest

from data.intake import reason
from data.intake.check import check
from data.intake.mapping import Mapping
from data.intake.rejects import workbook
from data.intake.shapes import keep, kept
from data.readers.read import read
from data.words import Words
from tests.data.intake.tables import table

WORDS = Words("en")
TREES = Mapping(
    "indicators",
    columns={"country": "Land", "year": "År", "value": "Värde"},
    constants={"indicator": "trees"},
    drop=("Kontakt",),
)


@pytest.fixture
def trees(tmp_path):
    return table(
        {
            "Land": ["SE", "Norg", "=DK"],
            "År": ["2020", "2020", "2021"],
            "Värde": ["1", "2,5", "-3"],
            "Kontakt": ["a@b.se", "c@d.no", "e@f.dk"],
        },
        tmp_path,
    )


def returned(trees, folder):
    check(trees, TREES, "ours", folder / "check")
    path = folder / "rejects.xlsx"
    path.write_bytes(workbook(trees, folder / "check", WORDS))
    work = folder / "again"
    work.mkdir()
    return read(path, path.name, work).tables


def test_rejected_rows_come_back_with_their_reasons_and_without_personal_data(trees, tmp_path):
    rows = next(t for t in returned(trees, tmp_path) if "Land" in t.columns)
    columns = rows.scan().collect()

    assert rows.columns == ("Land", "År", "Värde", "Reason (Samspel)")
    assert columns["Land"].to_list() == ["Norg", "'=DK"]
    assert columns["Värde"].to_list() == ["2,5", "-3"]
    said = columns["Reason (Samspel)"][0]
    assert WORDS("rule.country_is_known") in said
    assert "Suggested: NOR" in said
    assert "Suggested: 2.5" in said


def test_counts_by_rule_come_first(trees, tmp_path):
    counts = next(t for t in returned(trees, tmp_path) if "Rule" in t.columns)

    assert counts.scan().collect().select("Rows", "Column").rows() == [
        ("2", "Land"),
        ("1", "Värde"),
    ]


def test_corrected_rows_are_of_the_shape_of_the_file(trees, tmp_path):
    keep(tmp_path, trees, TREES)
    tables = returned(trees, tmp_path)
    number = reason.returned(tables)

    assert number is not None
    assert tables[number].part == WORDS("rejects.rows")
    assert kept(tmp_path, tables[number]) == kept(tmp_path, trees) == TREES
    assert reason.returned([trees]) is None
