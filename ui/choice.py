"""Controls for a page's own parameters, bound to the address like the filters."""

import streamlit as st

from ui import address
from ui.address import OPTIONS
from ui.page import Page


def choose(page: Page, name: str) -> None:
    """A choice among the allowed values of a page parameter, worded under `<page>.<name>`."""
    words = page.words
    st.segmented_control(
        words(f"{page.name}.{name}.label"),
        OPTIONS[page.name][name].allowed,
        key=address.seed(name, page.option(name)),
        on_change=address.mirror,
        args=(name,),
        format_func=lambda value: words(f"{page.name}.{name}.{value or 'any'}"),
        required=True,
    )


def pick(page: Page, name: str, options: list[str], named: dict[str, str], anything: str) -> None:
    """A choice among codes that the data offer, `named` by code; none of them is `anything`."""
    st.selectbox(
        page.words(f"{page.name}.{name}.label"),
        options,
        key=address.seed(name, page.option(name) or None),
        index=None,
        on_change=address.mirror,
        args=(name,),
        format_func=lambda code: named.get(code, code),
        placeholder=anything,
    )
