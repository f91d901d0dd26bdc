"""The life of one process: start, serve, stop."""

import asyncio
import contextlib
import gc
import logging
import random
import signal
from collections.abc import AsyncIterator, Awaitable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from telegram.error import InvalidToken

from bot import __version__
from bot.bank import load_bank
from bot.errors import SettingsError
from bot.fronts.telegram import logs, profile, webhook
from bot.fronts.telegram.building import Front, Line, build
from bot.fronts.telegram.gate import Gate
from bot.fronts.telegram.insisting import insist
from bot.fronts.telegram.ledger import Ledger
from bot.fronts.telegram.lock import only_one
from bot.fronts.telegram.polling import POLL_SECONDS, Poller
from bot.fronts.telegram.pulse import Pulse
from bot.fronts.telegram.reading import WANTED
from bot.fronts.telegram.reminders import Reminders
from bot.fronts.telegram.wire import AT_ONCE, Wire
from bot.history import History
from bot.interview import Interview
from bot.settings import Place, Server

_log = logging.getLogger(__name__)
_BUSY_SECONDS = 0.25
"""How long everybody may wait for another process that writes; then waiting goes on in the loop."""
_GRACE_SECONDS = 0.3
_STOP_SECONDS = 0.9
_TIDY_SECONDS = 24 * 3600
_BEAT_SECONDS = 10
_SPARE = 4
"""Connections for what isn't a reply: asking for updates, registering the commands."""
_NOT_KNOWN = "Telegram doesn't know this token; copy it again from @BotFather into TELEGRAM_TOKEN"


def serve(place: Place, token: str, server: Server | None = None) -> int:
    """Serve until stopped; the result is the exit status.

    Raises:
        InterviewBotError: if the bank, the database or the token can't be used.
    """
    chosen = server or Server()
    logs.set_up(token, chosen.log_level, as_json=chosen.log_json)
    bank = load_bank(place.bank)
    with (
        only_one(place.database),
        contextlib.closing(History.open(place.database, _BUSY_SECONDS)) as history,
    ):
        interview = Interview(bank, history, random.Random())  # noqa: S311 (no secret hangs on it)
        pulse = Pulse(place.database, "webhook" if chosen.webhook_url else "polling")
        with asyncio.Runner() as runner:
            runner.run(Service(token, chosen, interview, history, pulse).run(
                f"{len(bank.questions)} questions, database {place.database}"
            ))  # fmt: skip
    return 0


