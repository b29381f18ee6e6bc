import importlib

import pytest

from analytics.method import Method, methods

UNITS = {
    "agreements",
    "index",
    "measure",
    "people",
    "points",
    "probability",
    "rank",
    "ratio",
    "share",
    "standard",
    "values",
    "visits",
    "years",
}


@pytest.mark.parametrize("method", methods(), ids=lambda method: method.name)
def test_a_method_says_what_it_takes_and_gives(method: Method) -> None:
    assert method.formula
    assert method.unit in UNITS
    assert "Out: " in method.text
    assert "'" not in method.text
    module, _, function = method.function.rpartition(".")
    assert callable(getattr(importlib.import_module(module), function))


def test_no_two_methods_share_a_function() -> None:
    functions = [method.function for method in methods()]
    assert len(set(functions)) == len(functions)
