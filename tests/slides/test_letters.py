import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.letters import cut, width, wrapped, written_in
from slides.marks import Run
from slides.markup import lines_of, told


def test_a_bold_line_is_wider() -> None:
    assert width("Kaupunki", 13, bold=True) > width("Kaupunki", 13) > 0


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=80))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str) -> None:
    lines = wrapped(text, 12, 90)

    assert all(width(line, 12) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60))
def test_what_is_cut_fits(text: str) -> None:
    assert width(cut(text, 12, 80), 12) <= 80


def test_markup_becomes_runs() -> None:
    text = "<b>Mobility</b> &amp; more<br><span style='font-size:10px'>2 <i>billion</i></span>"

    first, second = lines_of(text, Run("", 13))

    assert [(run.text, run.bold) for run in first] == [("Mobility", True), (" & more", False)]
    assert [(run.text, run.size, run.italic) for run in second] == [
        ("2 ", 10.0, False),
        ("billion", 10.0, True),
    ]
    assert told(text) == "Mobility & more 2 billion"


def test_slides_are_measured_in_the_face_of_their_template() -> None:
    own = width("Kaupunki", 100)

    with written_in("Arial"):
        assert width("Kaupunki", 100) == pytest.approx(66.7 + 55.6 * 6 + 22.2 - 5.6)
        assert width("Å ğ č", 10) == width("A g c", 10)
        arial = width("Kaupunki", 100)
    with written_in("Some Corporate Sans"):
        assert width("Kaupunki", 100) > arial
    assert width("Kaupunki", 100) == own
