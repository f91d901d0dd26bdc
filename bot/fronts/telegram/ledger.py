"""All that is written, many writes to one commit; and waiting while the database can't be written.

A commit waits for the disk, which costs more than what it carries. So whatever is to be written at
the same moment (updates that came in one batch, turns of different people, marks of replies sent)
is committed together: each write whole or not at all, none reported before all are on the disk.
"""

import asyncio
import contextlib
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.history import History

MOST_TOGETHER = 16
"""Writes to one commit at most: a turn may take 2 ms, and everything else waits meanwhile."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Entry:
    write: Callable[[], Any]
    written: asyncio.Future[Any]


class Ledger:
    """The one way to the database for whatever is changed while Telegram is served."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._waiting: deque[_Entry] = deque()
        self._next: asyncio.Handle | None = None
        self._pause = _FIRST_PAUSE

    def write(self, write: Callable[[], _T]) -> asyncio.Future[_T]:
        """Write something soon; await the result to know that it is on the disk.

        Writes are made in the order in which they were asked for. While the database is locked,
        full or read-only, all of them wait. What is cancelled before it is written, isn't.

        Args:
            write: makes the change and gives the result; may be called more than once, but only
                the last call counts.
        """
        loop = asyncio.get_running_loop()
        written: asyncio.Future[_T] = loop.create_future()
        self._waiting.append(_Entry(write, written))
        if self._next is None:
            self._next = loop.call_soon(self._commit)
        return written

    def close(self) -> None:
        """Write what still waits, unless the database can't be written; and nothing after that."""
        if self._next is not None:
            self._next.cancel()
        with contextlib.suppress(sqlite3.OperationalError):
            while self._waiting:
                self._write(self._taken())

    def _commit(self) -> None:
        """Make the writes that wait, as many as go into one commit."""
        loop = asyncio.get_running_loop()
        self._next = None
        entries = self._taken()
        try:
            self._write(entries)
        except sqlite3.OperationalError as error:
            self._waiting.extendleft(reversed(entries))
            self._next = loop.call_later(self._note_failure(error), self._commit)
        else:
            self._note_success()
            if self._waiting:
                self._next = loop.call_soon(self._commit)

    def _write(self, entries: Sequence[_Entry]) -> None:
        """Make some writes, and tell whoever waits for them once all are on the disk."""
        results: list[object]
        try:
            with self._history.together():
                results = [_attempted(entry.write) for entry in entries]
        except sqlite3.OperationalError:
            raise
        except Exception as fault:  # noqa: BLE001  (no way out but to tell whoever waits)
            results = [fault] * len(entries)
        for entry, result in zip(entries, results, strict=True):
            _tell(entry.written, result)

    def _taken(self) -> list[_Entry]:
        entries: list[_Entry] = []
        while self._waiting and len(entries) < MOST_TOGETHER:
            entry = self._waiting.popleft()
            if not entry.written.cancelled():
                entries.append(entry)
        return entries

    def _note_failure(self, error: sqlite3.OperationalError) -> float:
        """Say so once; the result is how many seconds to wait."""
        if self._pause == _FIRST_PAUSE:
            _log.error("the database can't be written (%s): waiting until it can", error)
        pause, self._pause = self._pause, min(2 * self._pause, _LONGEST_PAUSE)
        return pause

    def _note_success(self) -> None:
        if self._pause != _FIRST_PAUSE:
            _log.warning("the database can be written again")
            self._pause = _FIRST_PAUSE


def _attempted(write: Callable[[], object]) -> object:
    """A write's result, or its fault: that is for whoever asked for it, and for nobody else."""
    try:
        return write()
    except sqlite3.OperationalError:
        raise  # nobody's fault: the whole group is tried again
    except Exception as fault:  # noqa: BLE001  (the others' writes are none the worse for it)
        return fault


def _tell(written: asyncio.Future[Any], result: object) -> None:
    if written.cancelled():
        return
    if isinstance(result, Exception):
        written.set_exception(result)
    else:
        written.set_result(result)
