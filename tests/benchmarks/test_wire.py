import socket
from socketserver import BaseRequestHandler, TCPServer
from threading import Thread

from benchmarks.wire import wire

ANSWER = b"x" * 70_001


class Answering(BaseRequestHandler):
    def handle(self) -> None:
        assert self.request.recv(5) == b"hello"
        self.request.sendall(ANSWER)


def test_a_wire_carries_all_and_counts_what_the_server_sends() -> None:
    with TCPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.handle_request, daemon=True).start()
        with (
            wire(f"http://127.0.0.1:{server.server_address[1]}") as line,
            socket.create_connection(line.server_address) as near,
        ):
            near.sendall(b"hello")
            got = b"".join(iter(lambda: near.recv(4096), b""))

    assert got == ANSWER
    assert line.sent == len(ANSWER)
