"""The HTTP client, with nothing of what it carries in the logs.

The framework's own client (httpx) was the bot's narrowest place: with 24 requests at once, sending
a message took 4.6 ms of processor time with it, 2.1 ms with 24 of it that had one connection each,
and 0.5 ms with aiohttp, which the framework's contributed extensions offer as well.
"""

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

AT_ONCE = 24
"""Replies on their way at once: Telegram takes about 30 a second, and each takes 50 ms and more."""
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 5.0
_UPLOAD_SECONDS = 30.0
"""For a file on its way the answer is waited for from its first byte on."""


class Wire(BaseRequest):
    """Requests over connections that are kept open."""

    __slots__ = ("_proxy", "_session", "_width")

    def __init__(self, width: int, proxy: str | None = None) -> None:
        """Take how many requests there may be at once, and the proxy they go by, if any."""
        self._width = width
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return _ANSWER_SECONDS

    async def initialize(self) -> None:
        """Be ready for requests."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._width),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 (the framework's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002
    ) -> tuple[int, bytes]:
        """Make one request; the result is the status and the body.

        Raises:
            TimedOut: if no answer came in time.
            NetworkError: if the connection broke, or there is none.
        """
        if self._session is None:
            raise NetworkError("not connected")
        files = request_data is not None and request_data.contains_files
        wait = _UPLOAD_SECONDS if files else _ANSWER_SECONDS
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, wait),
        )
        try:
            async with self._session.request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            # No more than its kind: its words hold the address, and that holds the token.
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON that Telegram answered.

        Raises:
            TelegramError: if it isn't a JSON object.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer isn't JSON")
        return answer


def _seconds(given: object, standard: float) -> float | None:
    """A time limit as the framework gives it; None for no limit."""
    return given if given is None or isinstance(given, float | int) else standard


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """The parameters as a form; in parts, if there are files among them."""
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (file, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form
