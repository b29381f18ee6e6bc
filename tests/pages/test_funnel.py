from html import unescape

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME

ADDRESSES = (
    {"by": "origin", "stage": "pre_study", "months": "12"},
    {"by": "sector", "countries": "SWE"},
    {"by": "format", "from": "2020", "to": "2022"},
    {"partners": "AUT", "sectors": "water", "from": "2025"},
)


def opened(parameters):
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/funnel.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def told(app):
    return unescape(" ".join(block.proto.body for block in app.get("html")))


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(parameters):
    app = opened(parameters)
    assert not app.exception
    assert "could not be shown" not in told(app)


def test_the_counts_are_those_of_the_file_read_line_by_line():
    rows = pl.read_csv(HOME / "data" / "bundled" / "visits.csv", infer_schema=False).to_dicts()
    old = [
        row
        for row in rows
        if row["status"] != "announced" and row["date"] and _end(row["date"]) <= "2024-11-23"
    ]
    led = [row for row in old if row["follow_up"] in ("agreement", "export")]
    text = told(opened({}))
    assert f"Of {len(old)} visits on record at least 24 months old" in text
    assert f"to an agreement or farther: {len(led)};" in text


def _end(date):
    return f"{date}-12-31" if len(date) == 4 else f"{date}-31" if len(date) == 7 else date
