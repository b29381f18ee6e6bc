from benchmarks.place import CHANGES, OWN_CHANGES, STARTS, Place, changed
from data.vocabulary import SECTORS
from ui.frame import PAGES
from ui.options import OPTIONS


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


def test_a_page_without_such_a_filter_has_changes_of_its_own_that_differ() -> None:
    for name, steps in OWN_CHANGES.items():
        [first, *_] = STARTS[name]
        places = changed(first)
        assert len({place.query for place in places}) == len(steps) == CHANGES
        for step in steps:
            for parameter, value in step.items():
                known = OPTIONS[name].get(parameter)
                assert parameter == "sectors" or (known is not None and known.accepts(value))
