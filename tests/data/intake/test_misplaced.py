"""Real files whose countries are those of other places, as their coordinates prove."""

from dataclasses import dataclass

import duckdb
import polars as pl
import pytest
from msgspec.structs import replace

from data.intake.checked import Righted
from data.intake.places import RULE
from data.intake.suggest import suggest
from tests.data.intake.tables import checked, real, tables_of


@dataclass(frozen=True)
class Wrong:
    """A file whose origins are all said to be of one country, and are of another by latitude."""

    file: str
    said: str
    was: str
    true: str
    latitudes: tuple[float, float]


FILES = (
    Wrong("sweden", "Sweden", "SWE", "DNK", (54.5, 57.8)),
    Wrong("denmark", "Denmark", "DNK", "SWE", (55.3, 68.0)),
)


@pytest.mark.parametrize("wrong", FILES, ids=lambda wrong: wrong.file)
def test_a_file_that_is_mislabelled_throughout_is_found_and_set_right(tmp_path, wrong):
    file = f"cooperation/wikidata_raw/{wrong.file}.tsv.gz"
    towns = duckdb.sql(f"from read_csv('{real(file)}', all_varchar=true, delim='\t')").pl()
    latitude = towns["originlat"].cast(float)
    assert set(towns["origincountry"]) == {wrong.said}
    assert latitude.is_between(*wrong.latitudes).all()
    others = set(towns["sistercityLabel"])
    origins = {town for town in towns["origincityLabel"] if town not in others}
    whole = next(tables_of(file, tmp_path))
    found = suggest(whole).mapping
    mapping = replace(found, countries=found.countries | {"Somaliland": "SOM"})

    counts, _, rejects = checked(whole, mapping, tmp_path)

    assert (counts.rejected, counts.facts) == (towns.height, 0)
    assert rejects.group_by("column", "value", "rule", "fix").len().rows() == [
        ("origincountry", wrong.said, RULE, wrong.true, towns.height)
    ]

    counts, facts, _ = checked(whole, replace(mapping, misplaced="coordinates"), tmp_path)

    assert counts.rejected == 0
    assert counts.righted == (Righted(wrong.was, wrong.true, towns.height),)
    stored = facts.filter(pl.col("party").is_in(origins))
    assert stored["party"].n_unique() == len(origins) > 50
    assert stored["party_country"].unique().to_list() == [wrong.true]


def test_coordinates_that_were_looked_up_by_machine_contradict_nobody(tmp_path):
    whole = next(tables_of("cooperation/twin_towns_germany_rgre.csv.gz", tmp_path))
    mapping = suggest(whole).mapping

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert RULE not in {broken.rule for broken in counts.broken}
    assert set(facts.filter(party="Peking")["party_country"]) == {"CHN"}
