from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.problem import Problem
from slides.deck import deck
from slides.safe_template import safe
from slides.template import own
from tests.figures.contexts import ENGLISH
from tests.slides import cards, templates
from tests.slides.package import broken, opened


def test_an_honest_template_is_left_as_it_is() -> None:
    content, reports = safe(own(), ENGLISH)

    assert reports == ()
    assert ZipFile(BytesIO(content)).namelist() == ZipFile(BytesIO(own())).namelist()


def test_what_leads_out_of_a_template_is_taken_away_and_told() -> None:
    content, reports = safe(templates.leading_out(), ENGLISH)

    assert b"tracker" not in b"".join(
        ZipFile(BytesIO(content)).read(name) for name in ZipFile(BytesIO(content)).namelist()
    )
    assert len(reports) == 1
    assert "one address" in reports[0]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (templates.with_macros(), "slides.problem.macros"),
        (templates.bomb(), "slides.problem.bomb"),
        (templates.with_entities(), "slides.problem.no_template"),
        (b"not a zip at all", "slides.problem.no_template"),
        (templates.added(own(), "../../evil.xml", b"<a/>"), "slides.problem.no_template"),
    ],
    ids=["macros", "bomb", "entities", "text", "path"],
)
def test_what_is_not_safe_is_refused_with_a_sentence(content: bytes, key: str) -> None:
    with pytest.raises(Problem) as refused:
        deck(cards.brief(cards.bars()), ENGLISH, template=content)

    assert refused.value.key == key


@pytest.mark.parametrize(
    "content",
    [
        templates.garbled(),
        templates.lacking("ppt/slideLayouts/slideLayout2.xml"),
        templates.lacking("ppt/slideMasters/slideMaster1.xml"),
        templates.lacking("ppt/theme/theme1.xml"),
        templates.changed(own(), a=("ppt/presentation.xml", "<p:sldSz ", "<p:sldSx ")),
        templates.changed(own(), a=("ppt/presentation.xml", 'r:id="rId1"', "")),
        templates.changed(own(), a=("ppt/slideLayouts/slideLayout1.xml", 'idx="1"', 'idx="x"')),
    ],
    ids=["garbled", "layout", "master", "theme", "size", "relation", "number"],
)
def test_a_damaged_template_is_told_and_its_trace_kept(content: bytes) -> None:
    with pytest.raises(Problem) as refused:
        deck(cards.brief(cards.bars()), ENGLISH, template=content)

    assert refused.value.key == "slides.problem.no_template"
    assert refused.value.__cause__ is not None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_template_with_wrong_bytes_makes_a_deck_or_a_sentence(
    wrong: list[tuple[int, int]],
) -> None:
    content = bytearray(own())
    for place, byte in wrong:
        content[place % len(content)] = byte
    with suppress(Problem):
        deck(cards.brief(cards.bars()), ENGLISH, template=bytes(content))


def test_a_potx_serves_as_well() -> None:
    made = deck(cards.brief(cards.bars()), ENGLISH, template=templates.saved_as_template())

    assert broken(made.content) == []
    assert len(opened(made.content).slides) == 3
