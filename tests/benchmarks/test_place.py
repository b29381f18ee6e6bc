from benchmarks.place import CHANGES, STARTS, Place, changed
from data.vocabulary import SECTORS
from ui.frame import PAGES


def test_a_place_has_an_address() -> None:
    assert Place("").path == "/"
    assert (
        Place("map").to(countries="SWE.DEU", view="a b").path == "/map?countries=SWE.DEU&view=a+b"
    )


def test_a_reader_chooses_one_sector_after_the_other() -> None:
    queries = [place.query for place in changed(Place("map").to(view="world"))]

    assert queries[0] == f"view=world&sectors={SECTORS[0]}"
    assert queries[-1].split("sectors=")[1].split(".") == list(SECTORS[:CHANGES])
    assert len(set(queries)) == CHANGES


def test_every_start_is_a_page_of_the_dashboard() -> None:
    starts = [start for group in STARTS.values() for start in group]

    assert {start.page or "overview" for start in starts} <= set(PAGES)
    assert len({start.path for start in starts}) == len(starts)
