"""The questions of the people that Samspel is for, each answered in three clicks at most."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect
from pptx import Presentation

from data.words import Words
from tests.conftest import settled
from ui.questions import QUESTIONS, asked

CLICKS = 3
LEAST_CARDS = 10
COMPUTED_MS = 120_000
ENGLISH = Words("en")
VISITS, AGREEMENTS, LOW_CARBON = (
    "Visits found in public sources",
    "Agreements and partnerships found in public sources",
    "Trade in low-carbon technology products",
)


@dataclass
class Reader:
    """Somebody who came to the first page and clicks."""

    page: Page
    clicks: int = 0

    def click(self, target: Locator) -> None:
        """Click, if three clicks have not been spent yet."""
        assert self.clicks < CLICKS, f"the answer takes more than {CLICKS} clicks"
        self.clicks += 1
        target.click()

    def asks(self, name: str) -> None:
        """Click a question on the first page."""
        [question] = [question for question in QUESTIONS if question.name == name]
        self.click(self.page.get_by_role("link", name=asked(question, ENGLISH), exact=True))

    def reads(self, card: str, headline: str, source: str) -> Locator:
        """Find a card by its key; its headline must answer and its source stand below."""
        shown = self.page.locator(f".st-key-card_{card}")
        title, foot = shown.locator(f"h2#{card}"), shown.locator(".samspel-source").last
        expect(title).to_have_text(re.compile(headline))
        expect(foot).to_contain_text(re.compile(f"Source: .*{source}"))
        settled(self.page)
        above, below = title.bounding_box(), foot.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"]
        return shown

    def takes(self, card: Locator, label: str) -> Download:
        """Open a card's menu and download one of its files: two clicks."""
        self.click(card.get_by_role("button", name=ENGLISH("card.menu")))
        with self.page.expect_download() as saved:
            self.click(self.page.get_by_role("button", name=label, exact=True))
        return saved.value


@pytest.fixture
def reader(open_page: Callable[[str], Page]) -> Reader:
    return Reader(open_page("/"))


def test_a_fourth_click_is_too_many(reader: Reader) -> None:
    heading = reader.page.locator("h1")
    for _ in range(CLICKS):
        reader.click(heading)
    with pytest.raises(AssertionError, match="more than 3 clicks"):
        reader.click(heading)


def test_how_physical_and_digital_visits_differed_before_and_after_march_2020(
    reader: Reader,
) -> None:
    reader.asks("formats")

    headline = r"Digital before March 2020: \w+ of \d+ visits on record; from then on: \d+ of \d+"
    reader.reads("formats_split", headline, VISITS)


def test_which_visits_have_no_follow_up(reader: Reader) -> None:
    reader.asks("no_follow_up")

    headline = r"\d+ of \d+ visits took place without a known follow-up"
    shown = reader.reads("visit_list", headline, VISITS)
    expect(shown.locator("h2")).to_be_in_viewport()
    bar, title = (
        reader.page.locator(place).bounding_box()
        for place in (".st-key-filter_bar", "h2#visit_list")
    )
    assert bar is not None
    assert title is not None
    assert title["y"] >= bar["y"] + bar["height"]


def test_what_to_report_to_the_ministry_with_definitions_and_sources(reader: Reader) -> None:
    reader.asks("report")
    reader.reads("visit_measures", "four measures; none is added to another", VISITS)
    headline = r"\d+ visits on record in \d{4}.\d{4}, and \d+ totals that organisations published"
    report = reader.reads("visit_report", headline, VISITS)

    saved = reader.takes(report, "XLSX")

    assert saved.suggested_filename == "samspel-visit_report.xlsx"


def test_who_our_partners_are_sector_by_sector_and_where_the_gaps_are(reader: Reader) -> None:
    reader.asks("partners")

    headline = r"touch \d+ of 10 sectors; \d+ of the \d+ fields of the \d+ partners .* are empty"
    reader.reads("partner_gaps", headline, AGREEMENTS)


def test_what_has_changed_since_an_agreement_was_signed(reader: Reader) -> None:
    [question] = [question for question in QUESTIONS if question.name == "since"]
    year = question.parameters["event"][:4]

    reader.asks("since")

    headline = f"in the 3 years after {year} than in the 3 years before"
    reader.reads("change_since", headline, LOW_CARBON)


def test_which_markets_have_high_potential_and_few_visits(reader: Reader) -> None:
    reader.asks("opportunities")

    headline = r"Of the \d+ markets with most unrealised potential for Sweden, .* on record"
    ranking = reader.reads("opportunity_ranking", headline, VISITS)
    saved = reader.takes(ranking, "CSV")

    assert saved.suggested_filename == "samspel-opportunity_ranking.csv"


