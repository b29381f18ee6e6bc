import pytest

from tests.data.readers.mutants import LARGEST, SHARED, Mutant, offence, offended, sources, touched

MUTANTS = 240


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared/data is not here")
def test_damaged_files_give_tables_or_sentences_and_no_row_that_never_was():
    texts = {name: content for name, content in sources().items() if len(content) <= LARGEST}

    assert list(offended(texts, MUTANTS)) == []


def test_a_row_that_never_was_is_found():
    mutant = Mutant("x", "cut", b"a,b\n1,2\n3,4\n5,6\n", frozenset({4}))

    assert offence(mutant, {("1", "2"), ("3", "4")}) == ""
    assert offence(mutant, {("1", "2")}) == "line 3 was never in the file"


def test_the_lines_beside_a_touched_one_may_have_changed():
    assert touched(b"a\nb\nc\nd\n", [4]) == {2, 3, 4}
