from pathlib import Path

import pytest

from tests.asgi import answering, ask
from ui.assets import Assets, below
from ui.compression import Compression

READS = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def app(tmp_path: Path) -> Compression:
    (tmp_path / "a.js").write_text("const answer = 42;\n" * 200)
    return Compression(answering("passed on"), Assets(below(tmp_path, "/static/")))


def test_a_static_file_is_sent_compressed(app: Compression) -> None:
    answer = ask(app, "/static/a.js", READS)

    assert answer.status == 200
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert len(answer.body) < 200


def test_a_browser_that_has_the_file_is_not_sent_it_again(app: Compression) -> None:
    tag = ask(app, "/static/a.js", READS).headers["etag"]

    for known in (tag, f"W/{tag}", f'"x", {tag}'):
        answer = ask(app, "/static/a.js", READS | {"If-None-Match": known})
        assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        ("/static/b.js", READS, "GET"),
        ("/static/a.js", {}, "GET"),
        ("/static/a.js", READS | {"Range": "bytes=0-9"}, "GET"),
        ("/static/a.js", READS, "POST"),
    ],
)
def test_everything_else_is_passed_on(
    app: Compression, path: str, headers: dict[str, str], method: str
) -> None:
    assert ask(app, path, headers, method).body == b"passed on"
