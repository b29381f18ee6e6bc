from dataclasses import replace

import polars as pl

from data.words import Words
from figures.card import Card
from ui import table

ENGLISH = Words("en")


def card(rows: int, read: tuple[str, ...] = ()) -> Card:
    frame = pl.DataFrame(
        {
            "year": [2000 + row for row in range(rows)],
            "topic": [f"<b>{row}</b>" for row in range(rows)],
            "amount": [1234.5] * rows,
        }
    )
    return Card("long", "headline", "unit", "period", (), frame, read=read)


def test_a_table_of_few_rows_is_all_text() -> None:
    text = table.text(card(table.READ_AS_TEXT), ENGLISH)

    assert text.count("<tr>") == 1 + table.READ_AS_TEXT
    assert '<td class="number">1,234</td>' in text
    assert "<td>2000</td>" in text
    assert "<button" not in text


def test_a_longer_one_leads_to_the_rest() -> None:
    text = table.text(card(table.READ_AS_TEXT + 1), ENGLISH)

    assert text.count("<tr>") == 1 + table.READ_AS_TEXT
    assert 'data-does="menu" data-card="long">The table: 31 rows, 3 columns<' in text


def test_only_the_columns_that_are_read_are_set_and_the_others_told_of() -> None:
    text = table.text(card(1, read=("topic",)), ENGLISH)

    assert text.count("<th ") == 1
    assert "1,234" not in text
    assert ">The table: 1 row, 3 columns<" in text


def test_a_cell_hides_no_markup_and_an_address_outside_the_web_is_no_link() -> None:
    addresses = ["javascript:alert(1)", 'https://example.org/"><script>', None]
    hostile = replace(card(3), table=card(3).table.with_columns(source_url=pl.Series(addresses)))

    text = table.text(hostile, ENGLISH)

    assert "javascript:" not in text
    assert text.count("<a ") == 1
    assert 'href="https://example.org/&quot;&gt;&lt;script&gt;"' in text
    assert "<td>&lt;b&gt;0&lt;/b&gt;</td>" in text
