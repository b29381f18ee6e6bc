from pathlib import Path

from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.serving import serving
from ui.socket import WINDOW_BITS


def test_messages_to_a_browser_are_compressed_with_the_widest_window(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        where = server.address.replace("http", "ws", 1) + "/_stcore/stream"
        with connect(where, subprotocols=[Subprotocol("streamlit")]) as socket:
            (compression,) = socket.protocol.extensions

    assert isinstance(compression, PerMessageDeflate)
    assert compression.remote_max_window_bits == WINDOW_BITS
    assert not compression.remote_no_context_takeover
