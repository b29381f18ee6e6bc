from collections.abc import Callable
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.problem import Problem
from slides.saved import LARGEST, opened, saved
from tests.slides.saved_briefs import BASE, ENGLISH, a_brief


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    plain = orjson.loads(saved(a_brief()))
    change(plain)
    return orjson.dumps(plain)


def entry(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plain["entries"][0]
    return found


def card(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = entry(plain)["card"]
    return found


def chart(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = card(plain)["figure"]["plotly"]
    return found


def mapped(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plain["entries"][1]["card"]["figure"]["map"]
    return found


def deep() -> object:
    nested: object = 1
    for _ in range(40):
        nested = [nested]
    return nested


NOT_OURS: list[tuple[bytes, str]] = [
    (b"", "brief_not_json"),
    (b"PK\x03\x04", "brief_not_json"),
    (b'{"samspel_brief": 1', "brief_not_json"),
    (b"\xff\xfe{}", "brief_not_json"),
    (b"[" * 100_000, "brief_other"),
    (b" " * (LARGEST + 1), "brief_large"),
    (b"[]", "brief_other"),
    (b'"text"', "brief_other"),
    (b"{}", "brief_other"),
    (changed(lambda b: b.update(samspel_brief=2)), "brief_other"),
    (changed(lambda b: b.update(more=1)), "brief_other"),
]
FIELDS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda b: b.update(title="x" * 1001), "title"),
    (lambda b: b.update(made="yesterday"), "made"),
    (lambda b: b.update(entries=b["entries"] * 31), "entries"),
    (lambda b: entry(b).update(shows="video"), "entries[0].shows"),
    (lambda b: card(b).update(key="../../x"), "entries[0].card.key"),
    (lambda b: card(b).update(headline=None), "entries[0].card.headline"),
    (lambda b: card(b).pop("alt"), "entries[0].card"),
    (lambda b: card(b)["datasets"][0].update(paths=["/etc"]), "entries[0].card.datasets[0]"),
    (
        lambda b: card(b)["datasets"][0].update(address="javascript:alert(1)"),
        "entries[0].card.datasets[0].address",
    ),
    (lambda b: card(b)["table"][0].update(values=[{}]), "entries[0].card.table[0].values[0]"),
]
TABLES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda b: card(b)["table"][0].update(values=["water"]), "brief_table"),
    (lambda b: card(b)["table"][0].update(name="amount"), "brief_table"),
    (lambda b: card(b)["table"][0].update(type="Object"), "brief_column"),
    (lambda b: card(b)["table"][0].update(type="Float64"), "brief_column"),
    (lambda b: card(b)["table"][1].update(type="UInt8", values=[-1, 2]), "brief_column"),
    (lambda b: card(b)["table"][0].update(type="Date"), "brief_column"),
]
MARKUP = (
    "<script>alert(1)</script>",
    "<a href='https://evil.example'>x</a>",
    "<img src=x onerror=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<span style='background:url(//evil.example)'>x</span>",
    "</text><svg onload=alert(1)>",
    "<<a href='https://evil.example'>x</a>",
    "<b<a href='https://evil.example'>x</a>",
)
RUN = ("javascript:alert(1)", "data:text/html,x", "java&#115;cript:alert(1)", "url(//evil.example)")
FIGURES: list[Callable[[dict[str, Any]], object]] = [
    lambda b: chart(b).update(frames=[]),
    lambda b: chart(b).update(data={}),
    lambda b: chart(b).update(layout=[]),
    lambda b: chart(b)["layout"].update(images=[{"source": "https://evil.example/x.png"}]),
    lambda b: chart(b)["layout"].update(mapbox={"style": "https://evil.example/s.json"}),
    lambda b: chart(b)["layout"].update(updatemenus=[{}]),
    lambda b: chart(b)["layout"]["template"].update(layout={"images": [{"source": "x"}]}),
    lambda b: chart(b)["layout"].update({"template.layout.images": [{"source": "x"}]}),
    lambda b: chart(b)["layout"].update({"title.text": "x"}),
    lambda b: chart(b)["data"][0].update(marker_color="red"),
    lambda b: chart(b)["layout"].update(separators="https://evil.example"),
    lambda b: chart(b)["layout"].update(nonsense=1),
    lambda b: chart(b)["data"][0].update(type="scattergeo"),
    lambda b: chart(b)["data"][0].update(type=["bar"]),
    lambda b: chart(b)["data"][0].update(customdata=["with=DEU"]),
    lambda b: chart(b)["data"][0].update(x={"dtype": "f8", "bdata": "AAAA"}),
    lambda b: chart(b)["data"][0].update(marker={"color": "https://evil.example"}),
    lambda b: chart(b)["data"][0].update(x=deep()),
    lambda b: chart(b).update(data=[1]),
    lambda b: mapped(b).update(view="moon"),
    lambda b: mapped(b).update(hue="red;x:url(//evil.example)"),
    lambda b: mapped(b)["circles"][0].update(colour="url(#x)"),
    lambda b: mapped(b)["flows"][0].update(origin="<svg>"),
    lambda b: mapped(b)["flows"][0].update(amount="much"),
    lambda b: mapped(b).pop("legend"),
    lambda b: card(b).update(figure={}),
    lambda b: card(b)["figure"].update(map=mapped(b)),
    *(
        (lambda b, text=text: chart(b)["data"][0].update(hovertext=text))  # type: ignore[misc]
        for text in MARKUP
    ),
    *(
        (lambda b, text=text: chart(b)["layout"].update(hovermode=text))  # type: ignore[misc]
        for text in RUN
    ),
]
LINKS = (
    "https://evil.example/country",
    "//evil.example",
    "javascript:alert(1)",
    "../../etc",
    "country?a=<b>",
    "country?country=NOR#a#b",
    "country\n",
)


