import json
import os
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.asgi import Answer, ask
from ui import ticket, upload
from ui.upload import NAME, TICKET, Dock

Send = Callable[..., Answer]


@pytest.fixture
def kept() -> list[tuple[str, bytes]]:
    """Name and content of every file that was taken."""
    return []


@pytest.fixture
def send(tmp_path: Path, kept: list[tuple[str, bytes]]) -> Send:
    """Sends a file as a page of this server does, with other headers where told."""

    def keep(path: Path, name: str) -> str:
        kept.append((name, path.read_bytes()))
        return "token-of-the-upload"

    app = Starlette(routes=[upload.route(lambda: Dock(tmp_path / "uploads", 1000, keep))])

    def sent(pieces: Sequence[bytes | None] = (b"a,b\n", b"1,2\n"), **changes: str) -> Answer:
        headers = {
            "host": "samspel.example",
            "origin": "https://samspel.example",
            "sec-fetch-site": "same-origin",
            NAME: "visits.csv",
            TICKET: ticket.issue(),
        } | {name.replace("_", "-"): value for name, value in changes.items()}
        return ask(app, upload.ADDRESS, headers, "PUT", pieces)

    return sent


def left(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "uploads").glob("*"))


def why(answer: Answer) -> str:
    return str(json.loads(answer.body)["refused"])


def test_a_file_lands_whole_under_its_name(
    send: Send, kept: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    answer = send()

    assert answer.status == 201
    assert json.loads(answer.body) == {"upload": "token-of-the-upload"}
    assert kept == [("visits.csv", b"a,b\n1,2\n")]
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sec_fetch_site": "cross-site"}, "foreign"),
        ({"sec_fetch_site": "same-site"}, "foreign"),
        ({"origin": "https://elsewhere.example"}, "foreign"),
        ({"origin": "null"}, "foreign"),
        ({"x_samspel_ticket": ""}, "expired"),
        ({"x_samspel_ticket": "500000.00"}, "expired"),
    ],
)
def test_what_another_site_sends_is_refused_before_a_byte_is_read(
    send: Send, kept: list[tuple[str, bytes]], changes: dict[str, str], reason: str
) -> None:
    answer = send([], **changes)

    assert (answer.status, why(answer)) == (403, reason)
    assert kept == []


def test_a_form_of_another_site_finds_nothing_to_post_to(send: Send) -> None:
    app = Starlette(routes=[upload.route(lambda: Dock(Path(), 1, lambda *_: ""))])

    assert ask(app, upload.ADDRESS, method="POST").status == 405
    assert ask(app, upload.ADDRESS, method="OPTIONS").status == 405


def test_a_file_past_the_limit_is_refused_whether_it_says_so_or_not(
    send: Send, kept: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    announced = send([], content_length="1001")
    lying = send([b"x" * 600, b"x" * 600], content_length="10")

    assert [(a.status, why(a)) for a in (announced, lying)] == [(413, "too_large")] * 2
    assert kept == []
    assert left(tmp_path) == []


def test_an_empty_file_is_refused(send: Send, tmp_path: Path) -> None:
    answer = send([b""])

    assert (answer.status, why(answer)) == (422, "empty")
    assert left(tmp_path) == []


def test_a_browser_that_goes_away_leaves_nothing(
    send: Send, kept: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    answer = send([b"a,b\n", None])

    assert why(answer) == "cut"
    assert kept == []
    assert left(tmp_path) == []


def test_a_full_disk_is_told(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "SPARE", 10**18)

    assert why(send()) == "no_room"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("bes%C3%B6k.xlsx", "besök.xlsx"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C%3A%5Cfiles%5Ca.csv", "a.csv"),
        ("a%00%0A%1Bb.csv", "ab.csv"),
        ("a%E2%80%AEcsv.exe", "acsv.exe"),
        ("%3Cb%3E.csv", "<b>.csv"),
        ("%FF.csv", "�.csv"),
        ("", "?"),
        ("%20", "?"),
    ],
)
def test_a_name_is_kept_as_it_can_be_shown(header: str, name: str) -> None:
    assert upload.name_of(header) == name


def test_a_long_name_keeps_both_its_ends() -> None:
    name = upload.name_of("a" * 500 + ".csv")

    assert len(name) == upload.LONGEST_NAME
    assert name.startswith("aaa")
    assert name.endswith("aaa.csv")


def test_a_large_file_is_never_held_in_memory(tmp_path: Path) -> None:
    sizes: list[int] = []

    def keep(path: Path, name: str) -> str:
        sizes.append(path.stat().st_size)
        return name

    app = Starlette(routes=[upload.route(lambda: Dock(tmp_path, 10**9, keep))])
    piece = b"x" * 65536
    headers = {NAME: "large.csv", TICKET: ticket.issue()}
    tracemalloc.start()
    ask(app, upload.ADDRESS, headers, "PUT", [piece] * 1600)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sizes == [1600 * 65536]
    assert peak < 20_000_000


def test_what_a_killed_server_left_is_cleared_after_a_day(tmp_path: Path) -> None:
    old, new = tmp_path / "incoming-old", tmp_path / "incoming-new"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))

    upload.clear(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["incoming-new"]
