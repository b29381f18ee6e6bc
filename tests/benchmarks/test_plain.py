import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.plain import PAGE, WITHOUT_EXPORTS
from data.vocabulary import SECTORS

FIRST, *REST = (sector for sector in SECTORS if sector not in WITHOUT_EXPORTS)


@pytest.fixture(scope="module")
def page() -> AppTest:
    return AppTest.from_file(str(PAGE), default_timeout=30).run()


def drawn(page: AppTest, *sectors: str) -> list[str]:
    page.multiselect[0].set_value(list(sectors)).run()
    assert not page.exception
    return [chart.proto.spec for chart in page.get("plotly_chart")]


def test_the_plain_page_has_four_charts_and_a_map(page: AppTest) -> None:
    figures = drawn(page)

    assert len(figures) == 5
    assert sum("scattergeo" in figure for figure in figures) == 1


@pytest.mark.parametrize("sector", REST)
def test_a_further_sector_changes_the_map_and_most_charts(page: AppTest, sector: str) -> None:
    before, after = drawn(page, FIRST), drawn(page, FIRST, sector)

    assert before[0] != after[0]
    assert sum(one != other for one, other in zip(before, after, strict=True)) >= 4


def test_sectors_without_exports_change_none(page: AppTest) -> None:
    assert drawn(page, FIRST) == drawn(page, FIRST, *WITHOUT_EXPORTS)
