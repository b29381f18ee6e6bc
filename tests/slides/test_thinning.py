from slides.extent import extent
from slides.marks import Disc, Frame, Part, Picture, Run, Text
from slides.thinning import thinned

ROOM = Frame(0, 0, 200, 100)


def word(name: str, y: float) -> Part:
    return Part("value", Text(40, y, ((Run(name, 13),),), "middle"))


def test_of_words_on_each_other_the_first_stay_and_none_lies_on_a_dot() -> None:
    first, second, on_dot = word("a", 0), word("b", 5), word("c", 60)
    dot = Part("data", Disc(40, 68, 6, "#000000"))
    axis = Part("axis_x", Text(0, 62, ((Run("d", 13),),)))

    left = thinned(Picture(200, 100, ROOM, (first, second, dot, on_dot, axis)))

    assert left.parts == (first, dot, axis)


def test_the_name_of_a_larger_dot_comes_first_and_may_stand_on_its_other_side() -> None:
    small, large = Disc(40, 85, 3, "#000000"), Disc(40, 40, 9, "#000000")
    dots = (Part("data", small), Part("data", large))
    taken = Part("axis_x", Text(40, 56, ((Run("1990", 13),),), "middle"))

    left = thinned(Picture(200, 100, ROOM, (*dots, taken, word("large", 52), word("small", 90))))

    names = {mark.lines[0][0].text: mark for mark in left.marks() if isinstance(mark, Text)}
    assert extent((names["large"],)).bottom < large.y - large.radius
    assert names["small"].y == 90
