"""Versions of a stored dataset: restore one, remove the dataset, and take either back."""

from collections.abc import Callable
from html import escape
from typing import Final

import streamlit as st

from data.catalogue import catalogue
from data.dataset import Dataset
from data.problem import Problem
from data.store.store import Store
from data.store.version import Version
from data.vocabulary import KIND_OF_MEASURE
from data.words import Words
from ui import address, cache, frame, notice

MEASURE_OF_KIND: Final = {kind: measure for measure, kind in KIND_OF_MEASURE.items()}
SHOWN_BY: Final = {"exports": "map", "visits": "visits", "cooperation": "cooperation"}
"""The page of the explorer on which a kind is looked at first."""


def store() -> Store:
    """Where users' datasets are kept, as the settings in force say."""
    found = catalogue().store
    assert found is not None
    return found


def removed() -> list[Version]:
    """The removal of every dataset that is removed now."""
    newest = [store().newest(name) for name in store().names()]
    return [version for version in newest if version and version.action == "remove"]


def change(dataset: Dataset, words: Words) -> None:
    """Offer to restore an earlier version, and to remove the dataset."""
    versions = store().versions(dataset.name)
    earlier = [v for v in reversed(versions[:-1]) if v.action != "remove"]
    with st.container(key="version_actions", horizontal=True):
        st.page_link(
            frame.PAGES["add"],
            label=words("versions.further"),
            query_params={"dataset": dataset.name, "how": "correct"},
            icon=":material/arrow_forward:",
        )
        if earlier:
            with st.popover(words("versions.restore"), key="restore_popover"):
                _restore(dataset, earlier, words)
        with st.popover(words("versions.remove"), key="remove_popover"):
            _remove(dataset, words)


def _restore(dataset: Dataset, earlier: list[Version], words: Words) -> None:
    named = {version.number: _named(version, words) for version in earlier}
    with st.form("restore_version", border=False):
        number = st.selectbox(
            words("versions.which"),
            list(named),
            format_func=lambda n: named[n],
            key="restore_which",
        )
        who, note = signature("restore", words)
        if st.form_submit_button(words("versions.restore_now"), type="primary"):
            _do(lambda: store().restore(dataset.name, number, who, note), who, note, words)


def _remove(dataset: Dataset, words: Words) -> None:
    st.html(f"<p>{escape(words('versions.remove_means'))}</p>")
    with st.form("remove_dataset", border=False):
        who, note = signature("remove", words)
        if st.form_submit_button(words("versions.remove_now"), type="primary"):
            _do(lambda: store().remove(dataset.name, who, note), who, note, words)


def signature(name: str, words: Words) -> tuple[str, str]:
    """Two fields: who does it, as last told in this session, and why."""
    known = str(address.recall("who", ""))
    left, right = st.columns([1, 2], gap="medium")
    with left:
        who = st.text_input(words("versions.who"), known, max_chars=200, key=f"{name}_who")
    with right:
        note = st.text_input(words("versions.note"), max_chars=500, key=f"{name}_note")
    return who.strip(), note.strip()


def _do(does: Callable[[], Version], who: str, note: str, words: Words) -> None:
    """Make a version, say so above, and offer to take it back."""
    if not who or not note:
        notice.tell(words("versions.unsigned"))
        return
    try:
        version = does()
    except Problem as problem:
        notice.tell(notice.worded(problem, words))
        return
    address.remember("who", version.who)
    address.remember("made_version", version)
    address.write({"show": "" if version.action == "remove" else version.card.name})
    cache.look_again()
    st.rerun()


def told(words: Words) -> None:
    """Say what was done last, with its undo, and which datasets are removed."""
    made = address.recall("made_version")
    if isinstance(made, Version):
        _undo(made, words)
    for version in removed():
        if not isinstance(made, Version) or version.card.name != made.card.name:
            _bring_back(version, words)


def _undo(made: Version, words: Words) -> None:
    title = made.card.title
    said = words(f"versions.done.{made.action}", title=title, number=made.number, of=made.of or 0)
    newest = store().newest(made.card.name)
    with st.container(key="version_done", horizontal=True):
        notice.tell(said)
        _explore(made, words)
        if newest and newest.number == made.number and made.number > 0:
            st.button(
                words("versions.undo"),
                key="undo_version",
                on_click=back,
                args=(made, made.number - 1, words),
            )


def _explore(made: Version, words: Words) -> None:
    """A link to the page of the explorer that shows what has been stored."""
    page = SHOWN_BY.get(made.card.kind)
    if page and made.action != "remove":
        measure = MEASURE_OF_KIND[made.card.kind]
        st.page_link(
            frame.PAGES[page],
            label=words("versions.explore"),
            query_params={"measure": measure, "data": made.card.name},
        )


def _bring_back(version: Version, words: Words) -> None:
    name = version.card.name
    with st.container(key=f"removed_{name}", horizontal=True):
        notice.remark(
            words(
                "versions.removed",
                title=version.card.title,
                who=version.who,
                when=words.date(version.when.partition("T")[0]),
            )
        )
        st.button(
            words("versions.bring_back"),
            key=f"bring_back_{name}",
            on_click=back,
            args=(version, version.number - 1, words),
        )


def back(version: Version, number: int, words: Words) -> None:
    """Bring back the version with that number; why is the sentence that says what is undone."""
    why = words("versions.undone", number=version.number)
    made = store().restore(version.card.name, number, version.who, why)
    address.remember("made_version", made)
    address.write({"show": made.card.name})
    cache.look_again()


def _named(version: Version, words: Words) -> str:
    return words(
        "versions.named",
        number=version.number,
        when=words.date(version.when.partition("T")[0]),
        who=version.who,
        note=version.note,
    )


def is_stored(dataset: Dataset) -> bool:
    """Whether users have stored it, so that it has versions."""
    return dataset.number is not None
