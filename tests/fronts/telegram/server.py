"""A Bot API server on this machine: strict about what it takes, and able to fail on request.

It keeps updates until they are confirmed by an offset (or by the webhook's answer), and delivers
them again until then, as Telegram does.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.fronts.telegram.rules import Refusal, Upload, checked, words_of

TOKEN = "4242:AAF-a-secret-that-nobody-may-see"  # noqa: S105 (of no real bot)
BOT = {"id": 4242, "is_bot": True, "first_name": "Interview", "username": "interview_test_bot"}


@dataclass(frozen=True, slots=True)
class Call:
    """One request that the bot made."""

    method: str
    given: dict[str, str]
    at: float
    ok: bool


@dataclass(slots=True)
class Message:
    """One message of the bot, as its person sees it."""

    id: int
    text: str
    markup: str
    """As it was sent, with tags."""
    buttons: tuple[tuple[str, str], ...]
    """Labels, and the data behind them."""
    file: Upload | None = None
    """A picture or a document."""


@dataclass(slots=True)
class Fault:
    """Something that goes wrong, so many times, for one method and perhaps one chat."""

    method: str
    kind: str = "error"
    """error; drop: no answer; late: done, but no answer; hang: neither; garbage: no JSON."""
    status: int = 500
    says: str = "Internal Server Error"
    parameters: Mapping[str, int] | None = None
    times: int = 1
    chat: int | None = None


@dataclass(slots=True)
class Telegram:
    """The server, and what people see on their phones."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    chats: dict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    sent: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Every text sent or edited in, chat by chat, as it happened."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What people sent as files, by the file's id."""
    notes: dict[str, str] = field(default_factory=dict)
    """What tapped buttons were answered with, by the query's id."""
    faults: list[Fault] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    webhook: dict[str, str] = field(default_factory=dict)
    confirmed: int = 0
    clock: Callable[[], float] = time.time
    arrived: Callable[[int], object] = lambda _: None
    """Called with the chat when a text has arrived."""
    _numbers: int = 1000
    _update: int = 500
    _polls: int = 0
    _queries: set[str] = field(default_factory=set)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _runner: web.AppRunner | None = None
    _delivering: asyncio.Task[None] | None = None
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    # --- the server ---------------------------------------------------------------------------

    async def start(self) -> str:
        """Listen on this machine only; the result is the base URL."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{file}", self._download)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self.url

    @property
    def url(self) -> str:
        """Where the bot finds it."""
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Go away; what nobody confirmed stays."""
        if self._delivering is not None:
            self._delivering.cancel()
            self._delivering = None
        if self._runner is not None:
            await self._runner.cleanup()

    # --- people -------------------------------------------------------------------------------

    async def push(self, **content: object) -> int:
        """Put any update into the queue; the result is its number."""
        self._update += 1
        async with self._news:
            self.waiting.append({"update_id": self._update, **content})
            self._news.notify_all()
        return self._update

    async def say(self, person: int, text: str, **more: object) -> int:
        """A person types a text, or a command; the result is the message's number."""
        message = self.message(person, text=text, **more)
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        await self.push(message=message)
        return int(message["message_id"])

    async def share(self, person: int, name: str, content: bytes) -> None:
        """A person sends a file."""
        file = f"file-{len(self.files)}"
        self.files[file] = content
        document = {"file_id": file, "file_unique_id": file, "file_name": name,
                    "file_size": len(content)}  # fmt: skip
        await self.push(message=self.message(person, document=document))

    async def edit(self, person: int, number: int, text: str) -> None:
        """A person changes a message."""
        message = self.message(person, text=text, edit_date=int(self.clock()))
        await self.push(edited_message={**message, "message_id": number})

    async def tap(self, person: int, label: str) -> str:
        """A person taps a button of the latest message that has it; the result is the query."""
        for message in reversed(self.chats[person]):
            for shown_label, data in message.buttons:
                if shown_label == label:
                    return await self.tap_data(person, data, message.id)
        raise AssertionError(f"no button {label!r} for {person}")

    async def tap_data(self, person: int, data: str, number: int = 1) -> str:
        """A person taps a button with some data behind it."""
        query = f"q{self._update + 1}"
        self._queries.add(query)
        under = {"message_id": number, "date": int(self.clock()), "chat": _chat(person)}
        await self.push(
            callback_query={
                "id": query, "from": _user(person), "chat_instance": "1", "data": data,
                "message": {**under, "from": BOT, "text": "x"},
            }
        )  # fmt: skip
        return query

    def message(self, person: int, **content: object) -> dict[str, Any]:
        """A message of a person, as an update carries it."""
        self._numbers += 1
        return {
            "message_id": self._numbers, "date": int(self.clock()), "chat": _chat(person),
            "from": _user(person), **content,
        }  # fmt: skip

    def hang_up_on(self, method: str) -> None:
        """From now on, answer requests of one method never."""
        self.faults.append(Fault(method, kind="hang", times=10**6))

    # --- what can be awaited ------------------------------------------------------------------

    async def until(self, true: Callable[[], bool], seconds: float = 8) -> None:
        """Wait until something is true of what the bot did."""
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(true)

    async def texts(self, person: int, count: int, seconds: float = 8) -> list[str]:
        """The first texts a person got, once there are so many."""
        await self.until(lambda: len(self.sent[person]) >= count, seconds)
        return self.sent[person]

    def made(self, method: str) -> list[Call]:
        """The requests of one method."""
        return [call for call in self.calls if call.method == method]

    # --- answering the bot --------------------------------------------------------------------

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given, uploads = dict(request.query), {}
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read())
            else:
                given[name] = str(value)
        fault = self._fault(method, given)
        try:
            if fault is not None and fault.kind != "late":
                return await self._fail(request, fault)
            result = await self._do(request.match_info["token"], method, given, uploads)
        except Refusal as refusal:
            return await self._refuse(method, given, refusal)
        await self._note(method, given, ok=True)
        if fault is not None:
            _cut(request)
        return web.json_response({"ok": True, "result": result})

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == "hang":
            await asyncio.Event().wait()
        if fault.kind == "drop":
            _cut(request)
        await self._note(fault.method, {}, ok=False)
        if fault.kind == "garbage":
            return web.Response(text='{"ok": tru', content_type="application/json")
        refusal = Refusal(fault.status, fault.says, fault.parameters)
        return _refused(refusal)

    def _fault(self, method: str, given: Mapping[str, str]) -> Fault | None:
        for fault in self.faults:
            here = fault.chat is None or str(fault.chat) == given.get("chat_id")
            if fault.method == method and here and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    async def _refuse(
        self, method: str, given: dict[str, str], refusal: Refusal
    ) -> web.StreamResponse:
        await self._note(method, given, ok=False)
        return _refused(refusal)

    async def _note(self, method: str, given: dict[str, str], *, ok: bool) -> None:
        async with self._news:
            self.calls.append(Call(method, given, time.monotonic(), ok))
            self._news.notify_all()

    async def _do(
        self, token: str, method: str, given: Mapping[str, str], uploads: Mapping[str, Upload]
    ) -> object:
        if token != TOKEN:
            raise Refusal(401, "Unauthorized")
        checked(method, given, uploads)
        if method == "getUpdates":
            return await self._get_updates(given)
        does: Mapping[str, Callable[[Mapping[str, str]], object]] = {
            "getMe": lambda _: BOT,
            "setWebhook": self._set_webhook,
            "deleteWebhook": lambda _: self.webhook.clear(),
            "getWebhookInfo": self._webhook_info,
            "getFile": self._file,
            "answerCallbackQuery": self._answer,
        }
        if method in {"sendMessage", "sendPhoto", "sendDocument"}:
            return self._send(method, given, uploads)
        if method in {"editMessageText", "editMessageMedia"}:
            return self._edit(method, given, uploads)
        result = does[method](given) if method in does else None
        return True if result is None else result

    def _set_webhook(self, given: Mapping[str, str]) -> None:
        self.webhook = dict(given)
        self._deliver()

    def _webhook_info(self, _: Mapping[str, str]) -> dict[str, Any]:
        url, pending = self.webhook.get("url", ""), len(self.waiting)
        return {"url": url, "has_custom_certificate": False, "pending_update_count": pending}

    def _file(self, given: Mapping[str, str]) -> dict[str, Any]:
        file = given["file_id"]
        if file not in self.files:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        return {"file_id": file, "file_unique_id": file, "file_path": file}

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.Response(status=404)
        return web.Response(body=self.files[request.match_info["file"]])

    async def _get_updates(self, given: Mapping[str, str]) -> list[dict[str, Any]]:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        self._polls += 1
        mine = self._polls
        self._confirm(int(given.get("offset", 0)))
        async with self._news:
            self._news.notify_all()
            try:
                async with asyncio.timeout(float(given.get("timeout", 0))):
                    await self._news.wait_for(lambda: bool(self.waiting) or self._polls > mine)
            except TimeoutError:
                return []
        if self._polls > mine:
            raise Refusal(409, "Conflict: terminated by other getUpdates request")
        return self.waiting[: int(given.get("limit", 100))]

    def _confirm(self, offset: int) -> None:
        kept = [update for update in self.waiting if update["update_id"] >= offset]
        self.confirmed += len(self.waiting) - len(kept)
        self.waiting[:] = kept

    def _send(
        self, method: str, given: Mapping[str, str], uploads: Mapping[str, Upload]
    ) -> dict[str, Any]:
        chat = int(given["chat_id"])
        text, buttons = words_of(method, given), _buttons(given.get("reply_markup"))
        self._numbers += 1
        file = next(iter(uploads.values()), None)
        markup = given.get("text", given.get("caption", ""))
        self.chats[chat].append(Message(self._numbers, text, markup, buttons, file))
        return self._arrived(chat, self._numbers, text)

    def _edit(
        self, method: str, given: Mapping[str, str], uploads: Mapping[str, Upload]
    ) -> dict[str, Any]:
        chat, number = int(given["chat_id"]), int(given["message_id"])
        text, buttons = words_of(method, given), _buttons(given.get("reply_markup"))
        message = next((m for m in self.chats[chat] if m.id == number), None)
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if method == "editMessageText" and message.file is not None:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        file = next(iter(uploads.values()), None)
        markup = given["text"] if file is None else json.loads(given["media"])["caption"]
        if (message.markup, message.buttons, message.file) == (markup, buttons, file):
            raise Refusal(400, "Bad Request: message is not modified: nothing in it is new")
        message.text, message.markup, message.buttons, message.file = text, markup, buttons, file
        return self._arrived(chat, number, text)

    def _arrived(self, chat: int, number: int, text: str) -> dict[str, Any]:
        self.sent[chat].append(text)
        self.arrived(chat)
        return self._as_sent(chat, number, text)

    def _answer(self, given: Mapping[str, str]) -> None:
        query = given["callback_query_id"]
        if query not in self._queries:
            raise Refusal(400, "Bad Request: query is too old or query ID is invalid")
        self._queries.discard(query)
        self.notes[query] = given.get("text", "")

    def _as_sent(self, chat: int, number: int, text: str) -> dict[str, Any]:
        return {
            "message_id": number, "date": int(self.clock()), "chat": _chat(chat), "from": BOT,
            "text": text,
        }  # fmt: skip

    # --- the webhook --------------------------------------------------------------------------

    def _deliver(self) -> None:
        if self._delivering is None or self._delivering.done():
            self._delivering = asyncio.create_task(self._deliver_all())

    async def _deliver_all(self) -> None:
        """Deliver what waits, people side by side, each person's updates in order."""
        async with aiohttp.ClientSession() as session:
            busy: dict[int, asyncio.Task[None]] = {}
            while self.webhook:
                async with self._news:
                    await self._news.wait_for(lambda: any(_of(u) not in busy for u in self.waiting))
                for update in list(self.waiting):
                    person = _of(update)
                    if person not in busy and len(busy) < 40:
                        busy[person] = asyncio.create_task(self._post(session, update, busy))
                await asyncio.sleep(0)

    async def _post(
        self, session: aiohttp.ClientSession, update: dict[str, Any], busy: dict[int, Any]
    ) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        try:
            async with session.post(self.webhook["url"], json=update, headers=headers) as answer:
                taken = answer.status == 200
        except (aiohttp.ClientError, OSError, KeyError):
            taken = False
        if not taken:
            await asyncio.sleep(0.05)  # as Telegram waits before it tries again
        async with self._news:
            if taken:
                self.waiting.remove(update)
                self.confirmed += 1
            busy.pop(_of(update), None)
            self._news.notify_all()


def _refused(refusal: Refusal) -> web.StreamResponse:
    body: dict[str, object] = {
        "ok": False, "error_code": refusal.status, "description": refusal.says,
    }  # fmt: skip
    if refusal.parameters is not None:
        body["parameters"] = dict(refusal.parameters)
    return web.json_response(body, status=refusal.status)


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _user(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": f"Person {person}"}


def _chat(chat: int) -> dict[str, Any]:
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": "A group"}
    return {"id": chat, "type": "private", "first_name": f"Person {chat}"}


def _of(update: Mapping[str, Any]) -> int:
    for part in update.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            return int(part["from"].get("id", 0))
    return 0


def _buttons(markup: str | None) -> tuple[tuple[str, str], ...]:
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    return tuple((b["text"], b["callback_data"]) for row in rows for b in row)
