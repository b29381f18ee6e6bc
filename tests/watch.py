"""Watches a browser page: what it asks for, where, and what its console complains of."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

HERE = "127.0.0.1"
WITHIN_THE_PAGE = ("data", "blob", "about")


class Watch:
    """Every request and every complaint of a page since it was made."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location})")

    def outside(self) -> list[str]:
        """The addresses asked for that are not on this machine."""
        return [address for address in self.asked if not is_here(address)]


def is_here(address: str) -> bool:
    """Whether an address stays on this machine."""
    parts = urlsplit(address)
    return parts.scheme in WITHIN_THE_PAGE or parts.hostname == HERE
