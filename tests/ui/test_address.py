import pytest
from streamlit.testing.v1 import AppTest

from ui import address
from ui.address import LONGEST
from ui.options import OPTIONS


def script(page):
    import streamlit as st  # noqa: PLC0415 - runs as a page of its own

    from ui import address  # noqa: PLC0415

    found = address.read(page, ["CHN", "JPN", "NOR"], ["exports_2022", "visits_curated"])
    st.session_state["found"] = found


def read(page="map", **parameters):
    test = AppTest.from_function(script, args=(page,))
    for name, value in parameters.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test.session_state["found"], dict(test.query_params)


def test_an_empty_address_selects_everything():
    found, _ = read()
    assert found.notices == ()
    assert found.selection().countries == ()
    assert found.selection().measure == "exports"
    assert found.option("view") == "nordics"


def test_the_whole_selection_is_read_from_the_address():
    found, _ = read(
        countries="SWE.NOR",
        partners="CHN",
        sectors="energy.water",
        **{"from": "2000", "to": "2005"},
        measure="visits",
        data="exports_2022",
        view="world",
        pick="SWE-CHN",
    )
    chosen = found.selection()
    assert chosen.countries == ("SWE", "NOR")
    assert chosen.partners == ("CHN",)
    assert chosen.sectors == ("energy", "water")
    assert (chosen.start, chosen.end) == (2000, 2005)
    assert chosen.measure == "visits"
    assert chosen.datasets == ("exports_2022",)
    assert found.option("view") == "world"
    assert found.option("pick") == "SWE-CHN"
    assert found.notices == ()


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("countries", "USA", "address.unknown_value"),
        ("countries", "<script>alert(1)</script>", "address.unknown_value"),
        ("sectors", "energy'; drop table", "address.unknown_value"),
        ("from", "99999", "address.unknown_value"),
        ("from", "-2000", "address.unknown_value"),
        ("to", "٢٠٢٠", "address.unknown_value"),
        ("measure", "gold", "address.unknown_value"),
        ("data", "../../etc/passwd", "address.unknown_value"),
        ("view", "mars", "address.unknown_value"),
        ("pick", "SWE-CHN-NOR", "address.unknown_value"),
        ("pick", "SWE-SWE", "address.unknown_value"),
        ("split", "2020-03", "address.unknown_name"),
        ("nonsense", "1", "address.unknown_name"),
        ("partners", "CHN." * 1000, "address.unreadable"),
        ("countries", ["SWE", "NOR"], "address.unreadable"),
    ],
)
def test_what_is_unknown_is_dropped_with_a_notice(name, value, key):
    found, left = read(**{name: value})
    assert [notice.key for notice in found.notices] == [key]
    assert name not in left
    assert found.values == {}


@pytest.mark.parametrize(("where", "name"), [("cooperation", "record"), ("behind", "indicator")])
def test_what_data_name_may_be_any_text_of_one_line(where, name):
    for title in ("Avtal om smarta städer, Lund", "Waste per head (kg)", "<b>", "a" * LONGEST):
        assert read(where, **{name: title})[0].option(name) == title
    for hostile in ("a\nb", "a\x00b", "a" * (LONGEST + 1)):
        found, left = read(where, **{name: hostile})
        assert [notice.name for notice in found.notices] == [name]
        assert left == {}


def test_known_codes_of_a_list_stay_when_others_are_dropped():
    found, left = read(countries="SWE.XXX.NOR")
    assert found.selection().countries == ("SWE", "NOR")
    assert left["countries"] == "SWE.NOR"
    assert [notice.name for notice in found.notices] == ["countries"]


def test_a_period_that_ends_before_it_starts_is_dropped():
    found, left = read(**{"from": "2010", "to": "2005"})
    assert found.selection().start is None
    assert [notice.name for notice in found.notices] == ["from"]
    assert left == {}


def test_a_hostile_name_is_not_repeated():
    found, _ = read(**{"<b>x</b>": "1"})
    assert found.notices[0].name == "?"


def test_a_link_carries_the_selection_and_not_another_pages_options():
    found, _ = read(countries="SWE", view="world")
    assert address.carried(found, country="NOR") == {"countries": "SWE", "country": "NOR"}


def test_every_default_of_an_option_is_one_that_it_accepts():
    for page, options in OPTIONS.items():
        for name, option in options.items():
            assert not option.default or option.accepts(option.default), (page, name)
