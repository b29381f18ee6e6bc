"""A reader without a browser: asks the server for pages as a browser does, and waits for all."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.place import Place

PATIENCE_S: Final = 60.0


class Session:
    """One open page; every run of it must succeed."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def ask(self, place: Place) -> float:
        """Seconds until the server has sent all of a place; RuntimeError where it failed."""
        message = BackMsg()
        message.rerun_script.page_name = place.page
        message.rerun_script.query_string = place.query
        message.rerun_script.context_info.locale = "en"
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await asyncio.wait_for(self._finished(place), PATIENCE_S)
        return time.perf_counter() - start

    async def _finished(self, place: Place) -> None:
        async for frame in self._socket:
            assert isinstance(frame, bytes)
            told = ForwardMsg.FromString(frame)
            kind = told.WhichOneof("type")
            if kind == "script_finished":
                if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                raise RuntimeError(f"{place.path}: the run did not succeed")
            if kind == "delta" and told.delta.new_element.HasField("exception"):
                raise RuntimeError(f"{place.path}: an exception on the page")
        raise RuntimeError(f"{place.path}: the server hung up")


@asynccontextmanager
async def session(address: str) -> AsyncIterator[Session]:
    """A new session with the server at `http://...`."""
    where = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(where, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        yield Session(socket)
