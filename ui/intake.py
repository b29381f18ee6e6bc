"""The road of a file on the page "Add data": dropped, read, mapped, checked, compared, stored."""

from html import escape
from typing import Final

import streamlit as st

from data.intake.upload import resumed
from data.problem import Problem
from data.progress import Cancelled
from data.settings import settings
from ui import address, notice
from ui.add import (
    confirm_step,
    difference_step,
    discreet,
    drop,
    fields,
    mapping_step,
    progress,
    rejects_step,
    work,
)
from ui.add.desk import Desk
from ui.page import Page

STEPS: Final = ("columns", "rejects", "difference", "confirm")


def show(page: Page) -> None:
    """Draw the step at which the upload of this address stands, or a place to drop a file."""
    desk = _desk(page)
    if desk is None:
        _drop(page)
        return
    address.remember("upload", dict(page.address.values))
    running = work.found(desk.upload.token)
    if running and not running.over:
        _head(desk, page.option("step"), at_work=True)
        progress.show(running, page.words)
        return
    failed = _ended(desk, running)
    if desk.state.version is not None:
        version = desk.state.version
        desk.upload.discard()
        confirm_step.stored(version)
    elif desk.state.reading is None:
        _read(desk, failed=failed)
    else:
        _step(desk)


def _desk(page: Page) -> Desk | None:
    """The upload of this address; the session's own where the address names none."""
    token = page.option("upload")
    known = address.recall("upload")
    if not token and isinstance(known, dict) and _is_there(known.get("upload", "")):
        address.write(known)
        st.rerun()
    if not token:
        return None
    try:
        upload = resumed(token)
        upload.state  # noqa: B018 - raises where it has been discarded
    except Problem as problem:
        notice.tell(notice.worded(problem, page.words))
        return None
    return Desk(page, upload)


def _is_there(token: str) -> bool:
    try:
        resumed(token)
    except Problem:
        return False
    return True


def _drop(page: Page) -> None:
    words = page.words
    if said := address.recall("add_said"):
        address.remember("add_said", None)
        notice.tell(str(said))
    fields.part(words("add.drop.head"), words("add.drop.kinds"), 2)
    drop.show(settings().largest_upload, words)
    st.html(f'<p class="samspel-remark">{escape(words("add.drop.what_then"))}</p>')


def _ended(desk: Desk, ended: work.Work | None) -> bool:
    """Take note of a long step that is over; says what went wrong, and whether it did."""
    if ended is None:
        return False
    work.take(desk.upload.token, ended)
    failure = ended.failure
    if failure is None:
        return False
    sentence = discreet.worded(failure, desk.words)
    if ended.name == "read" and desk.state.reading is None:
        desk.leave(sentence)
        st.rerun()
    (notice.remark if isinstance(failure, Cancelled) else notice.tell)(sentence)
    return True


def _read(desk: Desk, *, failed: bool) -> None:
    if not failed:
        desk.start("read", desk.upload.read, "")
        st.rerun()


def _step(desk: Desk) -> None:
    """The step that the address asks for, or the furthest before it that can be shown."""
    reached = {
        "columns": True,
        "rejects": desk.state.checked is not None,
        "difference": desk.state.difference is not None,
        "confirm": desk.state.difference is not None,
    }
    asked = desk.page.option("step")
    step = asked if reached[asked] else [name for name in STEPS if reached[name]][-1]
    _head(desk, step, reached)
    drawn = {
        "columns": mapping_step,
        "rejects": rejects_step,
        "difference": difference_step,
        "confirm": confirm_step,
    }
    drawn[step].show(desk)


def _head(
    desk: Desk, current: str, reached: dict[str, bool] | None = None, *, at_work: bool = False
) -> None:
    """The steps as a row of buttons, and a way out."""
    words = desk.words
    with st.container(key="add_steps", horizontal=True):
        for number, step in enumerate(STEPS, start=1):
            label = words("add.step.numbered", number=number, name=words(f"add.step.{step}"))
            st.button(
                f"**{label}**" if step == current else label,
                key=f"add_step_{step}",
                type="tertiary",
                disabled=at_work or not (reached or {}).get(step, False),
                on_click=address.write,
                args=({"step": step},),
            )
        st.button(
            words("add.discard"),
            key="add_discard",
            type="tertiary",
            disabled=at_work,
            on_click=desk.leave,
            args=(words("add.discarded"),),
        )
