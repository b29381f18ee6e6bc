import csv
import io

import pytest

from benchmarks.dirty import dirtied, files
from benchmarks.faults import FAULTS
from benchmarks.reading import f1, measure


def test_f1_counts_repeated_things_as_often_as_they_are_there():
    assert f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)
    assert f1(["a"], ["b"]) == 0
    assert f1([], []) == 1


def test_what_is_not_dirtied_is_the_clean_table():
    dirty = next(dirty for _, dirty in files(5) if dirty.faults == ["none"])

    found = list(csv.reader(io.StringIO(dirty.content().decode(), newline="")))

    assert found == [dirty.titles, *dirty.rows]


def test_every_fault_is_done_on_its_own_and_with_others():
    done = [dirty.faults for _, dirty in files(600)]

    assert {faults[0] for faults in done if len(faults) == 1} == set(FAULTS)
    assert sum(len(faults) > 1 for faults in done) > 300


def test_the_same_number_gives_the_same_file():
    assert dirtied(217).content() == dirtied(217).content()


def test_more_of_dirty_files_is_read_than_duckdb_reads():
    figures = [figure for figure in measure(40) if figure.target is not None]

    assert len(figures) == 3
    assert all(figure.value > 0.9 and figure.passed for figure in figures)
