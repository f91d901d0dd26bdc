"""The front with people in front of it: in process, and over HTTP."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.bank import Bank
from bot.fronts.telegram.building import Front, Line, build
from bot.fronts.telegram.gate import Gate
from bot.fronts.telegram.ledger import Ledger
from bot.fronts.telegram.pulse import Pulse
from bot.fronts.telegram.serving import Service
from bot.history import History
from bot.history.opening import open_database
from bot.interview import Interview
from bot.settings import Server
from tests.conftest import BEGIN
from tests.fronts.telegram.recorder import Recorder
from tests.fronts.telegram.server import BOT, TOKEN, Telegram

ME = 7


@dataclass
class Talk:
    """One person in front of the bot, in process, through its real routing."""

    front: Front
    wire: Recorder
    history: History
    interview: Interview
    failed: list[str] = field(default_factory=list)
    number: int = 0

    async def update(self, **content: Any) -> list[tuple[str, dict[str, str]]]:
        """Let any update come in; the result is what the bot asked Telegram for because of it."""
        before = len(self.wire.calls)
        self.number += 1
        await self.front.gate.take([{"update_id": self.number, **content}])
        await self.front.gate.join()
        return self.wire.calls[before:]

    def message(self, text: str | None = None, **more: Any) -> dict[str, Any]:
        """A message as an update carries it, a command marked as such."""
        message: dict[str, Any] = {
            "message_id": 100 + self.number, "date": self.number * 10,
            "chat": {"id": ME, "type": "private"},
            "from": {"id": ME, "is_bot": False, "first_name": "Ada"},
        }  # fmt: skip
        if text is not None:
            message["text"] = text
        if text is not None and text.startswith("/"):
            length = len(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {**message, **more}

    async def say(self, text: str, **more: Any) -> list[str]:
        """Type a text or a command; the result is what the bot says."""
        calls = await self.update(message=self.message(text, **more))
        return [g["text"] for name, g in calls if name in {"sendMessage", "editMessageText"}]

    async def tap(self, data: str) -> list[tuple[str, dict[str, str]]]:
        """Tap a button with some data behind it."""
        return await self.update(
            callback_query={
                "id": "q", "chat_instance": "1", "data": data,
                "from": {"id": ME, "is_bot": False, "first_name": "Ada"},
            }
        )  # fmt: skip


@contextlib.asynccontextmanager
async def talking(
    bank: Bank,
    clock: Callable[[], datetime] = lambda: BEGIN,
    allowed: frozenset[int] | None = None,
    rng: random.Random | None = None,
) -> AsyncIterator[Talk]:
    """A bot in process, started and stopped."""
    history, wire = History.open(None), Recorder()
    interview = Interview(bank, history, rng or random.Random(1))
    gate = Gate(history, Ledger(history), clock, allowed)
    front = build(interview, gate, Line(TOKEN, "https://x", wire), clock, lambda: None)
    await front.app.initialize()
    gate.name = str(BOT["username"])
    await front.app.start()
    wire.calls.clear()
    try:
        yield Talk(front, wire, history, interview)
    finally:
        await front.app.stop()
        await front.app.shutdown()
        history.close()


@pytest.fixture
async def talk(small: Bank) -> AsyncIterator[Talk]:
    """One person and the bot, over the small bank."""
    async with talking(small) as begun:
        yield begun


@dataclass
class Live:
    """The whole service in this process, talking HTTP to the server."""

    telegram: Telegram
    bank: Bank
    database: Path
    server: Server
    db: Database | None = None
    service: Service | None = None
    history: History | None = None
    running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to serve."""
        self.db = open_database(self.database, 0.05)
        self.history = History(self.db)
        interview = Interview(self.bank, self.history, random.Random(1))
        pulse = Pulse(self.database, "webhook" if self.server.webhook_url else "polling")
        self.service = Service(TOKEN, self.server, interview, self.history, pulse, poll_seconds=1)
        self.running = asyncio.create_task(self.service.run("a test"))

    def limit_pages(self, most: int) -> None:
        """Make the disk as small as this many pages, or as what is used already."""
        assert self.db is not None
        self.db.execute(f"PRAGMA max_page_count = {most}")

    def take_rights(self, *, away: bool) -> None:
        """Let SQLite refuse every write, as it does where the rights or the disk do."""
        assert self.db is not None
        self.db.execute(f"PRAGMA query_only = {away}")

    async def stop(self) -> None:
        """End it as a signal would."""
        if self.service is not None and self.history is not None and self.running is not None:
            self.service.over.set()
            try:
                await self.running
            finally:
                self.history.close()
                self.service = self.history = self.running = None


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API server."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def live(telegram: Telegram, small: Bank, tmp_path: Path) -> AsyncIterator[Live]:
    """The service, polling."""
    begun = Live(telegram, small, tmp_path / "db", Server(base_url=telegram.url))
    await begun.start()
    yield begun
    await begun.stop()
