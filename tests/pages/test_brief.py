from io import BytesIO

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from data.problem import Problem
from data.words import Words
from slides.saved import opened as read
from slides.saved import saved
from tests.pages.briefs import control, made, opened, shelf, uploaded
from tests.pages.reader import files, given, told
from ui import brief_slides, handed

ENGLISH = Words("en")
FILES = ("brief_pptx", "brief_pdf", "brief_xlsx", "brief_zip", "brief_save")


@pytest.fixture(scope="module")
def bilateral() -> AppTest:
    return made(ready="bilateral", country="NOR", **{"with": "DEU"})


def keys(app: AppTest) -> list[str]:
    return [entry.card.key for entry in shelf(app).entries]


def test_without_a_brief_the_page_says_what_to_do() -> None:
    app = opened()

    assert "There is no card in your brief yet" in told(app)
    assert app.button(key="ready_make").label == "Make this brief"
    assert not [button for button in app.button if (button.key or "") in FILES]


def test_the_bilateral_brief_is_of_both_countries(bilateral: AppTest) -> None:
    mine = shelf(bilateral)
    headlines = " ".join(entry.headline for entry in mine.entries)

    assert mine.opened == "Norway and Germany"
    assert {"agreement_list", "visit_list", "sector_balance", "change_since"} <= set(
        keys(bilateral)
    )
    assert "Norway sold Germany" in headlines
    assert 10 <= len(mine.entries) <= 14
    assert {entry.filters for entry in mine.entries} >= {"Norway; with Germany"}
    addresses = [entry.address for entry in mine.entries]
    assert {link.split("?")[0] for link in addresses} == {"country", "opportunities", "behind"}
    assert all("country=NOR" in link and "DEU" in link for link in addresses)


def test_what_has_no_data_gives_no_slide_and_is_told(bilateral: AppTest) -> None:
    assert "exports_trend" not in keys(bilateral)
    assert all(not entry.card.empty for entry in shelf(bilateral).entries)
    assert "Norway has no rows of its own in this dataset" in told(bilateral)


@pytest.mark.parametrize(
    ("parameters", "title", "cards"),
    [
        ({"ready": "country", "country": "SWE"}, "Sweden and its partners", {"partnership_map"}),
        ({"ready": "bilateral", "country": "ISL", "with": "JPN"}, "Iceland and Japan", set()),
        ({"ready": "sector", "sector": "water"}, "Cooperation on water", {"cooperation_bars"}),
        (
            {"ready": "annual", "country": "DNK", "year": "2019"},
            "Denmark in 2019",
            {"visit_report", "visit_measures"},
        ),
    ],
)
def test_every_ready_brief_is_made_and_can_be_kept(
    parameters: dict[str, str], title: str, cards: set[str]
) -> None:
    app = made(**parameters)
    brief = shelf(app).brief

    assert brief is not None
    assert brief.title == title
    assert cards <= set(keys(app))
    kept = read(saved(brief), "")
    assert [entry.headline for entry in kept.entries] == [e.headline for e in brief.entries]


def test_a_country_and_itself_are_no_pair() -> None:
    app = opened(ready="bilateral", country="NOR", **{"with": "NOR"})

    assert app.button(key="ready_make").disabled
    assert "Choose two different countries." in told(app)


def test_an_unknown_partner_and_year_are_told_and_left_out() -> None:
    app = opened(ready="bilateral", **{"with": "QQQ"})
    assert "“with”" in told(app)
    app = opened(ready="annual", year="1901")
    assert not app.exception


def test_cards_are_moved_retitled_annotated_and_taken_out() -> None:
    app = made(ready="bilateral")
    before = keys(app)

    app.button(key="entry_down_0").click().run()
    assert keys(app)[:2] == [before[1], before[0]]
    app.button(key="entry_up_1").click().run()
    assert keys(app) == before
    assert app.button(key="entry_up_0").disabled
    assert app.button(key=f"entry_down_{len(before) - 1}").disabled

    app.button(key="entry_drop_0").click().run()
    assert keys(app) == before[1:]


