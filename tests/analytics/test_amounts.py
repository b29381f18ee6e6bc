import polars as pl
import pytest

from analytics.amounts import in_full, in_sector, known_sum, measure_of, missing_cells, undirected
from tests.analytics.frames import agreements, exports, visits


def test_an_aggregate_tells_its_measure_by_its_columns() -> None:
    assert [measure_of(frame()) for frame in (exports, visits, agreements)] == [
        "exports",
        "visits",
        "agreements",
    ]


def test_a_frame_that_is_no_aggregate_is_refused() -> None:
    with pytest.raises(ValueError, match="not an aggregate"):
        measure_of(pl.DataFrame({"year": [2020]}))


def test_only_agreements_have_no_direction() -> None:
    assert [undirected(frame()) for frame in (exports, visits, agreements)] == [False, False, True]


def test_goods_are_whole_once_per_pair_and_facts_of_people_once_per_sector() -> None:
    assert [in_full(frame()) for frame in (exports, visits)] == ["amount_once", "amount"]
    assert [in_sector(frame()) for frame in (exports, visits)] == ["amount", "amount_once"]


@pytest.mark.parametrize(
    ("values", "total"), [([1.0, 2.0], 3.0), ([1.0, None], 1.0), ([None], None), ([], None)]
)
def test_a_sum_of_nothing_known_is_unknown(values: list[float | None], total: float | None) -> None:
    frame = pl.DataFrame({"x": values}, {"x": pl.Float64()})
    assert frame.select(known_sum("x")).item() == total


def test_cells_without_a_value_are_counted() -> None:
    flows = exports((2020, "SWE", "NOR", "energy", 1.0)).with_columns(missing=pl.lit(3))
    assert missing_cells(flows) == 3
    assert missing_cells(visits()) == 0
