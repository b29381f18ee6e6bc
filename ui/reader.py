"""Who is reading: a random name that the browser brings back, and nothing about the person.

Streamlit begins a new session when a page is loaded again. What belongs to the reader must outlive
that, so the browser is given a cookie that ends with it and that no script can read.
"""

import re
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Final

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.document import is_document

COOKIE: Final = "samspel_reader"
NAME: Final = re.compile(r"[\w-]{43}", re.ASCII)


def name() -> str:
    """The name that this session's browser has brought; empty without one."""
    given = st.context.cookies.get(COOKIE)
    return given if isinstance(given, str) and NAME.fullmatch(given) else ""


class Named:
    """Gives a browser that opens a page without a name a new one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or _brought(Headers(scope=scope).get("cookie", "")):
            await self.app(scope, receive, send)
            return

        async def naming(message: Message) -> None:
            if message["type"] == "http.response.start" and is_document(message):
                given = cookie(scope.get("scheme", "http"))
                MutableHeaders(scope=message).append("set-cookie", given)
            await send(message)

        await self.app(scope, receive, naming)


def cookie(scheme: str) -> str:
    """A new name as a Set-Cookie header; over https it is never sent in the clear."""
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"


def _brought(header: str) -> bool:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return False
    return bool(found and NAME.fullmatch(found.value))
