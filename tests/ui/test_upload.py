import json
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.applications import Starlette

from data.intake.measure import File
from data.problem import Problem
from tests.asgi import Answer, ask
from ui import ticket, upload
from ui.upload import NAME, SIZES, TICKET, Dock

Send = Callable[..., Answer]


class Room(NamedTuple):
    """A disk with so many bytes free."""

    free: int


@pytest.fixture
def kept() -> list[tuple[str, bytes]]:
    """Name and content of every file that was taken."""
    return []


@pytest.fixture
def send(tmp_path: Path, kept: list[tuple[str, bytes]]) -> Send:
    """Sends a file as a page of this server does, with other headers where told."""

    def keep(files: Sequence[File]) -> str:
        kept.extend((name, path.read_bytes()) for name, path in files)
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


TWO = {"x_samspel_name": "a%2C%20b.csv,..%2Fc.csv", "x_samspel_sizes": "5,3"}


@pytest.mark.parametrize(
    "pieces",
    [[b"12345", b"678"], [b"12345678"], [b"12", b"34567", b"8"], [b"1", b"", b"2345678"]],
)
def test_files_of_one_body_land_each_whole_however_it_is_cut(
    send: Send, kept: list[tuple[str, bytes]], tmp_path: Path, pieces: list[bytes]
) -> None:
    answer = send(pieces, **TWO)

    assert answer.status == 201
    assert kept == [("a, b.csv", b"12345"), ("c.csv", b"678")]
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "pieces",
    [
        [b"12345", b"67"],
        [b"12345"],
        [b""],
        [b"12345", b"6789"],
        [b"12345678", b"9"],
        [b"12345", b"6", None],
        [b"12345", None],
    ],
)
def test_of_files_that_do_not_arrive_all_and_whole_none_is_kept(
    send: Send, kept: list[tuple[str, bytes]], tmp_path: Path, pieces: list[bytes | None]
) -> None:
    assert why(send(pieces, **TWO)) == "cut"
    assert kept == []
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("names", "sizes", "reason"),
    [
        ("a", "5,3", "cut"),
        ("a,b,c", "5,3", "cut"),
        ("a,b", "5", "cut"),
        ("a,b", "", "cut"),
        ("a,b", "5,", "cut"),
        ("a,b", "5,-3", "cut"),
        ("a,b", "5, 3", "cut"),
        ("a,b", "5,\u0663", "cut"),
        ("a,b", f"5,{'9' * 19}", "cut"),
        ("a,b", "8,0", "empty"),
        ("a,b", "600,401", "too_large"),
        (",".join("a" * 21), ",".join("1" * 21), "too_many"),
    ],
)
def test_files_that_are_not_announced_well_are_refused_before_a_byte_is_read(
    send: Send, tmp_path: Path, names: str, sizes: str, reason: str
) -> None:
    assert why(send([], x_samspel_name=names, x_samspel_sizes=sizes)) == reason
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"origin": "https://elsewhere.example"}, "foreign"),
        ({"x_samspel_ticket": "1.0"}, "expired"),
    ],
)
def test_several_files_of_another_site_are_refused_like_one(
    send: Send, changes: dict[str, str], reason: str
) -> None:
    assert why(send([], **TWO, **changes)) == reason


def test_room_is_asked_for_all_files_and_for_the_largest_twice(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "SPARE", 0)
    asked = {"x_samspel_name": "a,b", "x_samspel_sizes": "5,3"}
    for free, reason in ((12, "no_room"), (13, "")):
        monkeypatch.setattr(upload.shutil, "disk_usage", lambda _, free=free: Room(free))
        answer = send([b"12345678"], **asked)
        assert json.loads(answer.body).get("refused", "") == reason


def test_why_files_are_no_upload_is_told_in_a_sentence(tmp_path: Path) -> None:
    def keep(files: Sequence[File]) -> str:
        raise Problem("problem.together_zip", file=files[0][0])

    app = Starlette(routes=[upload.route(lambda: Dock(tmp_path, 1000, keep))])
    headers = {NAME: "a.zip,b.csv", SIZES: "1,1", TICKET: ticket.issue()}
    answer = ask(app, upload.ADDRESS, headers, "PUT", [b"12"])

    assert answer.status == 422
    assert json.loads(answer.body)["said"].startswith(
        "a.zip is a zip archive, which is added alone"
    )
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize(
    ("names", "announced", "landed"),
    [
        ("large.csv", {}, [1600 * 65536]),
        ("a.csv,b.csv", {SIZES: f"{1600 * 65536 - 7},7"}, [1600 * 65536 - 7, 7]),
    ],
)
def test_a_large_file_is_never_held_in_memory(
    tmp_path: Path, names: str, announced: dict[str, str], landed: list[int]
) -> None:
    sizes: list[int] = []

    def keep(files: Sequence[File]) -> str:
        sizes.extend(path.stat().st_size for _, path in files)
        return "token"

    app = Starlette(routes=[upload.route(lambda: Dock(tmp_path, 10**9, keep))])
    piece = b"x" * 65536
    headers = {NAME: names, TICKET: ticket.issue()} | announced
    tracemalloc.start()
    ask(app, upload.ADDRESS, headers, "PUT", [piece] * 1600)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sizes == landed
    assert peak < 20_000_000
