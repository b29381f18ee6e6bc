from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from figures.card import Card
from slides.brief import Brief, Entry
from ui import shelf as module
from ui.shelf import MOST_BRIEFS, MOST_ENTRIES, Shelf


def entries(*keys: str) -> tuple[Entry, ...]:
    return tuple(Entry(Card(key, key, "", "", (), pl.DataFrame())) for key in keys)


def brief(title: str, *keys: str) -> Brief:
    return Brief(title, "", entries(*keys), date(2026, 11, 26))


@pytest.fixture
def shelf() -> Shelf:
    held = Shelf()
    held.put(brief("A", "one"))
    held.put(brief("B", "two"), ("Three: nothing.",))
    return held


def test_the_latest_brief_is_open_and_the_others_stay(shelf: Shelf) -> None:
    assert shelf.brief == shelf.briefs["B"]
    shelf.turn_to("A")
    assert [entry.card.key for entry in shelf.entries] == ["one"]
    shelf.turn_to("C")
    assert shelf.opened == "A"


def test_a_taken_title_gets_a_number(shelf: Shelf) -> None:
    shelf.put(brief("A"))
    shelf.rename("B")

    assert list(shelf.briefs) == ["A", "B", "B 2"]
    assert [held.title for held in shelf.briefs.values()] == ["A", "B", "B 2"]
    assert shelf.opened == "B 2"


def test_a_new_title_keeps_the_place_and_what_was_left_out(shelf: Shelf) -> None:
    shelf.rename("  Norway   and Germany ")

    assert list(shelf.briefs) == ["A", "Norway and Germany"]
    assert shelf.left_out["Norway and Germany"] == ("Three: nothing.",)
    assert "B" not in shelf.left_out


@pytest.mark.parametrize("title", ["", "   ", "B"])
def test_no_title_and_the_same_title_change_nothing(shelf: Shelf, title: str) -> None:
    shelf.rename(title)

    assert list(shelf.briefs) == ["A", "B"]


def test_the_open_brief_is_taken_away_and_another_opens(shelf: Shelf) -> None:
    shelf.remove("B")
    assert shelf.opened == "A"
    shelf.remove("A")
    assert shelf.brief is None
    assert shelf.entries == ()
    assert shelf.left_out == {}


def test_there_is_an_end_to_briefs_and_to_cards() -> None:
    shelf = Shelf()
    for number in range(MOST_BRIEFS + 3):
        shelf.put(brief(f"Brief {number}", *(["card"] * (MOST_ENTRIES + 5))))

    assert len(shelf.briefs) == MOST_BRIEFS
    assert "Brief 0" not in shelf.briefs
    assert shelf.opened == f"Brief {MOST_BRIEFS + 2}"
    assert len(shelf.entries) == MOST_ENTRIES
    shelf.fill(entries(*["card"] * (MOST_ENTRIES + 1)))
    assert len(shelf.entries) == MOST_ENTRIES


def test_nothing_is_filled_where_no_brief_is_open() -> None:
    shelf = Shelf()
    shelf.fill(entries("one"))
    shelf.say("A line")
    shelf.rename("A title")

    assert shelf.briefs == {}


def test_many_briefs_of_one_title_all_get_a_place() -> None:
    shelf = Shelf()
    for _ in range(MOST_BRIEFS * 2):
        shelf.put(brief("A"))

    assert len(shelf.briefs) == MOST_BRIEFS


def test_every_use_of_a_shelf_renews_it_and_none_that_is_in_use_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session: dict[str, object] = {}
    asked: list[str] = []
    monkeypatch.setattr(module.address, "recall", session.get)
    monkeypatch.setattr(module.address, "remember", session.__setitem__)
    monkeypatch.setattr(module.reader, "name", lambda: "ada")

    def forgetful(name: str, reader: str, build: Callable[[], Shelf]) -> Shelf:
        asked.append(reader)
        return build()

    monkeypatch.setattr(module.cache, "belonging", forgetful)

    assert module.shelf() is module.shelf()
    assert asked == ["ada", "ada"]
