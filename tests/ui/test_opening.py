import gzip

import pytest

from tests.asgi import answering, ask
from ui.opening import Opening

OURS = "<html>ours</html>"


def test_the_document_is_ours_on_every_page() -> None:
    app = Opening(answering("<html>theirs</html>", "text/html; charset=utf-8"), OURS)

    for path in ("/", "/map", "/a/b"):
        answer = ask(app, path)
        assert answer.body.decode() == OURS
        assert answer.headers["cache-control"] == "no-cache"
        assert "etag" not in answer.headers


def test_it_is_sent_compressed_where_the_browser_can_read_it() -> None:
    app = Opening(answering("theirs", "text/html"), OURS)

    answer = ask(app, "/", {"Accept-Encoding": "gzip"})

    assert gzip.decompress(answer.body).decode() == OURS
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/_stcore/health", "text/html", 200),
        ("/media/a.html", "text/html", 200),
        ("/favicon.png", "image/png", 200),
        ("/map", "text/html", 404),
    ],
)
def test_what_is_no_document_is_passed_on(path: str, kind: str, status: int) -> None:
    answer = ask(Opening(answering("theirs", kind, status), OURS), path)

    assert (answer.status, answer.body) == (status, b"theirs")
