import pytest

from data.intake.mapping import CELL, Mapping
from data.intake.shapes import keep, kept
from data.intake.suggest import suggest
from tests.data.intake.tables import table


def suggested(folder, columns, **parts):
    return suggest(table(columns, folder, **parts))


@pytest.mark.parametrize(
    ("names", "month"),
    [
        (("Date", "Country", "Host", "Theme", "Participants"), "3 May 2019"),
        (("Datum", "Besökande land", "Värd", "Ämne", "Antal deltagare"), "3 maj 2019"),
        (("Dato", "Fra land", "Vert", "Tema", "Antall deltakere"), "3. mai 2019"),
        (("Dato", "Herkunftsland", "Vært", "Emne", "Antal deltagere"), "3. maj 2019"),
        (("Päivämäärä", "Lähtömaa", "Isäntä", "Aihe", "Osallistujat"), "3. toukokuuta 2019"),
        (("Besuchsdatum", "Herkunft", "Gastgeber", "Thema", "Teilnehmerzahl"), "3. Mai 2019"),
    ],
)
def test_a_visitor_log_is_known_by_its_headers_in_six_languages(tmp_path, names, month):
    cells = (
        ["4.5.2019", month],
        ["Norge", "Deutschland"],
        ["Umeå", "Lund"],
        ["a", "b"],
        ["5", "7"],
    )

    found = suggested(tmp_path, dict(zip(names, cells, strict=True)))

    assert found.mapping.kind == "visits"
    facts = ("date", "origins", "host_organisation", "topic", "participants")
    assert [found.mapping.columns.get(fact) for fact in facts] == list(names)
    assert found.lacking == ("host",)
    assert found.refused == ""
    assert found.confidence["date"] > 0.8


def test_trade_with_marks_currency_scale_and_flow_in_the_headers(tmp_path):
    found = suggested(
        tmp_path,
        {
            "År": ["2020", "2021"],
            "Rapportør": ["Norge", "Norge"],
            "Handelspartner": ["Sverige", "Danmark"],
            "HS": ["0301", "0302"],
            "Eksport (1000 NOK)": ["1 234,5", "12,25"],
        },
    )

    mapping = found.mapping
    assert mapping.kind == "exports"
    assert (mapping.unit, mapping.currency, mapping.scale) == ("nok", "NOK", 1000)
    assert (mapping.decimal, mapping.thousands) == (",", " ")
    assert mapping.constants["flow"] == "export"
    assert mapping.classification == "hs6"
    assert (found.lacking, found.open) == ((), ())


def test_what_only_the_user_knows_is_asked(tmp_path):
    found = suggested(
        tmp_path,
        {
            "year": ["2020", "2021"],
            "reporter": ["SE", "SE"],
            "partner": ["NO", "Norwegen und Island"],
            "value": ["1.234", "5.678"],
        },
    )

    assert found.lacking == ("flow",)
    assert set(found.open) == {"decimal", "flow", "unit"}
    assert [(u.column, u.text, u.rows) for u in found.unknown] == [
        ("partner", "Norwegen und Island", 1)
    ]


def test_days_and_months_that_could_be_either_are_open(tmp_path):
    columns = {"Date": ["3/4/2019"], "Country": ["NO"], "Host": ["x"], "Topic": ["y"]}

    assert "date_order" in suggested(tmp_path, columns).open


def test_years_side_by_side_are_known(tmp_path):
    found = suggested(
        tmp_path,
        {"Country": ["SE", "NO"], "Indicator": ["a", "b"], "2019": ["1", "2"], "2020": ["3", ":"]},
    )

    assert found.mapping.kind == "indicators"
    assert found.mapping.wide.columns == ("2019", "2020")
    assert found.mapping.wide.into == "year"
    assert found.mapping.columns == {"country": "Country", "indicator": "Indicator"}


def test_a_matrix_with_a_direction_is_trade_and_one_without_is_refused(tmp_path):
    names = ("SE", "NO", "DK", "FI", "IS")
    one_way = {name: [str(10 * i + j) for j in range(5)] for i, name in enumerate(names)}
    both_ways = {name: [str(i * j) for j in range(5)] for i, name in enumerate(names)}

    directed = suggested(tmp_path, {"from": names, **one_way})
    same = suggested(tmp_path, {"from": names, **both_ways})

    assert (directed.mapping.kind, directed.mapping.wide.into) == ("exports", "partner")
    assert directed.lacking == ("period", "flow")
    assert same.refused == "refused.counts_of_pairs"


def test_towns_with_their_countries_beside_each_other_are_twins(tmp_path):
    found = suggested(
        tmp_path, {"0": ["Lund, Sweden"] * 2, "1": ["Nevers, France", "Zabrze, Poland"]}
    )

    assert found.mapping.kind == "cooperation"
    assert found.mapping.parties[1].columns["party"] == CELL


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"code": ["SE", "NO"], "name": ["Sweden", "Norway"]}, "names_only"),
        ({"projectID": ["1", "2"], "topic": ["a", "b"], "when": ["2020", "2021"]}, "no_country"),
        ({"id": ["1"], "acronym": ["x"], "startDate": ["2020-01-01"]}, "no_parties"),
        ({"Land": [None], "År": [None], "Värde": [None]}, "empty"),
        ({"region": ["Skåne"], "år": ["2020"], "indikator": ["x"], "värde": ["1"]}, "regions_only"),
        (
            {"year": ["2020"], "reporter": ["SE"], "partner": ["NO"], "stateVisits": ["1"]},
            "counts_of_visits",
        ),
    ],
)
def test_what_is_of_no_kind_is_refused_with_the_true_reason(tmp_path, columns, reason):
    assert suggested(tmp_path, columns).refused == f"refused.{reason}"