def test_where_we_outperform_what_size_and_distance_predict(reader: Reader) -> None:
    reader.asks("outperform")

    # Computed once in a process of its own: on a cold server that takes longer than a page.
    reader.page.locator("#gravity_terms").wait_for(timeout=COMPUTED_MS)
    headline = r"Sweden outperforms size and distance most in .* \(95% interval .* to .*\)"
    reader.reads("actual_expected", headline, "Exports of 2022")


def test_how_two_economies_fit_and_what_made_their_trade_grow(reader: Reader) -> None:
    reader.asks("fit")

    answer = r"^What Sweden sells .* of 100 points; Sweden sells Germany .* times .*; from 1995 to"
    expect(reader.page.locator(".samspel-holdings")).to_have_text(re.compile(answer))
    headline = r"What Sweden sells fits what Germany buys at \d+ of 100 points, as number \d+ of"
    reader.reads("fit_sold", headline, "Exports of 2022")
    headline = r"Sweden.s exports to Germany grew by \d+% from 1995 to 2011, the world.s grew by"
    reader.reads("fit_growth", headline, "WIOD")


def test_a_click_on_the_map_of_specialisation_leads_on_to_the_pair(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page("/opportunities?sectors=energy")
    card = page.locator(".st-key-card_specialisation_map")
    card.get_by_role("button", name=re.compile("^Finland")).first.press("Enter")

    expect(page).to_have_url(re.compile("market=FIN"))
    link = card.get_by_role("link", name="Sweden and Finland: all that is on record")
    link.click()
    expect(page.locator("h1")).to_have_text("Sweden and Finland")


def test_whether_norway_is_years_behind_in_what_and_behind_whom(reader: Reader) -> None:
    reader.asks("behind")

    headline = r"Norway is 2\.7 years behind Iceland, .* and 1 year behind Denmark \(2023\)"
    reader.reads("behind_levels", headline, LOW_CARBON)
    reader.reads("behind_indicators", r"Norway is behind \w+ in \d of 7 indicators", LOW_CARBON)
    reader.click(reader.page.get_by_text(ENGLISH("how.title")))
    expect(reader.page.get_by_text("only what was known by then counts")).to_be_visible()


def test_what_share_of_a_years_visits_reached_a_study_an_agreement_or_exports(
    reader: Reader,
) -> None:
    reader.asks("funnel")

    headline = r"Of \d+ visits on record at least 24 months old, known to have led to a pre-study"
    reader.reads("funnel_stages", headline, VISITS)
    reader.reads("funnel_groups", r"Of \d+ visits on record old enough to tell \(\d{4}\)", VISITS)
    reader.click(reader.page.get_by_role("radio", name="sector"))
    reader.reads("funnel_groups", r"Of \d+ visits on record old enough to tell \(energy\)", VISITS)


def test_whether_exports_and_the_imports_that_they_are_agree(reader: Reader) -> None:
    reader.asks("mirror")

    expect(reader.page.locator("h1")).to_have_text(ENGLISH("mirror.title"))
    expect(reader.page.locator(".samspel-empty")).to_contain_text("UN Comtrade the flows X and M")


def test_slides_on_norway_and_germany_to_edit(reader: Reader, tmp_path: Path) -> None:
    reader.asks("slides")
    reader.click(reader.page.get_by_role("button", name=ENGLISH("ready.make")))
    expect(reader.page.locator(".samspel-entry").first).to_be_visible()
    settled(reader.page)
    told = reader.page.locator(".samspel-entry h2").all_inner_texts()
    with reader.page.expect_download() as saved:
        reader.click(reader.page.get_by_role("button", name=ENGLISH("brief.pptx")))
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)

    slides = Presentation(str(path)).slides
    titles = [slide.shapes.title.text for slide in slides if slide.shapes.title]
    assert titles[0] == "Norway and Germany"
    assert len(told) >= LEAST_CARDS
    assert all(any(title.startswith(headline) for title in titles) for headline in told)


def test_who_visited_most_on_waste_and_whether_exports_grew_there(reader: Reader) -> None:
    reader.asks("effect")

    reader.reads("effect_visitors", r"On record, El Salvador visited Sweden most on waste", VISITS)
    reader.reads("effect_conditions", r"No effect can be told from these data: \d of 5", VISITS)


def test_whether_the_answer_is_robust_or_what_it_lacks(reader: Reader) -> None:
    reader.asks("robust")

    card = reader.reads("effect_conditions", r"4 of 5 conditions are not met", VISITS)
    expect(card).to_contain_text("Load a register of every visit")
    expect(card).to_contain_text("Load exports by pair and product for the years of the visits")
    reader.click(reader.page.get_by_text(ENGLISH("how.title")))
    expect(reader.page.get_by_text("Poisson pseudo maximum likelihood").first).to_be_attached()
