"""The page "Add data" from a file that has landed to a stored version, without a browser."""

import time
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.intake.upload import Upload, begin
from data.problem import Problem
from data.settings import HOME, VARIABLE
from data.store.store import Store
from data.words import Words
from tests.pages.reader import markup, told
from tests.standin import StandIn, stand_in
from ui.add import work
from ui.add.desk import slug
from ui.add.rejects_step import said

HEAD = "period,reporter,partner,flow,product,value\n"
GOOD = HEAD + "2020,SWE,DEU,export,8502,100\n2021,SWE,NOR,export,8502,7\n"
FAULTY = GOOD + "2020,SWE,Tyskland,export,8703,50\n2021,SWE,DEU,export,8703,many\n"
PATIENCE_S = 20


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings with a store and a cache of their own."""
    settings = tmp_path / "samspel.toml"
    settings.write_text('store_folder = "store"\ncache_folder = "cache"\n')
    monkeypatch.setenv(VARIABLE, str(settings))


@pytest.fixture
def steps(own: None, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    del own
    return stand_in(monkeypatch.setattr)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def landed(tmp_path: Path, text: str, name: str = "our trade.csv") -> Upload:
    path = tmp_path / "landed"
    path.write_text(text)
    return begin(name, path, take=True)


def opened(upload: Upload, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/add.py")
    for name, value in {"upload": upload.token, **parameters}.items():
        app.query_params[name] = value
    return rested(app.run())


def rested(app: AppTest) -> AppTest:
    """The page once nothing long is running."""
    end = time.monotonic() + PATIENCE_S
    while [button for button in app.button if button.key == "add_cancel"]:
        assert time.monotonic() < end
        time.sleep(0.02)
        app.run()
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> AppTest:
    [button] = [b for b in app.button if key in (b.key, b.label)]
    assert not button.disabled
    return rested(button.click().run())


def select(app: AppTest, key: str, value: object) -> AppTest:
    app.selectbox(key=f"address_{key}").set_value(value)
    return rested(app.run())


def walked(app: AppTest) -> AppTest:
    """All the way from the columns to a stored version."""
    for key in ("add_check", "add_compare", "add_confirm"):
        click(app, key)
    app.text_input(key="add_card_title").set_value("Our trade")
    app.text_input(key="add_card_producer").set_value("Statistics Elsewhere")
    app.radio(key="add_card_coverage").set_value("sample")
    app.text_input(key="add_who").set_value("Ada")
    app.text_input(key="add_note").set_value("because")
    return click(app, "Store as one version")


@pytest.mark.usefixtures("steps")
def test_a_file_becomes_a_dataset(tmp_path: Path, store: Store) -> None:
    upload = landed(tmp_path, GOOD)

    app = walked(opened(upload))

    [version] = store.versions("our_trade")
    assert (version.card.title, version.card.coverage) == ("Our trade", "sample")
    assert version.card.producer == "Statistics Elsewhere"
    assert (version.who, version.note, version.counts.rows) == ("Ada", "because", 2)
    assert "“Our trade” is stored as version 0." in told(app)
    assert not upload.folder.exists()


@pytest.mark.usefixtures("steps")
def test_rows_that_cannot_be_stored_are_told_by_rule_and_by_line(tmp_path: Path) -> None:
    app = click(opened(landed(tmp_path, FAULTY)), "add_check")

    assert "2 of 4 rows can't be stored" in told(app)
    assert "One rule is broken" in told(app)
    assert app.dataframe[0].value["Line"].to_list() == [4, 5]


def test_a_suggested_country_is_named_and_other_fixes_stay_as_they_are() -> None:
    rejects = pl.DataFrame(
        {"rule": ["country_is_known", "value_is_a_number", "country_is_known"]}
    ).with_columns(fix=pl.Series(["DEU", "1.5", None]))

    assert said(rejects, Words("en"))["fix"].to_list() == ["Germany", "1.5", None]


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.tsv.gz", "a"), ("Our trade 2.5.csv", "our_trade_2_5"), ("51000.zip", "data_51000")],
)
def test_a_dataset_is_named_after_the_file_without_its_endings(file: str, name: str) -> None:
    assert slug(file) == name


@pytest.mark.usefixtures("steps")
def test_an_unknown_country_gets_its_meaning_from_the_user(tmp_path: Path) -> None:
    upload = landed(tmp_path, FAULTY)
    app = opened(upload)
    assert "One text is not recognised" in told(app)

    select(app, "unknown_partner_Tyskland", "DEU")
    click(app, "add_check")

    assert "One of 4 rows can't be stored" in told(app)
    mapping = upload.state.mapping
    assert mapping
    assert mapping.countries == {"Tyskland": "DEU"}


@pytest.mark.usefixtures("steps")
def test_one_value_can_stand_for_all_rows(tmp_path: Path) -> None:
    text = "period,reporter,partner,product,value\n2020,SWE,DEU,8502,100\n"
    app = opened(landed(tmp_path, text))
    assert "where Flow stands in the file" in told(app)
    assert app.button(key="add_check").disabled

    select(app, "column_flow", "\u2116 same")
    assert app.button(key="add_check").disabled
    select(app, "constant_flow", "import")

    assert "All 1 rows" not in told(click(app, "add_check"))
    assert "The one row can be stored" in told(app)


@pytest.mark.usefixtures("steps")
def test_personal_data_are_left_out_before_anything_goes_on(tmp_path: Path) -> None:
    text = "period,reporter,partner,flow,product,value,contact\n2020,SWE,DEU,export,1,5,a@b.se\n"
    upload = landed(tmp_path, text)
    app = opened(upload)
    assert "One column seems to hold personal data" in told(app)
    assert dropped(upload) == ("contact",)

    for decided, left in (("none", ()), ("leave_out", ("contact",))):
        [field] = [c for c in app.get("button_group") if "contact" in c.key]
        field.set_value(decided)
        rested(app.run())
        assert dropped(upload) == left


def dropped(upload: Upload) -> tuple[str, ...]:
    mapping = upload.state.mapping
    assert mapping
    return mapping.drop


@pytest.mark.usefixtures("steps")
def test_an_upload_with_personal_data_can_be_stopped(tmp_path: Path) -> None:
    text = "period,reporter,partner,flow,product,value,contact\n2020,SWE,DEU,export,1,5,a@b.se\n"
    upload = landed(tmp_path, text)

    app = click(opened(upload), "personal_stop")

    assert "the file removed. Nothing was stored." in told(app)
    assert not upload.folder.exists()


@pytest.mark.usefixtures("steps")
def test_what_changes_is_told_before_it_is_stored(tmp_path: Path, store: Store) -> None:
    walked(opened(landed(tmp_path, GOOD)))
    second = HEAD + "2020,SWE,DEU,export,8502,140\n2022,SWE,DEU,export,8502,1\n"

    app = opened(landed(tmp_path, second), dataset="our_trade", how="correct")
    click(app, "add_check")
    click(app, "add_compare")

    assert "published totals of “Our trade” move" in told(app)
    assert "take the place of stored rows with their key" in told(app)
    assert len(store.versions("our_trade")) == 1
    old, new = (app.dataframe[1].value[name].to_list() for name in ("Before", "After"))
    assert ("100.0", "140.0") in zip(old, new, strict=True)


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
    assert "2 of 4 rows can't be stored" in told(again)


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

    assert "2 of 4 rows can't be stored" in told(app)


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


@pytest.mark.usefixtures("steps")
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path) -> None:
    upload = landed(tmp_path, "a\0b", "<b>a.csv")

    app = opened(upload)

    assert "No row of <b>a.csv can be stored" in told(app)
    assert not any("<b>a.csv" in piece for piece in markup(app))
    assert not upload.folder.exists()


def test_what_nobody_foresaw_is_told_by_a_number_and_quotes_nothing(
    tmp_path: Path,
    steps: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("could not parse 19121212-1212")

    monkeypatch.setattr("data.intake.road.check", breaks)
    app = click(opened(landed(tmp_path, GOOD)), "add_check")

    assert "The reason is in the log under number" in told(app)
    assert "ValueError at" in caplog.text
    assert "19121212" not in caplog.text
    del steps


def test_a_problem_in_a_later_step_leaves_the_upload_where_it_is(
    tmp_path: Path, steps: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise Problem("problem.upload_step")

    upload = landed(tmp_path, GOOD)
    app = opened(upload)
    monkeypatch.setattr("data.intake.road.check", breaks)
    click(app, "add_check")

    assert "Go back to it" in told(app)
    assert "What do the columns mean?" in told(app)
    assert upload.state.checked is None
    del steps
