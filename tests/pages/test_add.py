"""The page "Add data" from a file that has landed to a stored version, without a browser."""

from pathlib import Path

import polars as pl
import pytest

from data.intake.upload import Upload
from data.problem import Problem
from data.store.store import Store
from data.words import Words
from tests.pages.adding import FAULTY, GOOD, HEAD, click, landed, opened, rested, select, walked
from tests.pages.reader import markup, told
from tests.standin import StandIn
from ui.add.rejects_step import said


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

    assert "2 of 4 rows can’t be stored" in told(app)
    assert "One rule is broken" in told(app)
    assert app.dataframe[0].value["Line"].to_list() == [4, 5]


def test_a_suggested_country_is_named_and_other_fixes_stay_as_they_are() -> None:
    rejects = pl.DataFrame(
        {"rule": ["country_is_known", "value_is_a_number", "country_is_known"]}
    ).with_columns(fix=pl.Series(["DEU", "1.5", None]))

    assert said(rejects, Words("en"))["fix"].to_list() == ["Germany", "1.5", None]


@pytest.mark.usefixtures("steps")
def test_an_unknown_country_gets_its_meaning_from_the_user(tmp_path: Path) -> None:
    upload = landed(tmp_path, FAULTY)
    app = opened(upload)
    assert "One text is not recognised" in told(app)

    select(app, "unknown_partner_Tyskland", "DEU")
    click(app, "add_check")

    assert "One of 4 rows can’t be stored" in told(app)
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
def test_names_and_texts_of_a_file_are_shown_letter_by_letter(tmp_path: Path) -> None:
    text = FAULTY.replace("Tyskland", "Tysk*land*").replace("value\n", "value,*mail*\n", 1)
    lines = text.splitlines()
    app = opened(landed(tmp_path, "\n".join([lines[0], *(f"{x},a@b.se" for x in lines[1:]), ""])))

    labels = [field.label for field in (*app.selectbox, *app.get("button_group"))]
    assert [label for label in labels if r"Tysk\*land\*" in label]
    assert [label for label in labels if r"\*mail\*" in label]


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
