"""Waiting while the database can't be written: locked, disk full, rights gone."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from typing import TypeVar

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0


class Patience:
    """Writes that are tried until they succeed. While one of them fails, the others wait for it."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()
        self._pause = _FIRST_PAUSE

    async def write(self, write: Callable[[], _T]) -> _T:
        """Do it, now or as soon as the database can be written again."""
        while True:
            while not self._open.is_set():
                await self._open.wait()
            try:
                result = write()
            except sqlite3.OperationalError as error:
                await self._wait(error)
            else:
                self._note_success()
                return result

    async def _wait(self, error: sqlite3.OperationalError) -> None:
        if self._pause == _FIRST_PAUSE:
            _log.error("the database can't be written (%s): waiting until it can", error)
        self._open.clear()
        try:
            await asyncio.sleep(self._pause)
        finally:
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
            self._open.set()

    def _note_success(self) -> None:
        if self._pause != _FIRST_PAUSE:
            _log.warning("the database can be written again")
            self._pause = _FIRST_PAUSE
