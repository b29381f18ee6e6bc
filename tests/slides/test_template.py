import re
import tomllib
from itertools import product
from typing import Any

import pytest
from lxml import etree

from data.settings import HOME
from figures import theme
from slides.template import own
from tests.slides.decks import everything
from tests.slides.package import broken, parts

PLACES = {
    "textColor": ("dk1", "lt1"),
    "backgroundColor": ("lt1", "dk1"),
    "primaryColor": ("accent1", "accent1"),
    "linkColor": ("hlink", "hlink"),
}


def scheme(*, dark: bool) -> dict[str, str]:
    """The colours of the house's template, by their name in its theme."""
    root = etree.fromstring(parts(own(dark=dark))["ppt/theme/theme1.xml"])
    colours = root.find(".//{*}clrScheme")
    assert colours is not None
    return {etree.QName(one).localname: one[0].get("val").lower() for one in colours}


@pytest.mark.parametrize(("place", "name"), list(product((0, 1), PLACES)))
def test_the_template_has_the_colours_of_the_screen(place: int, name: str) -> None:
    config = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text("utf-8"))
    wanted = config["theme"][("light", "dark")[place]][name].lstrip("#")

    found = scheme(dark=bool(place))
    shown = found[PLACES[name][0]], found[PLACES[name][1]]

    assert wanted in shown


def test_slides_have_no_colour_that_the_screen_has_not() -> None:
    source = (HOME / "figures" / "theme.py").read_text("utf-8")
    known = {one.lower() for one in re.findall(r"#([0-9a-fA-F]{6})\b", source)}
    drawn: set[Any] = set()
    for name, text in parts(everything("16:9")).items():
        if name.startswith(("ppt/slides/slide", "ppt/charts/chart")):
            drawn |= {one.get("val").lower() for one in etree.fromstring(text).iter("{*}srgbClr")}

    greys = {"7d7970"}
    assert drawn - known - greys == set()
    assert {one.lstrip("#") for one in theme.COUNTRY_COLOURS.values()} & drawn


def test_the_template_names_a_face_that_every_office_has() -> None:
    root = etree.fromstring(parts(own())["ppt/theme/theme1.xml"])

    assert {one.get("typeface") for one in root.iter("{*}latin")} == {"Arial"}


@pytest.mark.parametrize("dark", [False, True])
def test_the_template_keeps_the_rules_of_packages(dark: bool) -> None:
    assert broken(own(dark=dark)) == []
