"""What every answer of the server tells the browser about safety: nothing from outside."""

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def headers(document: str) -> dict[str, str]:
    """The headers for a page of which `document` is the HTML."""
    return {
        "Content-Security-Policy": policy(document),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def policy(document: str) -> str:
    """A Content-Security-Policy that names no host but the server's own.

    Of scripts that stand in the page only those of `document` run, known by their hashes. Styles
    are written by the page's own scripts, which a policy can't tell from others. Components are
    loaded from blob: addresses, which only a page's own script can make.
    """
    scripts = " ".join(f"'sha256-{_hash(text)}'" for text in INLINE_SCRIPT.findall(document))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {scripts}".strip(),
        "style-src": "'self' 'unsafe-inline' blob:",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "connect-src": "'self' blob: data:",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


class SafetyHeaders:
    """Adds `headers` to every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, tell)
