"""The socket to a browser: its messages are compressed against more of those before.

Uvicorn lets them refer to the last 4 KB alone, which saves memory. A changed page resembles the one
before, so that 32 KB save a third of what is sent, for a quarter of a megabyte a reader.
"""

from typing import Any, Final

from uvicorn.config import WS_PROTOCOLS
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

CHOSEN_BY_STREAMLIT: Final = "websockets-sansio"
WINDOW_BITS: Final = 15
WINDOW_BITS_OF_BROWSERS: Final = 12
"""As uvicorn has them: a browser says little."""

LEVEL_OF_MEMORY: Final = 8


class Socket(WebSocketsSansIOProtocol):
    """Uvicorn's socket with the widest window for what it sends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.conn.available_extensions:
            self.conn.available_extensions = [
                ServerPerMessageDeflateFactory(
                    server_max_window_bits=WINDOW_BITS,
                    client_max_window_bits=WINDOW_BITS_OF_BROWSERS,
                    compress_settings={"memLevel": LEVEL_OF_MEMORY},
                )
            ]


def adopt() -> None:
    """Have uvicorn use it where Streamlit asks for uvicorn's own."""
    WS_PROTOCOLS[CHOSEN_BY_STREAMLIT] = f"{__name__}:{Socket.__name__}"
