import polars as pl
import pytest

from data.words import Words
from figures.card import Card
from ui import menu


def test_the_headline_stands_above_the_menu_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(
        menu.st, "dialog", lambda title, **_: titles.append(title) or (lambda _: lambda *_: None)
    )

    menu.show(Card("record", "A *new* deal", "", "", (), pl.DataFrame()), Words("en"))

    assert titles == [r"A \*new\* deal"]
