import polars as pl

from slides.marks import Frame
from slides.table import tables
from tests.figures.contexts import ENGLISH
from tests.slides import cards

ROOM = Frame(0, 0, 600, 300)
LONG = "a delegation of the ministry, of three regions and of the chamber of commerce " * 2


def test_rows_are_about_as_many_on_each_of_several_slides() -> None:
    table = pl.DataFrame({"topic": [f"subject {k}" for k in range(13)]})

    made = tables(cards.card("even", None, table), ROOM, ENGLISH)

    assert [len(one.rows) for one in made] == [7, 6]


def test_a_cell_of_many_words_has_as_many_lines_as_there_is_room_for() -> None:
    columns = {name: ["energy"] for name in ("host", "type", "sector", "topic")}
    alone = pl.DataFrame(columns | {"visitors": [LONG]})
    many = pl.concat([alone] * 7)

    (roomy,) = tables(cards.card("alone", None, alone), Frame(0, 0, 360, 300), ENGLISH)
    full = tables(cards.card("many", None, many), Frame(0, 0, 360, 300), ENGLISH)

    assert len(roomy.rows[0][-1].lines) == 6
    assert min(len(row[-1].lines) for one in full for row in one.rows) < 6
    assert all(sum(one.heights) <= 300 for one in (roomy, *full))
