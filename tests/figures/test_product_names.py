from figures.product_names import LINES, LONGEST, beside_bars, product_names, row_height
from tests.figures.pair import pair


def test_industries_and_sectors_have_names_and_what_is_unknown_keeps_its_code():
    assert product_names(["D", "water", "ZZZ"], pair()) == [
        "Electricity, gas, steam and air conditioning supply",
        "water",
        "ZZZ",
    ]


def test_a_long_name_takes_two_lines_and_is_cut_after_them_with_a_mark():
    short, whole, cut = beside_bars(
        [
            "Short",
            "Professional, scientific and technical activities",
            "Activities of households as employers; undifferentiated goods and services",
        ]
    )
    assert short == "Short"
    assert whole == "Professional, scientific<br>and technical activities"
    assert cut.endswith("…")
    for name in (whole, cut):
        lines = name.split("<br>")
        assert len(lines) == LINES
        assert max(map(len, lines)) <= LONGEST


def test_hostile_names_are_no_markup_and_quotes_stay():
    assert beside_bars(["<a href=x>", 'A & "B"']) == ["&lt;a href=x&gt;", 'A &amp; "B"']
    assert all("&lt;" in name or "<br>" in name for name in beside_bars(["<b>" * 12]))


def test_rows_are_taller_where_a_name_takes_two_lines():
    assert row_height(["Short"]) < row_height(["Short", "Two<br>lines"])


def test_a_code_without_letters_stays():
    assert beside_bars([" "]) == [" "]
