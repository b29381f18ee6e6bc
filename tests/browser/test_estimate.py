"""What a page shows stays where it is when a long computation brings more."""

import pytest
from playwright.sync_api import Page

COMPUTED_MS = 120_000
DRAWN = """
window.drawn = {};
new MutationObserver((changes) => {
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    const inside = added.querySelectorAll?.('[class*="st-key-card_"]') ?? [];
    for (const { classList } of [added, ...inside]) {
      const key = [...(classList ?? [])].find((name) => name.startsWith("st-key-card_"));
      if (key) window.drawn[key] = 1 + (window.drawn[key] ?? 0);
    }
  }
}).observe(document, { childList: true, subtree: true });
"""


# Each asks for what no other test has: so it is computed while the page is shown.
@pytest.mark.parametrize(
    ("address", "computed", "standing"),
    [
        ("/opportunities?sectors=energy.water", "gravity_terms", "specialisation_map"),
        ("/opportunities?sectors=mobility.water", "gravity_terms", "industry_specialisation"),
    ],
    ids=["map", "chart"],
)
def test_what_stands_below_a_computation_is_not_drawn_again(
    page: Page, address: str, computed: str, standing: str
) -> None:
    page.add_init_script(DRAWN)
    page.goto(address)

    page.locator(f"#{computed}").wait_for(timeout=COMPUTED_MS)

    drawn = page.evaluate("window.drawn")
    assert drawn[f"st-key-card_{computed}"] == 1
    assert drawn[f"st-key-card_{standing}"] == 1