@dataclass(slots=True)
class Service:
    """One run of the bot, in the loop that runs it."""

    token: str
    server: Server
    interview: Interview
    history: History
    pulse: Pulse
    poll_seconds: int = POLL_SECONDS
    over: asyncio.Event = field(default_factory=asyncio.Event)
    refused: bool = False
    """Whether Telegram took the token for invalid."""

    async def run(self, what: str) -> None:
        """Serve until a signal, or until Telegram refuses the token."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):  # not on every system
                loop.add_signal_handler(number, self.over.set)
        front = self._front()
        with contextlib.suppress(TimeoutError):
            # Stopping may take no longer than this: all that counts is in the database already.
            async with _bounded(self.over, _STOP_SECONDS):
                try:
                    if await self._until_over(self._connect(front)):
                        await self._serve(front, what)
                finally:
                    await front.hang_up()
        if self.refused:
            raise SettingsError(_NOT_KNOWN)

    def _front(self) -> Front:
        gate = Gate(self.history, Ledger(self.history), _now, self.server.allowed)
        wire = Wire(AT_ONCE + _SPARE, self.server.proxy)
        line = Line(self.token, self.server.base_url, wire)
        return build(self.interview, gate, line, _now, self._refuse)

    def _refuse(self) -> None:
        self.refused = True
        self.over.set()

    async def _connect(self, front: Front) -> None:
        """Learn the bot's name. A server that can't be reached yet is waited for."""
        await insist(front.app.initialize, final=(InvalidToken,))
        front.gate.name = front.app.bot.username

    async def _serve(self, front: Front, what: str) -> None:
        mode = f"webhook at {self.server.listen}" if self.server.webhook_url else "polling"
        _log.info("interview-bot %s serves @%s by %s: %s", __version__, front.gate.name, mode, what)
        await front.app.start()
        chores = [
            _chore("the menu", profile.register(front.app.bot)),
            _chore("tidying", self._tidy(front)),
            _chore("warming up", self._warm_up()),
            _chore("closing", self._close(front)),
        ]
        try:
            if await self._until_over(front.gate.reopen()):
                # Not before: what they write would be taken up a second time.
                chores.append(_chore("reminding", self._reminders(front).run()))
                await (self._be_told(front) if self.server.webhook_url else self._ask(front))
        finally:
            for chore in chores:
                chore.cancel()
            front.lanes.close()
            front.gate.clear()
            await front.lanes.clear(_GRACE_SECONDS)
            await front.app.stop()
            await front.app.shutdown()
            front.gate.ledger.close()
            _log.info("stopped; what isn't answered yet is answered at the next start")

    def _reminders(self, front: Front) -> Reminders:
        return Reminders(self.interview, front.gate, _now, self.server.allowed)

    async def _ask(self, front: Front) -> None:
        """Ask Telegram for updates, again and again."""
        bot = front.app.bot
        poller = Poller(bot, front.line.client, front.gate, self.pulse.beat, self.poll_seconds)
        await self._until_over(poller.run())

    async def _be_told(self, front: Front) -> None:
        """Be told of updates."""
        url, secret = self.server.webhook_url, webhook.secret_of(self.token)
        host, _, port = self.server.listen.rpartition(":")
        door = webhook.Door(front.gate, secret, lambda: self.pulse.status(self.history))
        try:
            pages = await webhook.listen(door, urlsplit(url).path, host.strip("[]"), int(port))
        except OSError as error:
            raise SettingsError(
                f"can't listen on {self.server.listen}: {error.strerror}; choose another with "
                "WEBHOOK_LISTEN"
            ) from None
        try:
            await self._until_over(self._announce(front, url, secret))
        finally:
            await pages.cleanup()

    async def _announce(self, front: Front, url: str, secret: str) -> None:
        """Tell Telegram where to find us, and see from time to time that it still knows."""
        bot = front.app.bot
        known = ""
        while True:
            if known != url:
                await insist(
                    lambda: bot.set_webhook(url, allowed_updates=WANTED, secret_token=secret),
                    final=(InvalidToken,),
                )
                _log.info("Telegram delivers to the webhook now")
            known = (await insist(bot.get_webhook_info, final=(InvalidToken,))).url
            self.pulse.beat()
            await asyncio.sleep(_BEAT_SECONDS)

    async def _close(self, front: Front) -> None:
        """Begin no turn once it is over, while the rest is still being stopped."""
        await self.over.wait()
        front.lanes.close()

    async def _warm_up(self) -> None:
        """Make the questions ready between other things: each takes about 20 ms."""
        for _ in self.interview.warm_up():
            await asyncio.sleep(0.01)
        # What is there now stays: looking through it for garbage took 0.2 s again and again.
        gc.collect()
        gc.freeze()

    async def _tidy(self, front: Front) -> None:
        """Forget old turns, once a day."""
        while True:
            try:
                await front.gate.ledger.write(lambda: self.history.tidy(_now()))
            except Exception as fault:  # noqa: BLE001  (it is tried again, whatever it was)
                _log.error("old turns couldn't be forgotten: %s", logs.where(fault))
            await asyncio.sleep(_TIDY_SECONDS)

    async def _until_over(self, doing: Awaitable[object]) -> bool:
        """Do something unless the end comes first, or the token is refused; False if so."""
        task = asyncio.ensure_future(doing)
        end = asyncio.create_task(self.over.wait())
        await asyncio.wait((task, end), return_when=asyncio.FIRST_COMPLETED)
        end.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait((task,))
            return False
        try:
            task.result()
        except InvalidToken:
            self._refuse()
        return not self.over.is_set()


def _chore(name: str, doing: Coroutine[object, object, None]) -> asyncio.Task[None]:
    """Something done besides, which nobody waits for: if it fails, it is said."""

    def say(task: asyncio.Task[None]) -> None:
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            _log.error("%s failed: %s", name, logs.where(fault))

    task = asyncio.create_task(doing)
    task.add_done_callback(say)
    return task


@contextlib.asynccontextmanager
async def _bounded(over: asyncio.Event, seconds: float) -> AsyncIterator[None]:
    """Time without end, until it is over; then so many seconds more."""
    async with asyncio.timeout(None) as limit:

        async def watch() -> None:
            await over.wait()
            limit.reschedule(asyncio.get_running_loop().time() + seconds)

        watching = asyncio.create_task(watch())
        try:
            yield
        finally:
            watching.cancel()


def _now() -> datetime:
    return datetime.now(UTC)
