"""Tickets that a page hands to its reader, so that no other site can send files in his name.

A ticket says when it was made and bears the server's mark; another site can't read the page, so it
has none. A server that starts anew knows none of the old ones.
"""

import hmac
import secrets
import time
from functools import cache

HOURS_GOOD = 24
SECONDS_AN_HOUR = 3600


@cache
def _secret() -> bytes:
    return secrets.token_bytes(32)


def issue(now: float | None = None) -> str:
    """A ticket of this hour; `now` is in seconds since 1970, the clock's unless told."""
    return _marked(_hour(now))


def is_good(ticket: str, now: float | None = None) -> bool:
    """Whether this server made the ticket and it is not older than a day."""
    made = ticket.partition(".")[0]
    if not (made.isascii() and made.isdigit()) or not hmac.compare_digest(
        ticket.encode(), _marked(int(made)).encode()
    ):
        return False
    return 0 <= _hour(now) - int(made) <= HOURS_GOOD


def _marked(hour: int) -> str:
    return f"{hour}.{hmac.digest(_secret(), str(hour).encode(), 'sha256').hex()}"


def _hour(now: float | None) -> int:
    return int((time.time() if now is None else now) // SECONDS_AN_HOUR)
