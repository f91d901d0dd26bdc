"""Everything that comes in is written down here before it is confirmed to Telegram.

Polling and webhook both hand over what came as it is, and confirm it once :meth:`Gate.take` has
returned: then it is on the disk.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.fronts.telegram.incoming import FRONT, Aside, Incoming, dump, load
from bot.fronts.telegram.ledger import Ledger
from bot.fronts.telegram.pace import Admission, Pace
from bot.fronts.telegram.reading import number_of, parsed, read, sender_of
from bot.history import Delivery, History

ROOM = 1000
"""Updates in memory at most; beyond that, the next one isn't confirmed until one is done."""
MOST_ASIDE = 10_000
"""Letters kept of an update that can't be read."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unsent:
    """Replies that were written and not sent before the last stop."""

    person: str
    deliveries: tuple[Delivery, ...]


class Gate(asyncio.Queue[object]):
    """The queue between Telegram and the turns."""

    def __init__(
        self,
        history: History,
        ledger: Ledger,
        clock: Callable[[], datetime],
        allowed: Collection[int] | None = None,
    ) -> None:
        super().__init__()
        self.name = ""
        """The bot's user name, once Telegram has told it."""
        self._history = history
        self.ledger = ledger
        self._clock = clock
        self._allowed = allowed
        # Nobody types faster than this; a held-down button does.
        self._pace = Pace(burst=30, seconds_a_coin=1.0)
        self._strangers = Pace(burst=1, seconds_a_coin=3600.0)
        self._room = asyncio.Semaphore(ROOM)

    async def take(self, batch: Sequence[object]) -> None:
        """Take updates in as Telegram sent them.

        Each is on the disk when this returns, or known already, or not wanted; what can't be read
        is put aside, and never blocks those after it. Giving up earlier takes nothing back.
        """
        writing = [written for raw in batch if (written := await self._write_down(raw)) is not None]
        await asyncio.shield(asyncio.gather(*writing))

    async def put(self, item: object) -> None:
        """Let something that is on the disk wait for its turn, once there is room."""
        await self._room.acquire()
        self.put_nowait(item)

    def task_done(self) -> None:
        """Make room for the next update."""
        super().task_done()
        self._room.release()

    async def reopen(self) -> None:
        """Take up what the last stop left: first the replies not sent, then the updates waiting."""
        unsent: dict[str, list[Delivery]] = {}
        for delivery in self._history.unsent(FRONT):
            unsent.setdefault(delivery.person, []).append(delivery)
        for person, deliveries in unsent.items():
            await self.put(Unsent(person, tuple(deliveries)))
        for update in self._history.waiting():
            await self.put(load(update.id, update.body))

    def clear(self) -> None:
        """Forget what waits in memory: it is on the disk."""
        while not self.empty():
            self.get_nowait()
            self.task_done()

    async def _write_down(self, raw: object) -> asyncio.Future[Any] | None:
        """Write one update down, once there is room; None if it needs no answer.

        It waits for its turn as soon as it is on the disk.
        """
        try:
            incoming = self._admitted(read(parsed(raw), self.name))
            body = "" if incoming is None else dump(incoming)
            body.encode()  # half a character, which JSON allows and no database takes
        except Exception as fault:  # noqa: BLE001  (whatever it is, those after it must get through)
            return self._put_aside(raw, fault)
        if incoming is None:
            return None
        await self._room.acquire()
        writing = self.ledger.write(
            lambda: self._history.receive(incoming.update, incoming.person, body, self._clock())
        )
        writing.add_done_callback(partial(self._let_in, incoming))
        return writing

    def _let_in(self, incoming: Incoming, written: asyncio.Future[bool]) -> None:
        """Let an update wait for its turn if it is on the disk and wasn't before."""
        if not written.cancelled() and written.exception() is None and written.result():
            self.put_nowait(incoming)
        else:
            self._room.release()

    def _put_aside(self, raw: object, fault: Exception) -> asyncio.Future[None]:
        """Keep an update that can't be read, and report it."""
        number, person = number_of(raw), f"{FRONT}:{sender_of(raw)}"
        kinds = sorted(raw.keys() - {"update_id"}) if isinstance(raw, dict) else ["?"]
        _log.error(
            "update %s (%s) can't be read and is put aside: %s",
            number, ", ".join(map(str, kinds))[:100], type(fault).__name__,
        )  # fmt: skip
        body, why = ascii(raw)[:MOST_ASIDE], ascii(fault)[:MOST_ASIDE]
        return self.ledger.write(
            lambda: self._history.put_aside(number, person, body, why, self._clock())
        )

    def _admitted(self, incoming: Incoming | None) -> Incoming | None:
        if incoming is None:
            return None
        at = time.time() if incoming.at is None else incoming.at
        if self._is_stranger(incoming):
            told = self._strangers.admit(incoming.person, at) is not Admission.TAKEN
            return None if told else replace(incoming, event=Aside.STRANGER)
        match self._pace.admit(incoming.person, at):
            case Admission.TAKEN:
                return incoming
            case Admission.TOLD:
                return replace(incoming, event=Aside.TOO_FAST)
            case Admission.DROPPED:
                return None

    def _is_stranger(self, incoming: Incoming) -> bool:
        return (
            self._allowed is not None
            and incoming.chat not in self._allowed
            and incoming.event is not Aside.ELSEWHERE
        )
