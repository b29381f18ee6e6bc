from dataclasses import replace

import pytest

from figures.card import Card
from figures.scope import scoped
from tests.figures.contexts import context

BOTH = ("sectors", "partners")


def told(card, filters=BOTH, **chosen):
    return scoped(card, context(**chosen), filters)


@pytest.fixture
def card():
    shown = context()
    return Card("c", "Norway leads", "", "", shown.datasets, table=None, note="Counted once.")


@pytest.mark.parametrize(
    ("chosen", "headline"),
    [
        ({}, "Norway leads"),
        ({"sectors": ("energy",)}, "In energy: Norway leads"),
        ({"partners": ("DEU", "CHN")}, "With Germany and China: Norway leads"),
        (
            {"sectors": ("energy", "water", "mobility"), "partners": ("DEU", "CHN", "FRA")},
            "In 3 of 10 sectors, with 3 chosen partners: Norway leads",
        ),
    ],
    ids=["all", "sector", "partners", "many"],
)
def test_a_headline_says_what_it_is_narrowed_to(card, chosen, headline):
    assert told(card, **chosen).headline == headline


def test_a_filter_that_the_page_does_not_offer_is_not_told(card):
    assert told(card, ("sectors",), partners=("DEU",)) is card


def test_a_whole_card_says_that_no_filter_narrows_it(card):
    whole = replace(card, whole=True)
    assert told(whole) is whole
    narrowed = told(whole, sectors=("energy",))
    assert narrowed.headline == "Norway leads"
    assert narrowed.note == "Counted once. It is told of all sectors, whichever are chosen."


def test_an_empty_card_keeps_its_title(card):
    empty = replace(card, empty="Nothing here.")
    assert told(empty, sectors=("energy",)) is empty
