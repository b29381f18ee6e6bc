"""The one owner of the session and the address.

The address is the only store of what is shown: a run reads it, a widget's change writes it before
the run, a link carries it. What it holds that is unknown is dropped and listed in `notices`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from analytics.selection import Selection
from data.vocabulary import KIND_OF_MEASURE, MEASURES, SECTORS, SIX, YEAR
from ui.options import OPTIONS

LONGEST = 2000
"""Characters of one parameter that are read; what is longer is hostile."""

SEPARATOR = "."
"""Between the codes of a list: it stays readable in an address."""


SELECTION = ("countries", "partners", "sectors", "from", "to", "measure", "data")
"""The parameters that hold on every page."""


@dataclass(frozen=True)
class Notice:
    """A parameter that was dropped: the words' key and the name; its value is never repeated."""

    key: str
    name: str


@dataclass(frozen=True)
class Address:
    """What the address of one page says, checked."""

    page: str
    values: Mapping[str, str]
    notices: tuple[Notice, ...]

    def option(self, name: str) -> str:
        """A page parameter, its default where the address has none."""
        return self.values.get(name, OPTIONS[self.page][name].default)

    def options(self) -> tuple[tuple[str, str], ...]:
        """Every parameter of this page with its value."""
        return tuple((name, self.option(name)) for name in OPTIONS[self.page])

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a list parameter, in a stable order; empty where it is not set."""
        return tuple(dict.fromkeys(filter(None, self.values.get(name, "").split(SEPARATOR))))

    def year(self, name: str) -> int | None:
        """The year of `from` or `to`."""
        return int(self.values[name]) if name in self.values else None

    def selection(self) -> Selection:
        """The filters that the address holds."""
        return Selection(
            countries=self.codes("countries"),
            partners=self.codes("partners"),
            sectors=self.codes("sectors"),
            start=self.year("from"),
            end=self.year("to"),
            measure=next(m for m in MEASURES if m == self.values.get("measure", "exports")),
            datasets=self.codes("data"),
        )


def read(page: str, partners: Iterable[str], datasets: Iterable[str]) -> Address:
    """The address of this run, checked against what is known; the rest is dropped and noticed."""
    known = {
        "countries": frozenset(SIX),
        "partners": frozenset(partners),
        "sectors": frozenset(SECTORS),
        "data": frozenset(datasets),
    }
    values: dict[str, str] = {}
    notices: list[Notice] = []
    for name in list(st.query_params):
        value, complaint = _checked(page, name, st.query_params.get_all(name), known)
        if value:
            values[name] = value
        if complaint:
            notices.append(Notice(complaint, name if name.isidentifier() else "?"))
    if "from" in values and "to" in values and values["from"] > values["to"]:
        del values["from"], values["to"]
        notices.append(Notice("address.turned", "from"))
    if notices:
        st.query_params.from_dict(values)
    return Address(page, values, tuple(notices))


def _checked(
    page: str, name: str, given: list[str], known: Mapping[str, frozenset[str]]
) -> tuple[str, str]:
    """The accepted part of a parameter and the key of what must be said about the rest."""
    value = given[-1] if given else ""
    if len(given) != 1 or len(value) > LONGEST:
        return "", "address.unreadable"
    if name in known:
        codes = value.split(SEPARATOR)
        kept = [code for code in codes if code in known[name]]
        return SEPARATOR.join(kept), "" if len(kept) == len(codes) else "address.unknown_value"
    accepts = _acceptor(page, name)
    if accepts is None:
        return "", "address.unknown_name"
    return (value, "") if accepts(value) else ("", "address.unknown_value")


def _acceptor(page: str, name: str) -> Callable[[str], bool] | None:
    if name in ("from", "to"):
        return lambda value: bool(re.fullmatch(YEAR, value))
    if name == "measure":
        return KIND_OF_MEASURE.__contains__
    option = OPTIONS[page].get(name)
    return option.accepts if option else None


def key(name: str) -> str:
    """The key of the widget with this name."""
    return f"address_{name}"


def seed(name: str, value: object) -> str:
    """Set the widget of a parameter to what the address says; returns the widget's key.

    It is set at every run: a slow browser may draw this one and never have drawn the one before.
    """
    widget = key(name)
    st.session_state[widget] = value
    return widget


def mirror(name: str, *taken_back: str) -> None:
    """Write a widget's new value to the address: the `on_change` of every bound widget.

    Parameters that made sense for its old value alone are `taken_back`.
    """
    write(dict.fromkeys(taken_back, "") | {name: _text(st.session_state[key(name)])})


def follow(key: str) -> None:
    """Change the address as the mark says that was clicked on the chart with this key."""
    if isinstance(change := st.session_state[key].get("click"), str):
        write(dict(parse_qsl(change, keep_blank_values=True)))


def picked(name: str = "pick") -> str:
    """The mark that is picked on a map, as a parameter holds it: `SWE`, `SWE-CHN`, or nothing."""
    return st.query_params.get(name, "")


def pick(key: str, name: str = "pick") -> None:
    """Write to a parameter of the address what was clicked on the map with this key."""
    click = st.session_state[key].get("click") or {}
    ends = (click.get("country"), click.get("origin"), click.get("destination"))
    write({name: "-".join(code for code in ends if code)})


def land(key: str) -> None:
    """Write to the address the upload that the component with this key has sent."""
    if token := st.session_state[key].get("upload"):
        write({"upload": str(token), "step": ""})


def given(name: str) -> object:
    """What the widget that `seed` has set holds now."""
    return st.session_state.get(key(name))


def mirror_period(first: int, last: int) -> None:
    """Write a changed period: an end that leaves nothing out needs no parameter."""
    start, end = st.session_state["address_period"]
    write({"from": str(start) if start > first else "", "to": str(end) if end < last else ""})


def mirror_dataset(offered: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    """Write a changed dataset among those `offered`; other kinds' choices and the period go on.

    The first of a kind is its default and needs no parameter.
    """
    name = st.session_state["address_data"]
    others = [other for other in chosen if other not in offered]
    write({"data": SEPARATOR.join(others if name == offered[0] else [*others, name])})


def write(changes: Mapping[str, str]) -> None:
    """Change parameters of the address in one step back; an empty value removes its parameter."""
    held = {**st.query_params.to_dict(), **changes}
    st.query_params.from_dict({name: value for name, value in held.items() if value})


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return SEPARATOR.join(str(item) for item in value)
    return "" if value is None else str(value)


def carried(address: Address, **changes: str) -> dict[str, str]:
    """The parameters that a link to another page carries: the selection and its own changes."""
    kept = {name: address.values[name] for name in SELECTION if name in address.values}
    return {name: value for name, value in (kept | changes).items() if value}


def link(path: str, parameters: Mapping[str, str]) -> str:
    """An address below the server's root, such as `country?country=NOR`."""
    query = urlencode(parameters)
    return f"{path}?{query}" if query else path


def remember(name: str, value: object) -> None:
    """Keep a value of this session that no address may hold."""
    st.session_state[f"session_{name}"] = value


def recall(name: str, default: object = None) -> object:
    """A value kept by `remember`."""
    return st.session_state.get(f"session_{name}", default)
