import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import cells
from data.intake.cells import Known, by_text

TEXTS = st.lists(st.tuples(st.sampled_from(["a", "B", "", None]), st.integers(1, 9)), max_size=12)


def upper(texts: pl.Series) -> pl.DataFrame:
    said = pl.col("text")
    return pl.DataFrame({"text": texts}).select(
        value=said.str.to_uppercase(), rule=pl.when(said == "a").then(pl.lit("is_large"))
    )


@given(runs=TEXTS)
def test_texts_in_runs_become_what_each_of_them_does(runs):
    texts = [text for text, times in runs for _ in range(times)]

    found = by_text(pl.Series(texts, dtype=pl.String), upper)

    assert found.value.to_list() == [text and text.upper() for text in texts]
    broken = [None] * len(texts) if found.rule is None else found.rule.to_list()
    assert broken == ["is_large" if text == "a" else None for text in texts]


def test_a_text_is_worked_out_once_for_all_parts_of_a_table():
    known, asked = Known(), []

    def work(texts: pl.Series) -> pl.DataFrame:
        asked.append(texts.to_list())
        return upper(texts)

    parts = [["a", "B", None], ["B", "c"], ["a", None]]
    made = [
        by_text(pl.Series(part), lambda texts: known.worked("column", texts, work))
        for part in parts
    ]

    assert [set(texts) for texts in asked] == [{"a", "B", None}, {"c"}]
    assert [cells.value.to_list() for cells in made] == [["A", "B", None], ["B", "C"], ["A", None]]
    assert made[1].rule is None


def test_what_hardly_comes_again_is_not_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cells, "MOST", 3)
    known = Known()

    for start in range(0, 40, 2):
        texts = pl.Series([f"t{start}", f"t{start + 1}"])
        made = known.worked("column", texts, upper)
        assert made["value"].to_list() == [f"T{start}", f"T{start + 1}"]
        assert known._frames["column"].height <= 3
