"""A stretch of wire between browser and server that counts what the server sends."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.parse import urlsplit

CHUNK = 65_536


class Wire(ThreadingTCPServer):
    """Passes on every connection to a server at `http://...`; `sent` counts what it answers."""

    daemon_threads = True

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self.server = str(parts.hostname), int(parts.port or 80)
        self.sent = 0
        super().__init__(("127.0.0.1", 0), Connection)

    @property
    def address(self) -> str:
        """Where a browser finds the server at the end of the wire."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Connection(BaseRequestHandler):
    """One connection, carried in both directions at once."""

    server: Wire

    def handle(self) -> None:
        """Carry bytes until either end hangs up."""
        with socket.create_connection(self.server.server) as far:
            asking = Thread(target=_carry, args=(self.request, far, None), daemon=True)
            asking.start()
            _carry(far, self.request, self.server)


def _carry(source: socket.socket, sink: socket.socket, counter: Wire | None) -> None:
    for end in (source, sink):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with suppress(OSError):
        while chunk := source.recv(CHUNK):
            if counter:
                counter.sent += len(chunk)
            sink.sendall(chunk)
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def wire(server: str) -> Iterator[Wire]:
    """A wire to a server, cut in the end."""
    with Wire(server) as laid:
        Thread(target=laid.serve_forever, name="wire", daemon=True).start()
        try:
            yield laid
        finally:
            laid.shutdown()
