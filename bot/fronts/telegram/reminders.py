"""Reminders: whose time has come is written to, many together one after the other.

What is said is written down with the time of the next reminder before it is sent, like every reply;
here it only joins what waits in its person's lane.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from bot.fronts.telegram.gate import Gate, Unsent
from bot.fronts.telegram.incoming import FRONT, chat_of
from bot.fronts.telegram.logs import where
from bot.history import Delivery
from bot.interview import Interview

AT_ONCE = 15
"""Reminders a second at most: Telegram takes about 30 messages, and who talks comes first."""
_SECOND, _OFTEN = 1.0, 10.0

_log = logging.getLogger(__name__)


class Reminders:
    """Looks from time to time whose reminder is due."""

    def __init__(
        self,
        interview: Interview,
        gate: Gate,
        clock: Callable[[], datetime],
        allowed: Collection[int] | None = None,
    ) -> None:
        """Take what is needed.

        Args:
            interview: knows whom to remind.
            gate: where what is to be sent waits.
            clock: the time, aware, in UTC.
            allowed: the only people let in by a private bot; None for everybody.
        """
        self._interview = interview
        self._gate = gate
        self._clock = clock
        self._allowed = allowed

    async def run(self) -> None:
        """Look again and again."""
        while True:
            more = False
            try:
                more = await self.look()
            except Exception as fault:  # noqa: BLE001  (it is tried again, whatever it was)
                _log.error("nobody could be reminded: %s", where(fault))
            await asyncio.sleep(_SECOND if more else _OFTEN)

    async def look(self) -> bool:
        """Remind some of those whose time has come; the result is whether there may be more."""
        write, now = self._gate.ledger.write, self._clock()
        people = await write(lambda: self._interview.to_remind(FRONT, now, AT_ONCE))
        writing = [write(partial(self._remind, person)) for person in people]
        for person, written in zip(people, writing, strict=True):
            if deliveries := await written:
                await self._gate.put(Unsent(person, deliveries))
        return len(people) == AT_ONCE

    def _remind(self, person: str) -> tuple[Delivery, ...]:
        if self._allowed is not None and chat_of(person) not in self._allowed:
            self._interview.dont_remind(person)
            return ()
        try:
            return self._interview.remind(person, self._clock())
        except sqlite3.OperationalError:
            raise  # nobody's fault: it is tried again
        except Exception as fault:  # noqa: BLE001  (one person's trouble must not become others')
            _log.error("a reminder failed: %s", where(fault))
            self._interview.dont_remind(person)
            return ()
