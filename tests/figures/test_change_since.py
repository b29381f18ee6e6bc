import polars as pl
import pytest

from figures.change_since import Changes, change_since, signed
from tests.figures.contexts import ENGLISH, context
from tests.plotly_figure import plotly

CHANGED = {
    "name": "low_carbon_exports",
    "country": "NOR",
    "partner": "",
    "unit": "usd",
    "start": 1994,
    "end": 2023,
    "before_years": 3,
    "before_mean": 2e9,
    "before_growth": 0.01,
    "at": 2e9,
    "after_years": 3,
    "after_mean": 3e9,
    "after_growth": 0.02,
    "change": 0.5,
    "reason": None,
    "others": 161,
    "lower": -0.1,
    "median": 0.2,
    "upper": 0.6,
    "smaller": 0.7,
}
LACKING = CHANGED | dict.fromkeys(
    ("before_mean", "after_mean", "change", "others", "lower", "median", "upper"), None
)
OUT = LACKING | {
    "name": "exports_out",
    "partner": "DEU",
    "start": 1995,
    "end": 2011,
    "reason": "no_before",
}
IN = OUT | {"name": "exports_in"}


def drawn(*rows, since="2020-05"):
    shown = context(countries=("NOR",), partners=("DEU",))
    return change_since(Changes(pl.DataFrame(rows, infer_schema_length=None), since), shown)


def test_the_headline_compares_times_and_others():
    assert drawn(CHANGED).headline == (
        "Norway’s low-carbon exports were 50% higher in the 3 years after 2020 than in the "
        "3 years before; the median of 161 other countries is +20%"
    )


def test_the_headline_tells_how_many_years_have_values():
    headline = drawn(CHANGED | {"after_years": 1, "median": None}).headline
    assert headline.endswith("in the one year after 2020 than in the 3 years before")


def test_low_carbon_trade_is_of_all_sectors():
    assert drawn(CHANGED).whole
    assert not drawn(CHANGED | {"name": "exports_out", "partner": "DEU"}).whole


def test_no_word_is_of_an_effect():
    card = drawn(CHANGED, OUT, IN)
    said = f"{card.headline} {card.unit} {card.alt} {card.note.replace('no effect', '')}".lower()
    assert not any(word in said for word in ("effect", "because", "caused", "thanks to", "led to"))


def test_the_dot_lies_on_the_bar_of_the_others():
    bar, tick, dot = plotly(drawn(CHANGED)).data
    assert list(bar.x) == [-0.1, 0.6]
    assert list(tick.x) == [0.2]
    assert list(dot.x) == [0.5]


def test_growth_on_both_sides_is_told_at_the_dot_where_both_have_one():
    assert plotly(drawn(CHANGED)).data[2].hovertext == (
        "Norway’s low-carbon exports: +50%<br>growth a year: +1% in the three years before, "
        "+2% in the three after"
    )
    assert "growth" not in plotly(drawn(CHANGED | {"after_growth": None})).data[2].hovertext


def test_what_can_not_be_compared_is_one_gap_that_says_what_to_load():
    card = drawn(CHANGED, OUT, IN)
    texts = [note.text for note in plotly(card).layout.annotations]
    assert sum("Exports between Norway and Germany" in text for text in texts) == 1
    assert any(
        "no values for 2017\u20132019; the data cover 1995\u20132011" in text for text in texts
    )
    assert "load a dataset of exports that covers 2017 to 2023" in card.hint


def test_the_table_holds_levels_growth_and_the_others():
    table = drawn(CHANGED, OUT).table
    assert table["series"].to_list() == [
        "Norway’s low-carbon exports",
        "Norway’s exports to Germany",
    ]
    assert table["change"].to_list() == [0.5, None]
    assert {"before_mean", "after_mean", "before_growth", "after_growth"} <= set(table.columns)


def test_where_nothing_can_be_compared_the_card_says_so():
    assert "do not suffice" in drawn(OUT, IN).empty


def test_without_a_moment_the_reader_is_asked_for_one():
    assert "Choose a year" in drawn(since="").empty


@pytest.mark.parametrize(("change", "text"), [(0.123, "+12%"), (-0.5, "\u221250%"), (0.0, "+0%")])
def test_a_change_bears_its_sign(change, text):
    assert signed(change, ENGLISH) == text


@pytest.mark.parametrize(
    ("change", "lower", "anchor"),
    [(0.5, 0.1, "left"), (0.5, -0.3, "center"), (-0.6, -0.3, "right")],
    ids=["left", "middle", "right"],
)
def test_a_word_of_the_scale_is_not_cut_at_an_edge(change, lower, anchor):
    upper = 0.6 if change > 0 else -0.1
    card = drawn(CHANGED | {"change": change, "lower": lower, "median": lower, "upper": upper})

    [nought] = [note for note in card.figure.layout["annotations"] if note["text"] == "no change"]

    assert nought["xanchor"] == anchor