def test_a_brief_gets_another_title_and_a_slide_shows_its_table() -> None:
    app = made(ready="bilateral")

    app.text_input(key="address_brief_title").set_value("For the board").run()
    app.text_input(key="address_brief_subtitle").set_value("In May").run()
    control(app, "brief_shows_0").set_value("both").run()
    brief = shelf(app).brief

    assert brief is not None
    assert (brief.title, brief.subtitle) == ("For the board", "In May")
    assert app.text_input(key="address_brief_title").value == "For the board"
    assert brief.entries[0].shows == "both"


def test_a_file_is_of_the_brief_as_the_run_finds_it_that_makes_it() -> None:
    app = made(ready="annual", country="DNK", year="2019")

    app.text_input(key="address_brief_title").set_value("For the board")
    app.button(key="brief_pptx").click()
    told, deck = given(app.run())
    first = Presentation(BytesIO(deck)).slides[0].shapes.title
    assert first is not None
    assert (told["name"], first.text) == ("samspel-for-the-board.pptx", "For the board")
    assert told["type"] == handed.PPTX

    app.button(key="entry_down_0").click()
    app.button(key="brief_save").click()
    told, kept = given(app.run())
    assert told["name"] == "samspel-for-the-board.json"
    assert [entry.card.key for entry in read(kept, "").entries] == keys(app)


@pytest.mark.parametrize("key", FILES)
def test_every_file_of_a_brief_is_made(bilateral: AppTest, key: str) -> None:
    told, content = given(bilateral.button(key=key).click().run())

    assert told["name"].startswith("samspel-norway-and-germany.")
    assert content.startswith((b"PK", b"%PDF", b"{"))


def test_a_template_that_fails_late_is_told_and_the_page_stays_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = made(ready="annual", country="DNK", year="2019")

    def fails(*_: object) -> bytes:
        raise Problem("problem.template_missing")

    monkeypatch.setattr(brief_slides, "deck", fails)
    app.button(key="brief_pptx").click().run()

    assert not app.exception
    assert ENGLISH("problem.template_missing") in told(app)
    assert not files(app)
    assert ENGLISH("problem.template_missing") not in told(app.run())


def test_a_reader_has_several_briefs_and_removes_one() -> None:
    app = made(ready="bilateral")
    app.button(key="brief_new").click().run()
    assert shelf(app).opened == "Untitled brief"
    assert "There is no card in your brief yet" in told(app)

    app.selectbox(key="address_brief_opened").set_value("Norway and Germany").run()
    assert len(shelf(app).entries) > 5
    app.button(key="brief_remove_now").click().run()
    assert list(shelf(app).briefs) == ["Untitled brief"]


def test_a_saved_file_is_opened_again_and_a_hostile_one_is_told(bilateral: AppTest) -> None:
    brief = shelf(bilateral).brief
    assert brief is not None
    content = saved(brief)
    app = opened()

    uploaded(app, "brief.json", content)
    assert shelf(app).opened == "Norway and Germany"
    assert len(shelf(app).entries) == len(brief.entries)

    uploaded(app, "other.json", content.replace(b"cooperation_curated", b"<script>"))
    assert "This file is not a brief as it is saved here: entries[0]." in told(app)
    assert "<script>" not in told(app)
    assert list(shelf(app).briefs) == ["Norway and Germany"]


def collecting() -> None:
    import polars as pl  # noqa: PLC0415 - runs as a page of its own

    from analytics.selection import Selection  # noqa: PLC0415
    from data.words import Words  # noqa: PLC0415
    from figures.card import Card  # noqa: PLC0415
    from ui import shelf  # noqa: PLC0415

    chosen = Selection(countries=("NOR",), partners=("DEU",), sectors=("energy",), start=2020)
    card = Card("exports", "Grew", "USD", "2022", (), pl.DataFrame({"a": [1]}))
    shelf.toggle(card, chosen, Words("en"))


def test_a_card_begins_a_brief_with_what_was_chosen_and_where_it_is_live() -> None:
    app = AppTest.from_function(collecting)
    app.query_params["sectors"] = "energy"

    [entry] = shelf(app.run()).entries

    assert (entry.card.key, entry.shows) == ("exports", "table")
    assert entry.filters == "Norway; with Germany; energy; from 2020"
    assert entry.address.endswith("?sectors=energy#exports")
    assert shelf(app).opened == "Untitled brief"
