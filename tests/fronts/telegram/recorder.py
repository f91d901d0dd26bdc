"""A client that goes nowhere: it records what the bot asks for and answers like Telegram."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from tests.fronts.telegram.rules import WORDS, Refusal, Upload, checked, words_of
from tests.fronts.telegram.server import BOT


class Recorder(BaseRequest):
    """Every request in order, checked by the rules of the Bot API."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.uploads: list[Upload] = []
        """Every file in order."""
        self.refusals: dict[str, list[Refusal]] = {}
        """Refusals to come, by method."""
        self.refused: list[str] = []
        """What was refused because it breaks a rule."""
        self._message = 0

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Nothing is closed."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Record one request and answer it."""
        assert method == "POST"
        name = url.rpartition("/")[2]
        given = {} if request_data is None else dict(request_data.json_parameters)
        uploads = _uploads(request_data)
        self.calls.append((name, given))
        self.uploads.extend(uploads.values())
        if self.refusals.get(name):
            return _refused(self.refusals[name].pop(0))
        try:
            checked(name, given, uploads)
            result = self._result(name, given)
        except Refusal as refusal:
            self.refused.append(refusal.says)
            return _refused(refusal)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def texts(self) -> list[str]:
        """What was sent or edited in, as it is shown."""
        return [
            text for name, given in self.calls if name in WORDS and (text := words_of(name, given))
        ]

    def named(self, name: str) -> list[dict[str, str]]:
        """The parameters of all requests of one method."""
        return [given for called, given in self.calls if called == name]

    def _result(self, name: str, given: dict[str, str]) -> object:
        if name == "getMe":
            return BOT
        if name not in WORDS:
            return True
        text = words_of(name, given)
        self._message += 1
        number = int(given.get("message_id", self._message))
        chat = {"id": int(given["chat_id"]), "type": "private", "first_name": "P"}
        return {"message_id": number, "date": 1, "chat": chat, "from": BOT, "text": text}


def _uploads(data: RequestData | None) -> dict[str, Upload]:
    if data is None or not data.contains_files:
        return {}
    return {
        place: Upload(str(name), content if isinstance(content, bytes) else content.read())
        for place, (name, content, _) in data.multipart_data.items()
    }


def _refused(refusal: Refusal) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": refusal.status, "description": refusal.says}
    return refusal.status, json.dumps(body).encode()
