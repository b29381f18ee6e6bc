import time
from collections.abc import Callable
from datetime import date
from statistics import median

import polars as pl

from benchmarks.figure import Figure
from data.catalogue import catalogue
from data.vocabulary import SIX
from data.words import Words
from figures import figure as chart
from figures.card import Card
from figures.labels import bar_labels
from figures.map import Layers, MapFigure, map_figure
from figures.named_lines import Line, named_lines
from figures.theme import COUNTRY_COLOURS, base_figure
from slides.brief import Brief, Entry
from slides.deck import deck
from slides.pdf import pdf
from slides.picture import png

SLIDES = 12
ROUNDS = 5
MOST_S = 3.0
MOST_MB = 5.0
MILLION = 1e6
YEARS = range(1994, 2024)


def measure() -> list[Figure]:
    """A brief of twelve slides as a presentation and as PDF, and one card as a picture."""
    words = Words()
    brief = _brief(words)
    made = deck(brief, words)
    return [
        Figure("12 slides as a presentation", _seconds(lambda: deck(brief, words)), "s", MOST_S),
        Figure("the file", len(made.content) / MILLION, "MB", MOST_MB),
        Figure("the same as PDF", _seconds(lambda: pdf(brief, words)), "s"),
        Figure("one map as PNG", _seconds(lambda: png(brief.entries[0], words)), "s"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    """The median time of a few runs; the first, which reads fonts and shapes, is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def _brief(words: Words) -> Brief:
    """Maps, lines, bars and tables, as a bilateral brief has them."""
    kinds = (_map(words), _lines(words), _bars(words), _table(words))
    entries = tuple(Entry(kinds[place % len(kinds)]) for place in range(SLIDES - 2))
    return Brief("Norway and Germany", "", entries, date(2026, 11, 26))


def _card(figure: chart.Figure | MapFigure | None, table: pl.DataFrame, words: Words) -> Card:
    datasets = tuple(catalogue().listing().datasets.values())[:1]
    unit = words.unit("million_usd")
    return Card("measured", unit, unit, "2022", datasets, table, figure)


def _map(words: Words) -> Card:
    pairs = [(a, b, 10.0 + i + j) for i, a in enumerate(SIX) for j, b in enumerate(SIX) if i < j]
    flows = pl.DataFrame(pairs, ["origin", "destination", "amount"], orient="row")
    return _card(map_figure("nordics", Layers("million_usd", flows), words), flows, words)


def _lines(words: Words) -> Card:
    values = [float(year - 1990) for year in YEARS]
    lines = [
        Line(words.country(code), COUNTRY_COLOURS[code], YEARS, values, [""] * len(YEARS))
        for code in SIX
    ]
    table = pl.DataFrame({"year": list(YEARS), "amount": values})
    return _card(named_lines(lines, words), table, words)


def _bars(words: Words) -> Card:
    values = [100.0 - 7 * place for place in range(len(SIX))]
    figure = base_figure(30 * len(SIX), words)
    figure.add(chart.bar(x=values, y=list(SIX), orientation="h"))
    table = pl.DataFrame({"country": SIX, "amount": values})
    return _card(bar_labels(figure, [words.number(v) for v in values], 100), table, words)


def _table(words: Words) -> Card:
    rows = 12
    table = pl.DataFrame({"country": (SIX * 2)[:rows], "amount": [float(n) for n in range(rows)]})
    return _card(None, table, words)
