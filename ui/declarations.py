"""What is computed and how, as the code declares it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.method import Method
from data.indicator import Indicator
from data.words import Words


def methods(declared: Iterable[Method], words: Words) -> None:
    """Draw each method: name, formula, unit, source, and its text."""
    listed = sorted(declared, key=lambda one: words(f"method.{one.name}.title").casefold())
    links = "".join(_link(method, words) for method in listed)
    entries = "".join(_method(method, words) for method in listed)
    st.html(f'<ul class="samspel-index">{links}</ul>{entries}')


def indicators(declared: Iterable[Indicator], words: Words) -> None:
    """Draw each indicator: name, unit, definition, and what its source calls it."""
    st.html("".join(_indicator(indicator, words) for indicator in declared))


def _method(method: Method, words: Words) -> str:
    key = f"method.{method.name}"
    text = words(f"{key}.text") if words.has(f"{key}.text") else method.text
    first, _, rest = text.partition(". ")
    more = escape(words("methods.more"))
    folded = f"<details><summary>{more}</summary><p>{escape(rest)}</p></details>" if rest else ""
    facts = {
        "formula": f"<code>{escape(method.formula)}</code>",
        "unit": escape(words.term("method_unit", method.unit)),
        "source": escape(method.source),
        "declared": f"<code>{escape(method.function)}</code>",
    }
    body = f"<p>{escape(first)}.</p>{folded}{_facts(facts, words)}"
    return _entry(method.name, words(f"{key}.title"), body)


def _indicator(indicator: Indicator, words: Words) -> str:
    facts = {
        "unit": escape(words.unit(indicator.unit)),
        "source": escape(indicator.source_name),
    }
    body = f"<p>{escape(indicator.definition)}</p>{_facts(facts, words)}"
    return _entry(indicator.name, words.term("indicator", indicator.name), body)


def _facts(facts: dict[str, str], words: Words) -> str:
    listed = "".join(
        f"<dt>{escape(words(f'column.{label}'))}</dt><dd>{value}</dd>"
        for label, value in facts.items()
        if value
    )
    return f"<dl>{listed}</dl>"


def _entry(name: str, title: str, body: str) -> str:
    head = f'<section class="samspel-method" id="{escape(name)}"><h3>{escape(title)}</h3>'
    return f"{head}{body}</section>"


def _link(method: Method, words: Words) -> str:
    title = escape(words(f"method.{method.name}.title"))
    return f'<li><a href="#{escape(method.name)}">{title}</a></li>'
