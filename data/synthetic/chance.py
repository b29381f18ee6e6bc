"""Chance that belongs to a place: the same seed, stream and place always give the same number.

So a cell of a table has its noise whoever reports it and however the rows are cut into files.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

_STREAM: Final = 0x9E3779B97F4A7C15
_WORD: Final = 2**64
_MANTISSA: Final = 53


def uniform(seed: int, stream: int, places: Places) -> Floats:
    """A number in (0, 1) for each place (Steele et al. 2014, splitmix64)."""
    start = np.uint64((seed * 0xD1342543DE82EF95 + stream * 0x2545F4914F6CDD1D) % _WORD)
    word = _mixed(_mixed(places.astype(np.uint64) * np.uint64(_STREAM)) + start)
    share: Floats = ((word >> np.uint64(64 - _MANTISSA)).astype(np.float64) + 0.5) / 2.0**_MANTISSA
    return share


def normal(seed: int, stream: int, places: Places) -> Floats:
    """A standard normal number for each place (Box & Muller 1958)."""
    radius: Floats = np.sqrt(-2 * np.log(uniform(seed, 2 * stream, places)))
    angle: Floats = 2 * np.pi * uniform(seed, 2 * stream + 1, places)
    return np.multiply(radius, np.cos(angle))


def _mixed(word: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return word ^ (word >> np.uint64(31))
