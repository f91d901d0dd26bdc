"""The HTTP client, with nothing of what it carries in the logs."""

import json
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

AT_ONCE = 24
"""Requests at the same time: Telegram takes about 30 a second, and each takes 50 ms and more."""


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
