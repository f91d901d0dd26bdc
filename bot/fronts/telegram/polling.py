"""Asking Telegram for updates, and what can't be read among them.

An update that the framework can't parse would make it ask for the same batch for ever. Here it is
put aside, and an empty update of the same number goes on in its place, so that it gets confirmed.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.fronts.telegram.wire import Wire

POLL_SECONDS = 10
"""How long Telegram holds the answer back while there is nothing new."""
_STALLED_SECONDS = POLL_SECONDS + 10

_log = logging.getLogger(__name__)
PutAside = Callable[[object, Exception], Awaitable[None]]


class PollWire(Wire):
    """The client for ``getUpdates`` alone: notices stalls, and hands over only what can be read."""

    __slots__ = ("_beat", "_put_aside", "_refused")

    def __init__(
        self, beat: Callable[[], None], put_aside: PutAside, refused: Callable[[], None]
    ) -> None:
        """Take what is needed.

        Args:
            beat: called whenever Telegram has answered.
            put_aside: given what can't be read.
            refused: called when Telegram takes the token for invalid.
        """
        super().__init__(connection_pool_size=2)
        self._refused = refused
        self._beat = beat
        self._put_aside = put_aside

    async def do_request(  # noqa: PLR0913, PLR0917 (the framework's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Ask once. A connection that neither answers nor breaks is given up and opened anew."""
        try:
            async with asyncio.timeout(_STALLED_SECONDS):
                code, payload = await super().do_request(
                    url, method, request_data, read_timeout, write_timeout, connect_timeout,
                    pool_timeout,
                )  # fmt: skip
        except (TimeoutError, TimedOut):
            _log.warning("asking Telegram for updates took too long; asking anew")
            raise TimedOut("the poll stalled") from None
        if code == HTTPStatus.OK:
            self._beat()
            payload = await readable(payload, self._put_aside)
        elif code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
            self._refused()
        return code, payload


async def readable(payload: bytes, put_aside: PutAside) -> bytes:
    """The same answer with nothing in it that the framework can't parse."""
    try:
        answer = json.loads(payload)
        batch = answer["result"]
    except (ValueError, KeyError, TypeError):
        return payload
    if not isinstance(batch, list):
        return payload
    faults = {place: fault for place, raw in enumerate(batch) if (fault := unreadable(raw))}
    if not faults:
        return payload
    for place, fault in faults.items():
        await put_aside(batch[place], fault)
    answer["result"] = [
        raw if place not in faults else _emptied(raw) for place, raw in enumerate(batch)
    ]
    answer["result"] = [raw for raw in answer["result"] if raw]
    return json.dumps(answer).encode()


def unreadable(raw: object) -> Exception | None:
    """What is wrong with an update as it came; None if it can be parsed."""
    try:
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            return TypeError("no update")
        Update.de_json(raw, None)
    except Exception as fault:  # noqa: BLE001  (whatever the framework stumbles over)
        return fault
    return None


def _emptied(raw: object) -> dict[str, int] | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return {"update_id": number} if isinstance(number, int) else None
