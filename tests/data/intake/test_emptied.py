import pytest
from msgspec.structs import replace

from data.intake.mapping import Mapping
from tests.data.intake.tables import checked, table
from tests.data.intake.test_check import TRADE, trade

PARTIES = Mapping(
    "cooperation",
    columns={"id": "Id", "party": "Who", "party_type": "Sort", "role": "Role"},
    constants={"title": "One", "type": "project", "sector": "other", "party_country": "SWE"},
)


def parties(folder):
    cells = {"Id": ["a", "a", "a"], "Who": ["X", "Y", "Z"], "Sort": ["city", "others", "guild"]}
    return table(cells | {"Role": ["partner", "lead", "partner"]}, folder)


def test_an_unknown_term_rejects_its_row_until_it_has_an_answer(tmp_path):
    counts, _, rejects = checked(parties(tmp_path), PARTIES, tmp_path)
    answered = replace(PARTIES, terms={"party_type": {"guild": "network"}})
    after, told, _ = checked(parties(tmp_path), answered, tmp_path)

    assert (counts.rejected, rejects["rule"].to_list()) == (1, ["party_type_is_known"])
    assert counts.emptied == {"party_type": 1}
    assert (after.rejected, told["party_type"].to_list()) == (0, ["city", None, "network"])


@pytest.mark.parametrize(
    "mapping",
    [
        replace(PARTIES, blank=("party_type",)),
        replace(PARTIES, terms={"party_type": {"guild": ""}}),
    ],
)
def test_what_is_left_empty_in_a_column_is_counted(tmp_path, mapping):
    counts, facts, _ = checked(parties(tmp_path), mapping, tmp_path)

    assert (counts.rejected, counts.emptied) == (0, {"party_type": 2})
    assert facts["party_type"].to_list() == ["city", None, None]


def test_a_group_among_the_origins_of_a_visit_is_counted(tmp_path):
    rows = {"Date": ["2019", "2020"], "From": ["Africa", "Norway; Europe"], "Id": ["1", "2"]}
    mapping = Mapping(
        "visits",
        columns={"date": "Date", "origins": "From", "id": "Id"},
        constants={"host": "SWE", "sector": "other", "status": "reported"},
    )

    counts, facts, _ = checked(table(rows, tmp_path), mapping, tmp_path)

    assert facts["origins"].to_list() == [[], ["NOR"]]
    assert counts.emptied == {"origins": 2}


def test_world_regions_and_groups_are_left_out_each_for_its_own_reason(tmp_path):
    rows = [("2020", "SE", to, "27", "1") for to in ("NO", "World", "EU27_2020", "DE21")]

    counts, _, _ = checked(trade(tmp_path, *rows), TRADE, tmp_path)

    assert counts.left_out == {"world": 1, "aggregate": 1, "region": 1}
