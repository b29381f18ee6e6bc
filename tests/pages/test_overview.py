import re
from html import unescape
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data import catalogue
from data.settings import VARIABLE
from data.synthetic.folder import Sizes, write
from data.synthetic.truth import Truth
from data.words import Words
from tests.pages.reader import told
from ui import cache
from ui.address import SELECTION
from ui.options import OPTIONS
from ui.questions import QUESTIONS, SIGNED, asked

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
ADDRESSES = (
    {},
    {"measure": "visits"},
    {"measure": "agreements", "countries": "NOR"},
    {"data": "exports_1995_2011", "countries": "NOR.ISL"},
    {"partners": "KEN", "sectors": "water", "from": "1999", "to": "2000"},
    {"countries": "<script>", "unknown": "1"},
)


def opened(parameters):
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)
    assert "<script>" not in told(app)


def test_what_the_data_hold_is_counted():
    text = told(opened({}))
    assert "231 visits, 130 agreements and partnerships" in text
    assert "exports between 80 economies in 2022" in text


def test_what_was_generated_is_called_synthetic(tmp_path, monkeypatch):
    write(tmp_path / "made", Truth(), Sizes(exports=2_000, visits=200), ("exports", "visits"))
    settings = tmp_path / "samspel.toml"
    settings.write_text('data_folder = "made"\ncache_folder = "cache"\n', "utf-8")
    monkeypatch.setenv(VARIABLE, str(settings))
    cache.look_again()

    text = told(opened({}))

    assert re.search(r"exports between \d+ economies in \d{4}.\d{4} \(synthetic\)", text)
    assert "exports between 80 economies in 2022," in text


def test_a_filter_does_not_change_what_the_data_hold():
    assert "231 visits" in told(opened({"countries": "ISL", "from": "2020"}))


def test_every_country_at_a_glance_leads_to_its_page():
    links = re.findall(r'href="([^"]+)"', told(opened({"sectors": "energy"})))
    queries = [unescape(link) for link in links]
    for code in ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU"):
        assert any(f"country={code}" in query and "sectors=energy" in query for query in queries)


def test_every_question_is_a_link():
    body = unescape(told(opened({})))
    for question in QUESTIONS:
        assert f">{asked(question, Words('en'))}</a>" in body


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_questions_lead_to_addresses_that_their_pages_know(question):
    for name, value in question.parameters.items():
        option = OPTIONS[question.page].get(name)
        assert name in SELECTION or option.accepts(value)


def test_the_pair_of_a_question_has_signed_in_that_year():
    parties = catalogue.facts("cooperation_curated").filter(
        pl.col("party_country").is_in([SIGNED["country"], SIGNED["with"]]),
        pl.col("start") == SIGNED["event"],
    )
    pairs = parties.group_by("id").agg(pl.col("party_country").n_unique()).collect()
    assert 2 in pairs["party_country"].to_list()
