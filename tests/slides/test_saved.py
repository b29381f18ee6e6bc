import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data.dataset import MOST_CAVEATS
from data.store.card import TEXT_LENGTH
from data.store.store import Store
from data.store.stored import dataset as newest
from figures.card import Card
from figures.figure import Figure, bar, scatter
from figures.theme import base_figure
from slides.brief import Brief, Entry
from slides.saved import opened, saved
from tests.data.store.rows import card, put
from tests.figures.contexts import dataset
from tests.slides.saved_briefs import BASE, ENGLISH, a_brief, a_map

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
CELLS: dict[pl.DataType, st.SearchStrategy[Any]] = {
    pl.Int32(): st.integers(-(2**31), 2**31 - 1),
    pl.UInt8(): st.integers(0, 255),
    pl.Int64(): st.integers(-(2**63), 2**63 - 1),
    pl.Float64(): st.floats(allow_nan=False, allow_infinity=False),
    pl.Boolean(): st.booleans(),
    pl.String(): TEXTS,
    pl.Date(): st.dates(),
    pl.List(pl.String()): st.lists(TEXTS | st.none(), max_size=3),
}


@st.composite
def tables(draw: st.DrawFn) -> pl.DataFrame:
    names = draw(st.lists(NAMES, max_size=5, unique=True))
    height = draw(st.integers(0, 4))
    columns = []
    for name in names:
        dtype = draw(st.sampled_from(list(CELLS)))
        cells = st.lists(CELLS[dtype] | st.none(), min_size=height, max_size=height)
        columns.append(pl.Series(name, draw(cells), dtype=dtype))
    return pl.DataFrame(columns)


NUMBERS = st.lists(st.floats(-1e9, 1e9) | st.none(), max_size=4)
WORDS = st.lists(st.sampled_from(["energy", "<b>a</b><br>b", "it&#x27;s", "see https://a.se"]))


@st.composite
def charts(draw: st.DrawFn) -> Figure:
    figure = base_figure(draw(st.integers(10, 900)), ENGLISH)
    for kind in draw(st.lists(st.sampled_from([bar, scatter]), max_size=3)):
        figure.add(kind(x=draw(NUMBERS), y=draw(WORDS), text=draw(WORDS)))
    return figure


CARDS = st.builds(
    Card,
    key=st.sampled_from(["exports", "low_carbon_trend_NOR"]),
    headline=TEXTS,
    unit=TEXTS,
    period=TEXTS,
    datasets=st.sampled_from([(), (dataset(paths=()), dataset(coverage="sample", paths=()))]),
    table=tables(),
    figure=st.none() | charts() | st.builds(a_map),
    alt=TEXTS,
    note=TEXTS,
)
ENTRIES = st.builds(
    Entry,
    card=CARDS,
    title=TEXTS,
    note=TEXTS,
    shows=st.sampled_from(["chart", "table", "both"]),
    filters=TEXTS,
    address=st.sampled_from(
        ["", "country?country=NOR&with=DEU#visits", "map?view=world", "?sectors=a%20b"]
    ).map(lambda link: BASE + link),
)
BRIEFS = st.builds(
    Brief, TEXTS, TEXTS, st.lists(ENTRIES, max_size=3).map(tuple), st.dates(date(2000, 1, 1))
)


def equal(one: Card, other: Card) -> None:
    plain = [replace(card, table=pl.DataFrame(), figure=None) for card in (one, other)]
    assert vars(plain[0]) | {"table": 0} == vars(plain[1]) | {"table": 0}
    assert_frame_equal(one.table, other.table)
    figures = [
        vars(card.figure) if isinstance(card.figure, Figure) else card.figure
        for card in (one, other)
    ]
    assert json.dumps(figures[0], default=repr) == json.dumps(figures[1], default=repr)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(BRIEFS)
def test_any_brief_comes_back_equal(brief: Brief) -> None:
    found = opened(saved(brief), BASE)

    bare = [replace(b, entries=()) for b in (brief, found)]
    assert bare[0] == bare[1]
    assert len(found.entries) == len(brief.entries)
    for one, other in zip(brief.entries, found.entries, strict=True):
        equal(one.card, other.card)
        assert replace(one, card=other.card) == other


def test_a_file_names_no_folder_and_no_server_and_no_click() -> None:
    content = saved(a_brief()).decode()

    assert "made_up.csv" not in content
    assert "127.0.0.1" not in content
    assert "customdata" not in content
    assert opened(content.encode(), "https://samspel.example/").entries[0].address == (
        "https://samspel.example/map?top=5#exports"
    )


def test_what_can_be_stored_of_a_dataset_can_be_saved_in_a_brief(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    told = card(
        address="https://a.example/it's?a='b'",
        accessed="2026-03",
        caveats=tuple(f"Caveat {number}." for number in range(MOST_CAVEATS)),
        **dict.fromkeys(("title", "producer", "release", "licence"), "x" * TEXT_LENGTH),
    )
    put(store, {"a": 1.0}, of=told)
    stored = newest(store, "trade")
    assert stored is not None
    entry = Entry(Card("a", "A", "", "", (stored,), pl.DataFrame()))

    found = opened(saved(Brief("B", "", (entry,), date(2026, 1, 1))), BASE).entries[0].card

    assert found.datasets == (replace(stored, paths=(), number=None),)


def test_nothing_is_not_a_number_and_categories_are_text() -> None:
    table = pl.DataFrame(
        [pl.Series("a", [float("nan"), 1.0]), pl.Series("b", ["x", "y"], dtype=pl.Categorical())]
    )
    entry = Entry(Card("a", "A", "", "", (), table))

    [found] = opened(saved(Brief("", "", (entry,), date(2026, 1, 1))), "").entries

    assert found.card.table.to_dict(as_series=False) == {"a": [None, 1.0], "b": ["x", "y"]}
