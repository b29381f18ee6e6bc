import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Method:
    """The declaration of one method, shown on the Methods page as it stands here.

    `name` keys its words (`method.<name>.title`, `.reads`, `.caveat`); `formula` is in the
    symbols of that page; `unit` is a key of the words' units; `source` a citation.
    """

    name: str
    formula: str
    unit: str
    source: str
    function: str
    text: str


_DECLARED: dict[str, Method] = {}


def method(
    name: str, *, formula: str, unit: str, source: str = ""
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function as the method `name`; its docstring stays the one text about it."""

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        where = f"{function.__module__}.{function.__qualname__}"
        text = " ".join((function.__doc__ or "").split()).replace("'", "\u2019")
        _DECLARED[name] = Method(name, formula, unit, source, where, text)
        return function

    return declare


def methods() -> tuple[Method, ...]:
    """Every method that a file of this folder declares, in the order of their names."""
    package = importlib.import_module("analytics")
    for module in pkgutil.iter_modules(package.__path__, "analytics."):
        importlib.import_module(module.name)
    return tuple(_DECLARED[name] for name in sorted(_DECLARED))
