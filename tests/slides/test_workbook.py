import fastexcel

from slides.workbook import workbook
from tests.figures.contexts import ENGLISH
from tests.slides import cards


def test_a_workbook_has_a_sheet_a_card_and_the_sources() -> None:
    brief = cards.brief(cards.bars(), cards.nothing(), cards.lines())

    book = fastexcel.read_excel(workbook(brief, ENGLISH))

    assert book.sheet_names == [
        "1 Germany takes 9.2% of what Sw",
        "3 Germany takes 9.2% of what Sw",
        "Sources",
    ]
    first = book.load_sheet(0).to_polars()
    assert first[:, 1].to_list() == brief.entries[0].card.table["out"].to_list()


def test_the_sources_tell_every_card_s_selection_and_live_view() -> None:
    book = fastexcel.read_excel(workbook(cards.brief(cards.bars()), ENGLISH))

    told = book.load_sheet("Sources", header_row=None).to_polars()[:, 1].to_list()
    assert "Sweden, energy" in told
    assert cards.ADDRESS in told
