from dataclasses import replace

from slides.extent import extent
from slides.fitting import cut, fitted, inside, touching
from slides.marks import Box, Frame, Part, Pen, Picture, Run, Text, Way, placed

ROWS = 20


def text(y: float, words: str = "Kestävä kaupunki") -> Text:
    return Text(0, y, ((Run(words, 13),),))


def rows(size: tuple[float, float], least: float = 0) -> Picture:
    """Twenty rows of words, evenly down a picture of any height, and a line through all."""
    width, height = size
    assert least <= 13
    parts = [Part("above", text(20 + row * (height - 20) / ROWS)) for row in range(ROWS)]
    line = Way(((200, 20), (200, height)), Pen("ink", 1))
    plot = Frame(0, 20, width, height)
    return Picture(width, height, plot, (*parts, Part("axis_x", line), Part("axis_x", text(0))))


def test_words_on_each_other_are_counted() -> None:
    parts = (Part("above", text(0)), Part("above", text(5)), Part("above", text(60)))

    assert touching(Picture(200, 100, Frame(0, 0, 200, 100), parts)) == 1


def test_a_picture_with_room_is_drawn_large() -> None:
    ((_, scale),) = fitted(rows, 400, Frame(0, 0, 800, 500))

    assert scale == 1.15


def test_a_picture_of_few_rows_is_drawn_larger_than_one_that_fills_its_slide() -> None:
    ((picture, scale),) = fitted(rows, 330, Frame(0, 0, 900, 500))

    assert scale == 1.45
    assert picture.height * scale <= 500


def test_what_is_too_high_is_written_in_less_height_before_it_is_cut() -> None:
    def half(size: tuple[float, float], least: float) -> Picture:
        return replace(rows(size, least), parts=rows(size, least).parts[::2])

    pages = fitted(rows, 620, Frame(0, 0, 800, 290), denser=half)

    assert len(pages) == 1


def test_a_picture_is_cut_above_the_title_of_a_row() -> None:
    titles = [Part("above", text(20 + 100 * row)) for row in range(6)]
    bars = [Part("data", Box(100, 70 + 100 * row, 50, 20, "#000000")) for row in range(6)]
    tall = Picture(300, 620, Frame(0, 20, 300, 620), (*titles, *bars))

    for page in cut(tall, 330):
        first, *_ = sorted(page.marks(), key=lambda mark: extent((mark,)).top)
        assert isinstance(first, Text)


def test_a_picture_too_high_for_a_slide_is_cut_between_its_rows() -> None:
    pages = fitted(rows, 800, Frame(0, 0, 800, 300))

    texts = [mark for page, _ in pages for mark in page.marks("above")]
    assert len(pages) > 1
    assert len(texts) == ROWS
    assert all(inside(page) and touching(page) == 0 for page, _ in pages)
    assert all(page.height * scale <= 300 + 1 for page, scale in pages)


def test_each_page_has_what_stands_above_the_plot_and_its_part_of_long_lines() -> None:
    for page in cut(rows((800, 800)), 350):
        assert any(isinstance(m, Text) and m.y == 0 for m in page.marks("axis_x"))
        assert any(isinstance(m, Way) for m in page.marks("axis_x"))


def test_a_picture_without_rows_loses_the_words_that_lie_on_others() -> None:
    pages = fitted(rows, 800, Frame(0, 0, 800, 300), rows=False)

    assert len(pages) == 1
    assert touching(pages[0][0]) == 0


def test_a_mark_is_as_large_as_its_scale() -> None:
    box = extent((placed(Box(10, 10, 20, 20), 2, 5, 0),))

    assert (box.left, box.top, box.right, box.bottom) == (25, 20, 65, 60)
    assert replace(box) == box
