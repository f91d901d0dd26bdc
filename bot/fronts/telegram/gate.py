"""Everything that comes in is written down here before it is confirmed to Telegram.

The framework confirms an update once the ``put`` of its queue has returned. This queue's ``put``
returns once the update is on the disk, which makes polling and webhook durable alike.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Update

from bot.fronts.telegram.incoming import Aside, Incoming, dump, load
from bot.fronts.telegram.pace import Admission, Pace
from bot.fronts.telegram.patience import Patience
from bot.fronts.telegram.reading import read
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
        patience: Patience,
        clock: Callable[[], datetime],
        allowed: Collection[int] | None = None,
    ) -> None:
        super().__init__()
        self.name = ""
        """The bot's user name, once Telegram has told it."""
        self._history = history
        self.patience = patience
        self._clock = clock
        self._allowed = allowed
        # Nobody types faster than this; a held-down button does.
        self._pace = Pace(burst=30, seconds_a_coin=1.0)
        self._strangers = Pace(burst=1, seconds_a_coin=3600.0)
        self._room = asyncio.Semaphore(ROOM)

    async def put(self, item: object) -> None:
        """Take an update in: it is on the disk when this returns, or known, or not wanted."""
        if isinstance(item, Update):
            incoming = await self._take_in(item)
            if incoming is None:
                return
            item = incoming
        await self._room.acquire()
        await super().put(item)

    def task_done(self) -> None:
        """Make room for the next update."""
        super().task_done()
        self._room.release()

    async def put_aside(self, raw: object, fault: Exception) -> None:
        """Keep an update that can't be read: it is reported, and never blocks those after it."""
        number = raw.get("update_id", 0) if isinstance(raw, dict) else 0
        kinds = sorted(raw.keys() - {"update_id"}) if isinstance(raw, dict) else ["?"]
        _log.error(
            "update %s (%s) can't be read and is put aside: %s",
            number, ", ".join(map(str, kinds))[:100], type(fault).__name__,
        )  # fmt: skip
        person = f"telegram:{_sender(raw)}"
        body, why = ascii(raw)[:MOST_ASIDE], ascii(fault)[:MOST_ASIDE]
        await self.patience.write(
            lambda: self._history.put_aside(number, person, body, why, self._clock())
        )

    async def reopen(self) -> None:
        """Take up what the last stop left: first the replies not sent, then the updates waiting."""
        unsent: dict[str, list[Delivery]] = {}
        for delivery in self._history.unsent():
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

    async def _take_in(self, update: Update) -> Incoming | None:
        try:
            incoming = self._admitted(read(update, self.name))
            if incoming is None or not await self._write_down(incoming):
                return None
        except Exception as fault:  # noqa: BLE001  (whatever it is, those after it must get through)
            await self.put_aside(update.to_dict(), fault)
            return None
        return incoming

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

    async def _write_down(self, incoming: Incoming) -> bool:
        body = dump(incoming)
        return await self.patience.write(
            lambda: self._history.receive(incoming.update, incoming.person, body, self._clock())
        )


def _sender(raw: object) -> int:
    """Who sent an update that can't be read, as far as it shows; 0 if it doesn't."""
    for part in raw.values() if isinstance(raw, dict) else ():
        sender = part.get("from") if isinstance(part, dict) else None
        number = sender.get("id") if isinstance(sender, dict) else None
        if isinstance(number, int):
            return number
    return 0