def test_organisations_that_differ_only_in_spelling_are_offered(tmp_path):
    found = suggested(
        tmp_path,
        {
            "project": ["1", "1", "2", "2", "3"],
            "organisation": ["Volvo AB", "VOLVO", "City of Lund", "City of  Lunds", "Lund 2"],
            "country": ["SE"] * 5,
            "role": ["partner"] * 5,
        },
    )

    assert set(map(frozenset, found.spellings)) == {
        frozenset({"Volvo AB", "VOLVO"}),
        frozenset({"City of Lund", "City of  Lunds"}),
    }


def test_the_body_of_a_town_is_offered_whatever_it_is_called(tmp_path):
    names = ["City of Malmö", "Malmö stad", "Malmö City", "Malmö University", "Stockholms stad"]
    more = ["Stadt Köln", "Köln", "Espoon kaupunki", "City of Stockholm", "Oslo kommune"]
    listed = [*names, *more]
    found = suggested(
        tmp_path,
        {
            "project": [str(number) for number in range(len(listed))],
            "organisation": listed,
            "country": ["SE"] * len(listed),
            "role": ["partner"] * len(listed),
        },
    )

    assert set(map(frozenset, found.spellings)) == {
        frozenset({"City of Malmö", "Malmö stad", "Malmö City"}),
        frozenset({"Stockholms stad", "City of Stockholm"}),
    }


def test_a_mapping_is_kept_for_the_next_file_of_the_same_shape(tmp_path):
    first = table({"Land": ["SE"], "2019": ["1"], "2020": ["2"]}, tmp_path)
    later = table({"land ": ["NO"], "2019": ["1"], "2020": ["2"], "2021": ["3"]}, tmp_path)
    other = table({"Land": ["SE"], "Ort": ["Lund"]}, tmp_path)
    mapping = suggest(first).mapping

    keep(tmp_path, first, mapping)

    assert kept(tmp_path, other) is None
    assert kept(tmp_path, first) == mapping
    assert kept(tmp_path, later) is None or "Land" not in later.columns


def test_the_years_of_a_kept_mapping_are_those_of_the_new_file(tmp_path):
    first = table({"Land": ["SE"], "2019": ["1"], "2020": ["2"]}, tmp_path)
    keep(tmp_path, first, suggest(first).mapping)
    later = table({"Land": ["NO"], "2020": ["2"], "2021": ["3"], "2022": ["3"]}, tmp_path)

    again = suggest(later, kept(tmp_path, later))

    assert again.remembered
    assert again.mapping.wide.columns == ("2020", "2021", "2022")


def test_a_damaged_kept_mapping_is_no_mapping(tmp_path):
    whole = table({"Land": ["SE"]}, tmp_path)
    keep(tmp_path, whole, Mapping("indicators", columns={"country": "Land"}))
    next(tmp_path.glob("shapes/*.json")).write_text("{")

    assert kept(tmp_path, whole) is None


def test_rows_that_lost_their_unit_are_refused_with_the_reason(tmp_path):
    rows = {
        "country": ["SE", "SE", "NO", "NO"],
        "measure": ["arrivals"] * 4,
        "2020": ["500", "3.1", "400", "2.5"],
        "2021": ["510", "2.0", "420", "5.0"],
    }

    assert suggested(tmp_path, rows).refused == "refused.told_twice"
    once = {name: cells[::2] for name, cells in rows.items()}
    assert suggested(tmp_path, once).refused == ""


def test_a_list_of_member_cities_is_one_cooperation_that_the_user_names(tmp_path):
    rows = {
        "city": ["Lund", "Oslo"],
        "country": ["SE", "NO"],
        "source_url": ["https://example.org", "https://example.org"],
    }

    found = suggested(tmp_path, rows)

    assert (found.mapping.kind, found.refused) == ("cooperation", "")
    assert found.kinds["cooperation"] <= 0.5
    assert found.lacking == ("id", "title", "type")
    assert found.mapping.constants["title"] == ""


def test_an_offices_own_table_asks_for_its_country_once(tmp_path):
    rows = {"indicator": ["waste", "waste"], "year": ["2019", "2020"], "value": ["5", "6"]}

    found = suggested(tmp_path, rows)

    assert (found.mapping.kind, found.lacking) == ("indicators", ("country",))
    assert found.mapping.constants["country"] == ""


def test_a_rate_per_thousand_is_not_in_thousands(tmp_path):
    rows = {"country": ["SE", "NO"], "year": ["2019", "2019"], "value": ["5", "6"]}
    about = {"title": "Cars", "unit": "number per 1 000 inhabitants"}

    assert suggested(tmp_path, rows, about=about).mapping.scale == 1
