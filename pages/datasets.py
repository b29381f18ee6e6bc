import polars as pl

from analytics.records import first
from figures.coverage_strip import coverage_strip
from figures.dataset_rows import dataset_rows
from figures.version_list import version_list
from ui import cache, choice, frame, holdings, source_card, versions
from ui.notice import contained

PREVIEWED = 200

with frame.page("datasets", controls=()) as page:
    versions.told(page.words)
    choice.link(page, "add")
    chosen = choice.dataset(page)
    rows = cache.facts(chosen)
    with contained(page.words):
        source_card.show(chosen, rows.select(pl.len()).collect().item(), page.words)
        source_card.download(chosen, page.words)
    if versions.is_stored(chosen):
        page.card(version_list, lambda: versions.store().versions(chosen.name), chosen)
        with contained(page.words):
            versions.change(chosen, page.words)
    page.card(coverage_strip, lambda: holdings.covered([chosen]), chosen)
    page.card(dataset_rows, lambda: first(rows, PREVIEWED), chosen)
