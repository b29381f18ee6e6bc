import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color as Base
from coloraide.distance.delta_e_cam02 import DECAM02
from coloraide.spaces.cam02 import CAM02JMh
from coloraide.spaces.cam02_ucs import CAM02UCS

from data.vocabulary import FORMATS, SECTORS, SIX
from data.words import Words, languages
from figures import theme
from tests.plotly_figure import plotly

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
GROUNDS = {mode: CONFIG[mode]["backgroundColor"] for mode in ("light", "dark")}
FAMILIES = {
    "countries": theme.COUNTRY_COLOURS,
    "sectors": theme.SECTOR_COLOURS,
    "formats": theme.FORMAT_COLOURS,
}

# WCAG 2.2, 1.4.11: what is needed to understand a graphic.
LEAST_CONTRAST = 3.0
# Distance in CAM02-UCS; about 1 is just noticeable side by side.
LEAST_DISTANCE = 10.0
# Hues nearer than this many degrees are neighbours, and those differ in lightness (of 100).
NEIGHBOURS = 20.0
LEAST_STEP = 4.0


class Colour(Base):
    pass


Colour.register([CAM02JMh(), CAM02UCS(), DECAM02()])


def seen(colour: str, vision: str) -> Base:
    return Colour(colour) if vision == "all" else Colour(colour).filter(vision, 1).clip()


def test_everything_named_has_its_colour() -> None:
    assert tuple(theme.COUNTRY_COLOURS) == SIX
    assert tuple(theme.SECTOR_COLOURS) == SECTORS
    assert tuple(theme.FORMAT_COLOURS) == FORMATS


def test_what_is_no_subject_is_grey() -> None:
    assert theme.country_colour("FRA") == theme.CONTEXT_GREY
    assert theme.country_colour(None) == theme.CONTEXT_GREY
    assert theme.sector_colour(None) == theme.CONTEXT_GREY
    assert theme.format_colour("seance") == theme.CONTEXT_GREY


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("family", FAMILIES)
def test_marks_stand_out_from_both_grounds(family: str, ground: str) -> None:
    faint = {
        name: contrast
        for name, colour in FAMILIES[family].items()
        if (contrast := Colour(colour).contrast(ground, method="wcag21")) < LEAST_CONTRAST
    }
    assert not faint


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_context_recedes_and_can_still_be_seen_on_both_grounds(ground: str) -> None:
    red, green, blue, alpha = map(float, theme.CONTEXT_GREY[5:-1].split(","))
    grey = Colour("srgb", [red / 255, green / 255, blue / 255], alpha)
    contrast = Colour.layer([grey, Colour(ground)], space="srgb").contrast(ground, method="wcag21")
    assert LEAST_CONTRAST <= contrast < 4.5


@pytest.mark.parametrize("vision", ["all", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("family", FAMILIES)
def test_colours_of_a_family_can_be_told_apart(family: str, vision: str) -> None:
    colours = {name: seen(colour, vision) for name, colour in FAMILIES[family].items()}
    confused = {
        pair: distance
        for pair in combinations(colours, 2)
        if (distance := colours[pair[0]].delta_e(colours[pair[1]], method="cam02")) < LEAST_DISTANCE
    }
    assert not confused


@pytest.mark.parametrize("family", FAMILIES)
def test_neighbouring_hues_differ_in_lightness(family: str) -> None:
    shades = {name: Colour(c).convert("lch") for name, c in FAMILIES[family].items()}
    alike = [
        (a, b)
        for a, b in combinations([n for n, s in shades.items() if s["chroma"] > 10], 2)
        if abs((shades[a]["hue"] - shades[b]["hue"] + 180) % 360 - 180) < NEIGHBOURS
        and abs(shades[a]["lightness"] - shades[b]["lightness"]) < LEAST_STEP
    ]
    assert not alike


@pytest.mark.parametrize("vision", ["all", "protan", "deutan", "tritan"])
def test_the_two_sides_of_a_balance_can_be_told_apart(vision: str) -> None:
    below, above = (seen(hue, vision) for hue in theme.BALANCE_HUES)
    assert below.delta_e(above, method="cam02") >= 2 * LEAST_DISTANCE


def test_a_scale_fills_up_with_one_hue() -> None:
    places, colours = zip(*theme.scale("#102030"), strict=True)
    assert (places[0], places[-1]) == (0, 1)
    assert all(str(colour).startswith("rgba(16,32,48,") for colour in colours)


@pytest.mark.parametrize("mode", GROUNDS)
def test_ink_reads_on_the_deepest_colour_of_the_scale(mode: str) -> None:
    red, green, blue, alpha = map(float, str(theme.scale()[-1][1])[5:-1].split(","))
    ground = Colour(CONFIG[mode]["backgroundColor"])
    hue = Colour("srgb", [red / 255, green / 255, blue / 255], alpha)
    cell = Colour.layer([hue, ground], space="srgb")
    assert cell.contrast(CONFIG[mode]["textColor"], method="wcag21") >= 4.5


def test_fading_multiplies_the_opacity() -> None:
    assert theme.faded("#102030", 0.5) == "rgba(16,32,48,0.5)"
    assert theme.faded("rgba(1,2,3,0.6)", 0.5) == "rgba(1,2,3,0.3)"
    assert theme.faded("rgba(1,2,3,0.8)", 1.6) == "rgba(1,2,3,1)"


@pytest.mark.parametrize("language", languages())
def test_numbers_in_charts_follow_the_language(language: str) -> None:
    words = Words(language)
    figure = theme.base_figure(300, words)
    signs = plotly(figure).layout.template.layout.separators
    assert words.number(1234.5, 1) == f"1{signs[1]}234{signs[0]}5"


def test_a_figure_leaves_text_and_ground_to_the_theme_and_is_small() -> None:
    drawn = plotly(theme.base_figure(300, Words())).to_json()
    assert "bgcolor" not in drawn
    assert '"color"' not in drawn
    assert len(drawn) < 2_000


@pytest.mark.parametrize("place", [0, 1])
def test_page_and_theme_are_of_the_same_colours(place: int) -> None:
    mode = ("light", "dark")[place]
    sheet = (ROOT / "ui/style.css").read_text("utf-8")
    pairs = dict(re.findall(r"--(\w+): light-dark\((.+?)\);", sheet))
    shown = {name: pair.split(", ")[place] for name, pair in pairs.items()}
    assert shown["ink"] == CONFIG[mode]["textColor"]
    assert shown["paper"] == CONFIG[mode]["backgroundColor"]
    assert shown["accent"] == CONFIG[mode]["primaryColor"]
    assert Colour(shown["muted"]).contrast(shown["paper"], method="wcag21") >= 4.5
    assert Colour(shown["muted"]).contrast(shown["tint"], method="wcag21") >= 4.5


def test_fonts_are_here_and_small() -> None:
    files = [ROOT / face["url"].removeprefix("app/") for face in CONFIG["fontFaces"]]
    assert all(file.read_bytes()[:4] == b"wOF2" for file in files)
    assert sum(file.stat().st_size for file in files) <= 150_000
    assert (ROOT / "static/fonts/OFL.txt").exists()
