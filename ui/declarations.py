"""What is computed and how, as the code declares it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.method import Method
from data.indicator import Indicator
from data.words import Words


def methods(declared: Iterable[Method], words: Words) -> None:
    """Draw each method: name, formula, unit, source, and its text."""
    st.html("".join(_method(method, words) for method in declared))


def indicators(declared: Iterable[Indicator], words: Words) -> None:
    """Draw each indicator: name, unit, definition, and what its source calls it."""
    st.html("".join(_indicator(indicator, words) for indicator in declared))


def _method(method: Method, words: Words) -> str:
    key = f"method.{method.name}"
    text = words(f"{key}.text") if words.has(f"{key}.text") else method.text
    first, _, rest = text.partition(". ")
    return _entry(
        method.name,
        words(f"{key}.title"),
        f"{first}.",
        f"<p>{escape(rest)}</p>" if rest else "",
        {
            "formula": f"<code>{escape(method.formula)}</code>",
            "unit": escape(words.term("method_unit", method.unit)),
            "source": escape(method.source),
            "declared": f"<code>{escape(method.function)}</code>",
        },
        words,
    )


def _indicator(indicator: Indicator, words: Words) -> str:
    return _entry(
        indicator.name,
        words.term("indicator", indicator.name),
        indicator.definition,
        "",
        {
            "unit": escape(words.unit(indicator.unit)),
            "source": escape(indicator.source_name),
        },
        words,
    )


def _entry(
    name: str, title: str, first: str, more: str, facts: dict[str, str], words: Words
) -> str:
    listed = "".join(
        f"<dt>{escape(words(f'column.{label}'))}</dt><dd>{value}</dd>"
        for label, value in facts.items()
        if value
    )
    return (
        f'<section class="samspel-method" id="{escape(name)}"><h3>{escape(title)}</h3>'
        f"<p>{escape(first)}</p>{more}<dl>{listed}</dl></section>"
    )
