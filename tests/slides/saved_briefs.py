"""Briefs to be saved: one with a chart and a map."""

from datetime import date

import polars as pl

from data.words import Words
from figures.card import Card
from figures.figure import bar
from figures.map import Layers, MapFigure, map_figure
from figures.theme import base_figure
from slides.brief import Brief, Entry
from tests.figures.contexts import dataset

ENGLISH = Words("en")
BASE = "http://127.0.0.1:8501/"


def a_map() -> MapFigure:
    flows = pl.DataFrame({"origin": ["SWE"], "destination": ["NOR"], "amount": [2.0]})
    totals = pl.DataFrame({"country": ["SWE"], "amount": [3.5]})
    shares = pl.DataFrame({"country": ["NOR", "FIN"], "share": [0.2, 0.3]})
    return map_figure("nordics", Layers("visits", flows, totals, shares, "share"), ENGLISH)


def a_brief() -> Brief:
    figure = base_figure(200, ENGLISH)
    figure.add(bar(x=[1.5, None], y=["a", "b"], customdata=["sectors=water", ""]))
    table = pl.DataFrame({"sector": ["water", None], "amount": [1.5, None]})
    chart = Card("exports", "Grew", "USD", "2022", (dataset(),), table, figure, clickable=True)
    mapped = Card("map", "Far", "USD", "2022", (dataset(),), table, a_map())
    entries = (Entry(chart, address=f"{BASE}map?top=5#exports"), Entry(mapped))
    return Brief("Norway", "and Germany", entries, date(2026, 11, 26))
