"""The template of a brief's slides: the reader's own, or the administrator's."""

from pathlib import Path

import pytest

from data.settings import VARIABLE
from slides.template import own
from tests.pages.briefs import control, made, shelf, uploaded
from tests.pages.reader import told


def test_the_template_and_the_size_are_chosen_and_what_is_no_template_is_told() -> None:
    app = made(ready="annual", country="DNK", year="2019")

    control(app, "brief_size").set_value("A4").run()
    assert shelf(app).size == "A4"
    uploaded(app, "ours.pptx", own("4:3"))
    assert shelf(app).template == own("4:3")
    assert "Your template is used" in told(app)
    assert "slides are not A4; its own size was kept" in told(app)
    control(app, "brief_size").set_value("4:3").run()
    assert "its own size was kept" not in told(app)

    uploaded(app, "ours.pptx", b"PK not a template")
    assert shelf(app).template is None
    assert "This file is no PowerPoint template" in told(app)


@pytest.mark.parametrize(
    ("content", "told_so"),
    [
        (own("16:9"), "The slides have the template that your administrator has set"),
        (b"PK", "The template that is set for everybody is not used"),
        (None, "The file that the setting “template” names can’t be read"),
    ],
)
def test_the_administrators_template_is_used_or_told(
    content: bytes | None, told_so: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "samspel.toml"
    settings.write_text('template = "ours.potx"\n', "utf-8")
    if content is not None:
        (tmp_path / "ours.potx").write_bytes(content)
    monkeypatch.setenv(VARIABLE, str(settings))

    app = made(ready="annual", country="DNK", year="2019")

    assert told_so in told(app)


def test_what_the_administrators_template_lacks_is_told_of_the_readers_own_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "samspel.toml"
    settings.write_text('template = "ours.potx"\n', "utf-8")
    (tmp_path / "ours.potx").write_bytes(own("4:3"))
    monkeypatch.setenv(VARIABLE, str(settings))
    wide, square = (made(ready="annual", country="DNK", year="2019") for _ in range(2))
    assert "slides are not 16:9; its own size was kept" in told(wide)

    control(square, "brief_size").set_value("4:3").run()

    assert "its own size was kept" not in told(square)
