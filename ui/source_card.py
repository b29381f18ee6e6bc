"""A dataset's source card on screen, and the whole dataset as a file."""

from html import escape
from pathlib import Path

import streamlit as st

from data.dataset import Dataset
from data.words import Words
from figures import source
from ui import handed, stored
from ui.markdown import plain


def show(dataset: Dataset, rows: int, words: Words) -> None:
    """Draw the card: what the dataset is, whose, of what it speaks, and its caveats."""
    facts = "".join(
        f"<dt>{escape(label)}</dt><dd>{_linked(value)}</dd>"
        for label, value in _facts(dataset, rows, words)
        if value
    )
    st.html(
        f'<section class="samspel-card"><h2>{escape(source.title(dataset, words))}</h2>'
        f"<p>{escape(source.what(dataset, words))}</p><dl>{facts}</dl>"
        f"{_caveats(dataset, words)}</section>"
    )


def _caveats(dataset: Dataset, words: Words) -> str:
    """What the dataset can't say; nothing where nobody has told."""
    told = "".join(f"<li>{escape(caveat)}</li>" for caveat in source.caveats(dataset, words))
    head = f"<h3>{escape(words('datasets.caveats'))}</h3>"
    return f"<div>{head}<ul>{told}</ul></div>" if told else ""


def download(dataset: Dataset, words: Words) -> None:
    """Offer the dataset's files as they are stored."""
    for path in dataset.paths:
        _button(dataset.name, path, words.size(path.stat().st_size), words)


@st.fragment
def _button(dataset: str, path: Path, size: str, words: Words) -> None:
    named = stored.name(path)
    handed.button(
        words("datasets.download", file=plain(named), size=size),
        handed.File(named, "", lambda: stored.address(dataset, path)),
        words,
        key=f"download_{path.name}",
        icon=":material/download:",
    )


def _facts(dataset: Dataset, rows: int, words: Words) -> list[tuple[str, str]]:
    coverage = dataset.coverage or None
    meaning = words.term("coverage_means", coverage) if coverage else ""
    values = {
        "kind": words.term("kind", dataset.kind),
        "coverage": f"{words.term('coverage', coverage)}. {meaning}",
        "period": words.period(dataset.start, dataset.end),
        "rows": words.number(rows),
        "unit": words.unit(dataset.unit) if dataset.unit else "",
        "valuation": words.term("valuation", dataset.valuation) if dataset.valuation else "",
        "classification": words.term("classification", dataset.classification)
        if dataset.classification
        else "",
        "producer": dataset.producer,
        "source": f"{dataset.title}, {dataset.release}",
        "licence": dataset.licence,
        "address": dataset.address,
        "accessed": words.date(dataset.accessed),
        "derived": dataset.derived,
        "version": dataset.version,
    }
    return [(words(f"column.{name}"), value) for name, value in values.items()]


def _linked(value: str) -> str:
    """A value as HTML: an address of the web becomes a link, anything else is text."""
    text = escape(value)
    if not value.startswith(("https://", "http://")):
        return text
    return f'<a href="{text}" target="_blank" rel="noopener noreferrer">{text}</a>'
