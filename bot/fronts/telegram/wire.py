"""The HTTP clients, with nothing of what they carry in the logs."""

import asyncio
import json
from typing import Any

import httpx
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest

AT_ONCE = 24
"""Requests at the same time: Telegram takes about 30 a second, and each takes 50 ms and more."""
_SPARE = 4
"""Clients for what isn't a reply, such as registering the commands."""


class Wire(HTTPXRequest):
    """The framework's client; a malformed answer is an error like any other, and isn't logged."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON that Telegram answered.

        Raises:
            TelegramError: if it isn't a JSON object.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer isn't JSON")
        return answer


class Bundle(BaseRequest):
    """As many clients as there may be requests at once, each with one connection.

    One client with many connections is slower the more of them are used, because its pool looks
    through all of them at every request: measured here with the framework's own client, 686
    requests a second one at a time, 278 with 24 at once.
    """

    __slots__ = ("_idle", "_wires")

    parse_json_payload = staticmethod(Wire.parse_json_payload)

    def __init__(self, width: int = AT_ONCE + _SPARE) -> None:
        secure = httpx.create_ssl_context()  # built once: it is what makes a client expensive
        self._wires = [
            Wire(connection_pool_size=1, httpx_kwargs={"verify": secure}) for _ in range(width)
        ]
        self._idle: asyncio.LifoQueue[Wire] = asyncio.LifoQueue()
        for wire in self._wires:
            self._idle.put_nowait(wire)

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._wires[0].read_timeout

    async def initialize(self) -> None:
        """Open the clients."""
        await asyncio.gather(*(wire.initialize() for wire in self._wires))

    async def shutdown(self) -> None:
        """Close them."""
        await asyncio.gather(*(wire.shutdown() for wire in self._wires))

    async def do_request(self, *what: Any, **how: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make a request by an idle client: the one used last, its connection is open."""
        wire = await self._idle.get()
        try:
            return await wire.do_request(*what, **how)
        finally:
            self._idle.put_nowait(wire)
