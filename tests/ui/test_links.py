from ui.links import link, listed


def test_a_link_carries_its_parameters_and_hides_no_markup() -> None:
    made = link("country", "<b>Åland & co</b>", {"country": "SWE", "with": '"><script>'})

    assert 'href="./country?country=SWE&amp;with=%22%3E%3Cscript%3E"' in made
    assert ">&lt;b&gt;Åland &amp; co&lt;/b&gt;</a>" in made


def test_a_link_may_lead_to_a_card() -> None:
    made = link("visits", "List", {"list": "no_follow_up"}, card="visit_list")

    assert 'href="./visits?list=no_follow_up#visit_list"' in made


def test_the_first_page_stands_at_the_root() -> None:
    assert 'href="./"' in link("overview", "Overview", {})


def test_the_page_that_is_shown_is_marked() -> None:
    assert 'aria-current="page"' in link("map", "Map", {}, current=True)
    assert "aria-current" not in link("map", "Map", {})


def test_links_stand_in_a_list() -> None:
    assert listed(["<a>1</a>", "<a>2</a>"], "row").count("<li>") == 2
