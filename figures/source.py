"""How a dataset is named under a figure, in a file and on a slide."""

from collections.abc import Iterable

from data.dataset import Dataset
from data.words import Words


def title(dataset: Dataset, words: Words) -> str:
    """A dataset's title: the catalogue's, or its own where it was added later."""
    key = f"dataset.{dataset.name}.title"
    return words(key) if words.has(key) else dataset.title


def short(dataset: Dataset, words: Words) -> str:
    """A dataset's name in a few words, for lists to choose from."""
    key = f"dataset.{dataset.name}.short"
    return words(key) if words.has(key) else dataset.title


def what(dataset: Dataset, words: Words) -> str:
    """What one row of the dataset counts; empty where nothing is said of it."""
    key = f"dataset.{dataset.name}.what"
    return words(key) if words.has(key) else ""


def caveats(dataset: Dataset, words: Words) -> tuple[str, ...]:
    """What the dataset can't say, in the reader's language where the catalogue has it."""
    return words.sentences(f"dataset.{dataset.name}.caveats") or dataset.caveats


def line(datasets: Iterable[Dataset], words: Words) -> str:
    """The source line: each dataset with producer, release, date read and coverage."""
    named = [
        words(
            f"card.{'one_source' if dataset.accessed else 'one_unread'}",
            producer=dataset.producer,
            title=title(dataset, words),
            release=dataset.release,
            accessed=words.date(dataset.accessed),
            coverage=words.term("coverage", dataset.coverage or None),
        )
        for dataset in datasets
    ]
    return words("card.source", sources="; ".join(named))
