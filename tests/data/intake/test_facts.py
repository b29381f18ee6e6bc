from data.intake.mapping import CELL, Mapping, Party, Wide
from data.schemas import SCHEMAS
from tests.data.intake.tables import checked, table


def test_years_side_by_side_become_periods(tmp_path):
    whole = table(
        {"From": ["SE", "SE"], "To": ["NO", "DK"], "2019 ": ["1", None], "F2020": ["2", ":"]},
        tmp_path,
    )
    mapping = Mapping(
        "exports",
        columns={"reporter": "From", "partner": "To"},
        constants={"flow": "import", "product": "TOTAL"},
        wide=Wide(("2019 ", "F2020"), "period"),
    )

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert counts.read == 3
    assert facts.select("period", "partner", "value", "status").rows() == [
        ("2019", "NOR", 1.0, None),
        ("2020", "NOR", 2.0, None),
        ("2020", "DNK", None, "not_available"),
    ]


def test_a_bad_cell_side_by_side_is_shown_at_its_own_column(tmp_path):
    whole = table({"Land": ["SE"], "2019": ["1"], "2020": ["n.n."]}, tmp_path)
    mapping = Mapping(
        "indicators",
        columns={"country": "Land"},
        constants={"indicator": "trees"},
        wide=Wide(("2019", "2020"), "year"),
    )

    _, _, rejects = checked(whole, mapping, tmp_path)

    assert rejects.rows() == [(2, "2020", "n.n.", "value_is_a_number", None)]


def test_visits_of_several_origins_in_a_cell_or_on_several_rows(tmp_path):
    whole = table(
        {
            "Datum": ["3.4.2019", "5.6.2019", "5.6.2019"],
            "Land": ["Norge; Korea, Rep.", "EE", "LV"],
            "Ort": ["Umeå", "Hannover", "Hannover"],
            "Antal": ["12", "14", "14"],
        },
        tmp_path,
    )
    mapping = Mapping(
        "visits",
        columns={"date": "Datum", "origins": "Land", "host_node": "Ort", "participants": "Antal"},
        joined={"id": ("Datum", "Ort")},
        constants={
            "host": "SWE",
            "sector": "energy",
            "status": "reported",
            "participants_is": "exact",
        },
        repeated="merge",
    )

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert (counts.accepted, counts.facts) == (3, 2)
    assert facts.select("date", "origins", "participants").rows() == [
        ("2019-04-03", ["NOR", "KOR"], 12),
        ("2019-06-05", ["EST", "LVA"], 14),
    ]
    SCHEMAS["visits"].validate(facts)


def test_two_parties_of_a_row_are_one_record_whichever_is_named_first(tmp_path):
    whole = table(
        {"a": ["Lund, Sweden", "Zabrze, Poland"], "b": ["Zabrze, Poland", "Lund, Sweden"]}, tmp_path
    )
    mapping = Mapping(
        "cooperation",
        parties=tuple(Party({"party": c, "party_country": c}) for c in ("a", "b")),
        constants={"type": "twin_city", "sector": "other"},
        repeated="merge",
    )

    counts, facts, _ = checked(whole, mapping, tmp_path)

    name = "Lund \u2013 Zabrze"
    assert (counts.accepted, counts.facts) == (2, 2)
    assert facts.select("id", "title", "party", "party_country").rows() == [
        (name, name, "Lund", "SWE"),
        (name, name, "Zabrze", "POL"),
    ]
    SCHEMAS["cooperation"].validate(facts)


def test_partner_towns_side_by_side_are_pairs(tmp_path):
    whole = table(
        {"town": ["Lund, Sweden"], "0": ["Zabrze, Poland"], "1": ["Nevers, France"]}, tmp_path
    )
    mapping = Mapping(
        "cooperation",
        parties=(
            Party({"party": "town", "party_country": "town"}),
            Party({"party": CELL, "party_country": CELL}),
        ),
        wide=Wide(("0", "1"), ""),
        constants={"type": "twin_city", "sector": "other"},
    )

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert (counts.read, counts.facts) == (2, 4)
    assert facts["party_country"].to_list() == ["SWE", "POL", "SWE", "FRA"]


def test_parties_whose_record_differs_from_most_are_rejected(tmp_path):
    whole = table(
        {
            "id": ["1", "1", "1", "2"],
            "title": ["Solar", "Solar", "Sola", "Wind"],
            "party": ["A", "B", "C", "D"],
            "land": ["SE", "NO", "DK", "FI"],
        },
        tmp_path,
    )
    mapping = Mapping(
        "cooperation",
        columns={"id": "id", "title": "title", "party": "party", "party_country": "land"},
        constants={"type": "project", "sector": "energy"},
    )

    counts, facts, rejects = checked(whole, mapping, tmp_path)

    assert (counts.accepted, counts.rejected) == (3, 1)
    assert rejects.select("line", "column", "rule").rows() == [
        (4, "title", "parties_share_one_record")
    ]
    assert facts["party"].to_list() == ["A", "B", "D"]
