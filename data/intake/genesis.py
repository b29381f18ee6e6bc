"""Germany's foreign trade as its statistics office's data base exports it, one figure a row.

A row names its variables in numbered columns, in an order that changes from table to table: which
of them is the partner and which the product stands in the rows.
"""

from collections.abc import Mapping as Lookup
from typing import Final

from data.intake.mapping import Mapping
from data.intake.profile import Profile

MEASURE: Final = ("value_variable_code", "wert_variable_code")
UNIT: Final = ("value_unit", "wert_einheit")
PARTNER: Final = "STLAH"
PRODUCT: Final = "WA"
VALUES: Final = {"WERTA": "export", "WERTE": "import"}
"""Measures in euros, and their flow; the others are weights and dollars."""

THOUSAND_EUROS: Final = "Tsd. EUR"
NUMBERED: Final = range(1, 10)
FORMS: Final = (
    ("{}_variable_code", "{}_variable_attribute_code", "{}_variable_attribute_label"),
    ("{}_merkmal_code", "{}_auspraegung_code", "{}_auspraegung_label"),
)


def trade(columns: Lookup[str, Profile]) -> Mapping | None:
    """The mapping of a table of foreign trade, None where it is none.

    Partners are read by their German names: their codes are the office's own. Values are in
    thousands of euros; weights and dollars are left out.
    """
    measure = next((name for name in MEASURE if name in columns), None)
    partner, product = _variable(columns, PARTNER, 2), _variable(columns, PRODUCT, 1)
    time = next((name for name in ("time", "zeit") if name in columns), None)
    value = next((name for name in ("value", "wert") if name in columns), None)
    if None in (measure, partner, product, time, value) or measure is None:
        return None
    if not columns[measure].texts_once.is_in(list(VALUES)).any():
        return None
    found = {"period": time, "partner": partner, "product": product, "value": value}
    keep = {measure: tuple(VALUES)}
    unit = next((name for name in UNIT if name in columns), None)
    if unit is not None:
        keep[unit] = (THOUSAND_EUROS,)
    return Mapping(
        "exports",
        columns={fact: name for fact, name in found.items() if name} | {"flow": measure},
        constants={"reporter": "DEU"},
        keep=keep,
        terms={"flow": VALUES},
        unit="eur",
        currency="EUR",
        scale=1000.0,
        classification="hs6",
    )


def _variable(columns: Lookup[str, Profile], prefix: str, part: int) -> str | None:
    """The column with the codes (1) or labels (2) of the variable whose own code begins so."""
    for form in FORMS:
        for number in NUMBERED:
            variable = columns.get(form[0].format(number))
            is_it = variable is not None and variable.texts.str.starts_with(prefix).any()
            if is_it and form[part].format(number) in columns:
                return form[part].format(number)
    return None
