import pytest

from data.words import Words
from ui.entries import _entry

PLAIN = {
    "date": "2024-05",
    "kind": "visits",
    "status": None,
    "between": "Kenya → Sweden",
    "title": "waste",
    "detail": "A city",
    "source_title": "A page",
    "source_url": "https://example.org/?a=1&b=2",
}
ENGLISH = Words("en")


def test_an_entry_tells_when_what_between_whom_and_its_source():
    text = _entry(PLAIN, ENGLISH)
    assert "May 2024 · visit · Kenya → Sweden" in text
    assert 'href="https://example.org/?a=1&amp;b=2"' in text
    assert 'rel="noopener"' in text


def test_an_announced_visit_says_so():
    assert "announced, not confirmed" in _entry(PLAIN | {"status": "announced"}, ENGLISH)


@pytest.mark.parametrize("field", ["title", "detail", "between", "source_title"])
def test_text_of_records_is_never_markup(field):
    text = _entry(PLAIN | {field: "<img src=x onerror=alert(1)>"}, ENGLISH)
    assert "<img" not in text


def test_only_addresses_of_the_web_are_links():
    text = _entry(PLAIN | {"source_url": "javascript:alert(1)"}, ENGLISH)
    assert "<a " not in text
    assert "A page" in text
