import pytest

from tests.data.intake.mutants import SHARED, offences

MUTANTS = 12


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared/data is not here")
def test_a_damaged_line_changes_no_other_and_every_row_is_counted():
    assert list(offences(MUTANTS)) == []
