"""The steps of the page "Add data": back, away and out of them."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.intake import places
from data.intake.upload import Upload
from data.settings import HOME
from data.store.store import Store
from data.words import Words
from tests.pages.adding import FAULTY, GOOD, click, landed, opened, rested, select, walked
from tests.pages.reader import given, told
from tests.standin import StandIn
from ui.add import work

ENGLISH = Words("en")


@pytest.mark.usefixtures("steps")
def test_the_row_of_steps_leads_back_and_no_further_than_the_work_has_come(tmp_path: Path) -> None:
    app = click(opened(landed(tmp_path, FAULTY)), "add_check")
    shut = {b.key: b.disabled for b in app.button if str(b.key).startswith("add_step_")}
    assert shut == {
        "add_step_columns": False,
        "add_step_rejects": False,
        "add_step_difference": True,
        "add_step_confirm": True,
    }

    back = click(app, "add_step_columns")
    assert "What do the columns mean?" in told(back)
    assert "columns" in back.query_params["step"]

    again = click(app, "add_step_rejects")
    assert "2 of 4 rows can’t be stored" in told(again)


@pytest.mark.usefixtures("own")
def test_indicators_are_asked_for_what_they_have_and_stored(tmp_path: Path, store: Store) -> None:
    rows = [f"{c},Waste per head,{y},{v}" for c, y, v in (("SWE", 2020, 431), ("NOR", 2021, 726))]
    text = "\n".join(["country,indicator,year,value", *rows, ""])
    upload = landed(tmp_path, text)
    app = opened(upload)
    assert upload.state.mapping
    assert upload.state.mapping.kind == "indicators"
    asked = {field.key for field in app.selectbox}
    assert {"address_column_country", "address_column_year", "address_format_unit"} <= asked
    assert "address_format_classification" not in asked
    assert "address_column_partner" not in asked

    walked(app)

    [version] = store.versions("our_trade")
    assert (version.card.kind, version.counts.rows) == ("indicators", 2)
    stored = store.facts("our_trade").sort("year").collect()
    assert stored.select("country", "year", "value").rows() == [
        ("SWE", 2020, 431.0),
        ("NOR", 2021, 726.0),
    ]


@pytest.mark.usefixtures("own")
def test_months_are_stored_once_it_is_said_what_a_year_is_of_them(
    tmp_path: Path, store: Store
) -> None:
    rows = [f"SWE,Waste per head,2020M{month:02d},{month}" for month in range(1, 13)]
    text = "\n".join(["country,indicator,month,value", *rows, ""])
    app = opened(landed(tmp_path, text))
    assert "a fact is of a year" in told(app)
    assert app.button(key="add_check").disabled

    walked(select(app, "format_yearly", "mean"))

    [version] = store.versions("our_trade")
    assert "mean of its months" in version.card.derived
    assert store.facts("our_trade").select("year", "value").collect().rows() == [(2020, 6.5)]


@pytest.mark.usefixtures("own")
def test_months_of_no_whole_year_are_told_to_give_nothing(tmp_path: Path) -> None:
    text = "country,indicator,month,value\nSWE,Waste,2020M01,1\nSWE,Waste,2020M02,2\n"
    app = select(opened(landed(tmp_path, text)), "format_yearly", "sum")
    assert "most often left out as: a month or quarter of a year that is not" in told(app)

    click(app, "add_check")

    assert "All 2 rows are left out, and nothing can be stored" in told(app)
    assert app.button(key="add_compare").disabled


@pytest.mark.usefixtures("own")
def test_where_all_countries_contradict_their_towns_the_preview_says_so(tmp_path: Path) -> None:
    heads = "origincountry,origincityLabel,originlat,originlong,"
    heads += "destination_countryLabel,sistercityLabel,destinationlat,destinationlong\n"
    rows = "Sweden,Odense,55.40,10.39,Germany,Kiel,54.32,10.13\n"
    rows += "Sweden,Aarhus,56.16,10.20,Germany,Rostock,54.09,12.10\n"

    app = opened(landed(tmp_path, heads + rows))

    assert "No row can be stored as the columns are mapped now." in told(app)
    assert (
        f"The rule that the first rows break most often: {ENGLISH.term('rule', places.RULE)}"
        in told(app)
    )


@pytest.mark.usefixtures("steps")
def test_rejected_rows_are_handed_over_and_no_word_of_them_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = click(opened(landed(tmp_path, FAULTY)), "add_check")
    about, book = given(click(app, "add_workbook"))
    assert (about["name"], book) == ("samspel-rejects.xlsx", b"workbook")

    def breaks(*_: object) -> bytes:
        raise ValueError("a word of the file")

    monkeypatch.setattr(Upload, "rejects", breaks)
    shown = told(click(app, "add_workbook"))

    assert "The reason is in the log under number" in shown
    assert "ValueError" in caplog.text
    assert "a word of the file" not in caplog.text


@pytest.mark.usefixtures("steps")
def test_the_place_is_kept_while_another_page_is_visited(tmp_path: Path) -> None:
    upload = landed(tmp_path, FAULTY)
    app = click(opened(upload), "add_check")

    app.switch_page("pages/methods.py")
    for name in list(app.query_params):
        del app.query_params[name]
    app.run()
    app.switch_page("pages/add.py")
    rested(app.run())

    assert "2 of 4 rows can’t be stored" in told(app)


@pytest.mark.usefixtures("steps")
def test_another_session_needs_the_token(tmp_path: Path) -> None:
    landed(tmp_path, GOOD)
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/add.py")
    app.query_params["upload"] = "0" * 32

    assert "This upload is not kept any more" in told(app.run())


def test_a_long_step_can_be_cancelled(tmp_path: Path, steps: StandIn) -> None:
    steps.slow = 20.0
    upload = landed(tmp_path, GOOD)
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/add.py")
    app.query_params["upload"] = upload.token
    app.run()

    click(app, "add_cancel")

    assert "Cancelled. Nothing was stored." in told(app)
    assert not upload.folder.exists()
    assert work.found(upload.token) is None


TOWNS = (
    "town,country,latitude,longitude,agreement,type,start\n"
    "Vejle,Sweden,55.7,9.5,Two towns,twin city,2001\n"
    "Malmö,Sweden,55.6,13.0,Two towns,twin city,2001\n"
)


@pytest.mark.usefixtures("own")
def test_a_country_that_coordinates_contradict_is_set_right_by_one_choice(tmp_path: Path) -> None:
    upload = landed(tmp_path, TOWNS, "towns.csv")
    app = click(opened(upload), "add_check")
    assert "One of 2 rows can’t be stored" in told(app)
    assert app.dataframe[0].value["Fix"].to_list() == ["Denmark"]

    select(click(app, "add_step_columns"), "format_misplaced", "coordinates")
    click(app, "add_check")

    assert upload.state.mapping
    assert upload.state.mapping.misplaced == "coordinates"
    assert "All 2 rows can be stored" in told(app)
    assert "One party is stored with the country in which its coordinates lie" in told(app)


@pytest.mark.usefixtures("steps")
def test_where_no_coordinates_are_told_nothing_is_asked_of_them(tmp_path: Path) -> None:
    app = opened(landed(tmp_path, GOOD))

    keys = {field.key for field in app.selectbox}
    assert not {"address_format_misplaced", "address_column_latitude"} & keys
