import pytest

from data.intake.mapping import Mapping
from data.intake.source_card import card_for, renewed
from data.readers.table import Table
from data.words import Words

MEAN = Mapping("indicators", unit="index", yearly="mean")


@pytest.mark.parametrize(
    ("about", "title", "producer"),
    [
        ({}, "ssb.json", ""),
        ({"label": "Index", "source": "Statistics Norway"}, "Index", "Statistics Norway"),
        ({"title": "Utsläpp", "label": "x", "producer": "SCB", "source": "y"}, "Utsläpp", "SCB"),
        ({"title": "", "label": "Two\nlines"}, "Two lines", ""),
    ],
)
def test_a_card_has_what_the_file_tells_of_itself(about, title, producer):
    card = card_for("trade", "ssb.json", Table(("a",), "", about=about), MEAN, Words("en"))

    assert (card.title, card.producer, card.unit) == (title, producer, "index")
    assert "mean of its months" in card.derived


@pytest.mark.parametrize(("how", "is_kept"), [("replace", False), ("append", True)])
def test_how_rows_were_made_is_told_for_as_long_as_they_are_stored(how, is_kept):
    before = card_for("trade", "ssb.json", Table(("a",), ""), MEAN, Words("en"))

    after = renewed(before, Mapping("indicators", unit="index"), Words("en"), how)

    assert (after.derived == before.derived) is is_kept
    assert (after.derived == "") is not is_kept
