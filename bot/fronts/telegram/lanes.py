"""One person's updates in order, different people's side by side."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import iscoroutine
from typing import Any

from telegram.ext import BaseUpdateProcessor


@dataclass(slots=True)
class _Lane:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Lanes(BaseUpdateProcessor):
    """A lane a person.

    How many requests run at once is the courier's to limit, not a lane's: somebody whose replies
    are held up keeps nobody else from being answered.
    """

    __slots__ = ("_closed", "_lanes", "_running")

    def __init__(self, room: int) -> None:
        super().__init__(room)
        self._lanes: dict[str, _Lane] = {}
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def initialize(self) -> None:
        """Nothing needs preparing."""

    async def shutdown(self) -> None:
        """Nothing needs clearing away."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Process an update once its person's earlier ones are done."""
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        try:
            with self._lane(str(getattr(update, "person", ""))) as lock:
                async with lock:
                    if not self._closed:
                        await coroutine
        finally:
            if iscoroutine(coroutine):
                coroutine.close()

    def close(self) -> None:
        """Begin nothing any more: what stands in a lane waits in the database as well."""
        self._closed = True

    async def clear(self, grace: float) -> None:
        """Let what runs come to its end, for a few seconds; what doesn't is broken off.

        Whatever is broken off waits in the database for the next start.
        """
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    @contextmanager
    def _lane(self, person: str) -> Iterator[asyncio.Lock]:
        lane = self._lanes.setdefault(person, _Lane())
        lane.users += 1
        try:
            yield lane.lock
        finally:
            lane.users -= 1
            if not lane.users:
                del self._lanes[person]