def refusal(content: bytes) -> Problem:
    with pytest.raises(Problem) as refused:
        opened(content, BASE)
    sentence = ENGLISH(refused.value.key, **refused.value.values)
    assert "evil" not in sentence
    assert "alert" not in sentence
    return refused.value


@pytest.mark.parametrize(("content", "key"), NOT_OURS, ids=range(len(NOT_OURS)))
def test_what_is_no_brief_is_told_so(content: bytes, key: str) -> None:
    assert refusal(content).key == f"problem.{key}"


@pytest.mark.parametrize(("change", "place"), FIELDS)
def test_a_field_that_is_wrong_is_named(
    change: Callable[[dict[str, Any]], object], place: str
) -> None:
    problem = refusal(changed(change))

    assert problem.key == "problem.brief_field"
    assert problem.values["place"] == place


@pytest.mark.parametrize(("change", "key"), TABLES)
def test_a_table_that_is_none_is_refused(
    change: Callable[[dict[str, Any]], object], key: str
) -> None:
    problem = refusal(changed(change))

    assert problem.key == f"problem.{key}"
    assert problem.values["card"] == 1


@pytest.mark.parametrize("change", FIGURES)
def test_a_figure_holds_nothing_but_a_figure(change: Callable[[dict[str, Any]], object]) -> None:
    assert refusal(changed(change)).key == "problem.brief_figure"


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_to_a_page_of_ours(link: str) -> None:
    content = changed(lambda b: entry(b).update(link=link))

    assert refusal(content).key == "problem.brief_link"


@settings(max_examples=60)
@given(st.binary(max_size=60), st.integers(0, 10_000))
def test_a_damaged_file_is_opened_or_refused_and_nothing_else(noise: bytes, place: int) -> None:
    content = bytearray(saved(a_brief()))
    place %= len(content)
    content[place : place + len(noise)] = noise

    assert told(bytes(content))


def told(content: bytes) -> str:
    """The title of a brief, or the sentence that says why there is none."""
    try:
        return f"opened {opened(content, BASE).title}"
    except Problem as problem:
        return ENGLISH(problem.key, **problem.values)
