"""The last slides of a brief: every source once, with its terms and what its coverage means."""

from collections.abc import Iterator

from data.dataset import Dataset
from data.words import Words
from figures import source
from slides import letters
from slides.brief import Brief
from slides.marks import INK, LINK, MUTED, Frame, Line, Run, Text
from slides.paper import LEAST, Places

NAME = 14.0
BETWEEN = 10.0


def datasets(brief: Brief) -> list[Dataset]:
    """The datasets of all cards, each once, in their order."""
    found = {d.name: d for entry in brief.entries for d in entry.card.datasets}
    return list(found.values())


def source_pages(brief: Brief, places: Places, words: Words) -> Iterator[list[Text]]:
    """Blocks of lines, as many to a slide as it holds."""
    frame = places.content
    top = places.title.top + places.size + 2 * BETWEEN if places.anchored else frame.top
    page: list[Text] = []
    y = top
    for dataset in datasets(brief):
        block = Text(frame.left, y, tuple(_lines(dataset, frame, words)))
        height = letters.size_of(block)[1]
        if page and y + height > frame.bottom:
            yield page
            page, y = [], top
        page.append(Text(frame.left, y, block.lines))
        y += height + BETWEEN
    if page:
        yield page


def _lines(dataset: Dataset, frame: Frame, words: Words) -> Iterator[Line]:
    link = dataset.address if dataset.address.startswith(("https://", "http://")) else ""
    for line in letters.wrapped(source.title(dataset, words), NAME, frame.width, bold=True):
        yield (Run(line, NAME, bold=True, colour=LINK if link else INK, link=link),)
    made = words("slides.dataset", producer=dataset.producer, release=dataset.release)
    licence = words("slides.licence", licence=dataset.licence) if dataset.licence else ""
    read = words("slides.read", accessed=words.date(dataset.accessed))
    facts = " ".join(filter(None, (made, licence, read)))
    coverage = words.term("coverage_means", dataset.coverage) if dataset.coverage else ""
    for text, colour in ((facts, INK), (coverage, MUTED)):
        for line in letters.wrapped(text, LEAST, frame.width) if text else []:
            yield (Run(line, LEAST, colour=colour),)
