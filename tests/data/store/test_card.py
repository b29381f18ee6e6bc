import pytest

from data.dataset import MOST_CAVEATS, NAME
from data.problem import Problem
from data.store.card import NAME_LENGTH, checked, name_for, named
from tests.data.store.rows import card


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.tsv.gz", "a"),
        ("trade.tar.gz", "trade"),
        ("Our trade 2.5.csv", "our_trade_2_5"),
        ("51000.zip", "data_51000"),
        ("Utrikeshandel åäö.xlsx", "utrikeshandel_aao"),
        ("project.csv, organization.csv", "project"),
        ("no ending", "no_ending"),
        (".csv", "csv"),
        ("…", "data"),
    ],
)
def test_a_dataset_is_named_after_the_first_file_without_its_endings(file: str, name: str) -> None:
    assert name_for(file) == name


@pytest.mark.parametrize("sign", ["a", "1", "1_"])
def test_a_name_made_of_a_long_one_can_be_stored(sign: str) -> None:
    name = name_for(f"{sign * 200}.csv")

    assert named(name) == name
    assert NAME.fullmatch(name)
    assert NAME_LENGTH - 1 <= len(name) <= NAME_LENGTH


def test_caveats_are_as_many_as_can_be_shown() -> None:
    most = ("It is small.",) * MOST_CAVEATS

    assert checked(card(caveats=(*most, " "))).caveats == most
    with pytest.raises(Problem) as problem:
        checked(card(caveats=(*most, "It is made up.")))
    assert problem.value.key == "problem.card_caveats"
