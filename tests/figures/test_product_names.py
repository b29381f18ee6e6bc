from figures.product_names import LONGEST, product_names, short
from tests.figures.pair import pair


def test_industries_and_sectors_have_names_and_what_is_unknown_keeps_its_code():
    assert product_names(["D", "water", "ZZZ"], pair()) == [
        "Electricity, gas, steam and air conditioning supply",
        "water",
        "ZZZ",
    ]


def test_a_long_name_is_cut_with_a_mark():
    assert short("Short") == "Short"
    cut = short("Electricity, gas, steam and air conditioning supply")
    assert len(cut) <= LONGEST
    assert cut.endswith("…")
