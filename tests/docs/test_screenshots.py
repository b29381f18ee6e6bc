import struct

import pytest
from PIL import Image

from docs.screenshots import LARGEST, VIEWS, packed


def test_a_picture_that_is_small_keeps_every_colour() -> None:
    picture = Image.new("RGB", (300, 2))
    picture.putdata([(place % 256, place // 256, 7) for place in range(600)])

    content = packed(picture)

    assert struct.unpack(">II", content[16:24]) == (300, 2)
    assert content[25] == 2, "the colours are a palette"


def test_a_picture_that_cannot_be_made_small_is_refused() -> None:
    with pytest.raises(ValueError, match=str(LARGEST)):
        packed(Image.effect_noise((1280, 1000), 90).convert("RGB"))


def test_every_view_has_a_file_of_its_own() -> None:
    names = [view.name for view in VIEWS]
    assert len(set(names)) == len(names)
