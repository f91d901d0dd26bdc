"""One update in, its effects written, its replies handed over."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram.ext import Application, CallbackContext, TypeHandler

from bot.fronts.telegram.courier import Courier
from bot.fronts.telegram.gate import Unsent
from bot.fronts.telegram.incoming import Aside, Incoming, Upload
from bot.fronts.telegram.ledger import Ledger
from bot.fronts.telegram.logs import where
from bot.fronts.telegram.uploads import fetch
from bot.history import Delivery
from bot.interview import Interview
from bot.practice import Event, Reply, wording

_log = logging.getLogger(__name__)
App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]


class Turns:
    """The two handlers: what comes in, and what was left unsent."""

    def __init__(
        self,
        interview: Interview,
        courier: Courier,
        ledger: Ledger,
        clock: Callable[[], datetime],
    ) -> None:
        self._interview = interview
        self._courier = courier
        self._ledger = ledger
        self._clock = clock

    def join(self, app: App) -> None:
        """Register with an application."""
        app.add_handler(TypeHandler(Incoming, self.take))
        app.add_handler(TypeHandler(Unsent, self.resend))
        app.add_error_handler(report)

    async def take(self, incoming: Incoming, context: Context) -> None:
        """Take one turn."""
        event: Event | Aside | None
        if isinstance(incoming.event, Upload):
            event = await fetch(context.bot, incoming.event)
        else:
            event = incoming.event
        deliveries = await self._ledger.write(lambda: self._heard(incoming, event))
        await self._courier.bring(context.bot, deliveries, incoming.tap)

    async def resend(self, unsent: Unsent, context: Context) -> None:
        """Send what the last stop left."""
        await self._courier.bring(context.bot, unsent.deliveries)

    def _heard(self, incoming: Incoming, event: Event | Aside | None) -> tuple[Delivery, ...]:
        if event is None:
            return self._say(incoming, wording.not_fetched())
        if isinstance(event, Aside):
            return self._say(incoming, _aside(event, incoming.chat))
        try:
            return self._interview.hear(incoming.person, event, self._clock(), incoming.update)
        except sqlite3.OperationalError:
            raise  # nobody's fault: it is tried again
        except Exception as fault:  # noqa: BLE001  (one person's trouble must not become others')
            _log.error("update %d failed: %s", incoming.update, where(fault))
            return self._say(incoming, wording.trouble())

    def _say(self, incoming: Incoming, reply: Reply) -> tuple[Delivery, ...]:
        return self._interview.say(incoming.person, reply, self._clock(), incoming.update)


def _aside(aside: Aside, number: int) -> Reply:
    match aside:
        case Aside.ELSEWHERE:
            return wording.only_in_private()
        case Aside.STRANGER:
            return wording.not_invited(number)
        case Aside.TOO_FAST:
            return wording.too_fast()


async def report(_: object, context: Context) -> None:
    """Say what went wrong in a handler. Its update waits in the database for the next start."""
    if context.error is not None:
        _log.error("a reply couldn't be brought: %s", where(context.error))
