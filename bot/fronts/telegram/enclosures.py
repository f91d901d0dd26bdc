"""What comes with a reply: a picture drawn from its facts, files made of what is kept.

Neither is kept with the reply: after a restart both are made again. They are made in threads, so
that nobody else waits.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from bot.fronts import charts
from bot.fronts.telegram.logs import where
from bot.history import Delivery, Written
from bot.interview import Interview
from bot.practice import Reply

_log = logging.getLogger(__name__)


class Enclosures:
    """Makes what comes with replies."""

    def __init__(self, interview: Interview, clock: Callable[[], datetime]) -> None:
        self._interview = interview
        self._clock = clock
        # One picture at a time: the library draws in one thread, and a second one gains nothing.
        self._pen = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")

    async def picture(self, reply: Reply) -> bytes | None:
        """A reply's picture as PNG; None if it has none, or can't be drawn: its words say the same."""
        if reply.picture is None:
            return None
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pen, charts.draw, reply.picture)
        except Exception as fault:  # noqa: BLE001  (a picture is never worth a reply)
            _log.error("a picture can't be drawn: %s", where(fault))
            return None

    async def files(self, delivery: Delivery) -> AsyncIterator[Written]:
        """The files that come with a reply; none if nothing is kept of its person any more."""
        files = delivery.reply.files
        export = self._interview.export(delivery.person, self._clock()) if files else None
        if export is None:
            return
        for file in files:
            yield await asyncio.to_thread(export.write, file)
