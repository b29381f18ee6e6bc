"""`python -m ui.serve` as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from data.settings import HOME, VARIABLE, Settings
from tests.serving import Server, free_port, serving, settings_file
from ui.serve import address


def started(settings: Path) -> subprocess.CompletedProcess[str]:
    """A start that is expected to end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "ui.serve"],
        cwd=HOME,
        env=os.environ | {VARIABLE: str(settings)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_says_in_one_line_where_it_is_and_nothing_else(server: Server) -> None:
    assert server.said().splitlines()[0].startswith(f"Samspel is at {server.address}")
    assert "Streamlit" not in server.said()


def test_a_port_in_use_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = started(settings_file(tmp_path, port))

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert f"Port {port} is in use" in ended.stderr
    assert "samspel.toml" in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize("text", ["port = ", "prot = 1", 'port = "x"'])
def test_unreadable_settings_are_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "samspel.toml"
    path.write_text(text)

    ended = started(path)

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "samspel.toml" in ended.stderr


def test_an_address_of_another_machine_is_told_in_a_sentence(tmp_path: Path) -> None:
    ended = started(settings_file(tmp_path, free_port(), 'host = "192.0.2.1"'))

    assert ended.returncode == 2
    assert "192.0.2.1" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_interrupting_it_ends_it_quietly(tmp_path: Path) -> None:
    with serving(tmp_path) as running:
        running.process.send_signal(signal.SIGINT)
        code = running.process.wait(20)

        assert code == 0
        assert len(running.said().splitlines()) == 1


def test_bundles_are_sent_compressed_and_kept(server: Server) -> None:
    document = urlopen(server.address, timeout=10).read().decode()
    script = document.split('type="module" crossorigin src="./')[1].split('"')[0]

    request = Request(f"{server.address}/{script}", headers={"Accept-Encoding": "br"})
    with urlopen(request, timeout=10) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]
        assert int(answer.headers["Content-Length"]) < 200_000


def test_another_name_of_this_machine_is_refused_to_the_page(server: Server) -> None:
    port = server.address.rpartition(":")[2]
    with socket.create_connection(("127.0.0.1", int(port)), timeout=10) as line:
        line.sendall(
            b"GET /_stcore/stream HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        assert b"403" in line.recv(100)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::", "http://[::1]:8501"),
    ],
)
def test_the_address_told_opens_in_a_browser_here(host: str, expected: str) -> None:
    assert address(Settings(host=host, port=8501)) == expected
