"""Signs of life for whoever watches: a small file beside the database, written again and again.

It holds no personal data: the mode, and when Telegram was last reached.
"""

import contextlib
import json
import os
import sqlite3
import time
from pathlib import Path

from bot.errors import HistoryError, InterviewBotError
from bot.history import History

OLDEST = 90.0
"""Seconds since the last sign of life from which a process counts as stalled."""
_OFTEN = 5.0


class Pulse:
    """The file's writer."""

    def __init__(self, database: Path, mode: str) -> None:
        self._file = pulse_file(database)
        self._mode = mode
        self._written = 0.0
        self.last: float | None = None
        """When Telegram was last reached, in seconds since 1970."""

    def beat(self) -> None:
        """Telegram was reached just now."""
        self.last = now = time.time()
        if now - self._written < _OFTEN:
            return
        self._written = now
        text = json.dumps({"mode": self._mode, "reached": now, "process": os.getpid()})
        unfinished = self._file.with_name(f"{self._file.name}.part")
        # A full disk must not stop the serving: the file grows old, and that is seen.
        with contextlib.suppress(OSError):
            unfinished.touch(mode=0o600)
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(self._file)

    def status(self, history: History) -> dict[str, object]:
        """What the health page says."""
        writable = history.is_writable()
        age = None if self.last is None else round(time.time() - self.last, 1)
        alive = age is not None and age <= OLDEST
        return {"ok": alive and writable, "mode": self._mode, "reached": age, "writable": writable}


def pulse_file(database: Path) -> Path:
    """Where the signs of life for a database are written."""
    return database.with_name(f"{database.name}.pulse")


def health(database: Path) -> str:
    """One line that says that the process which serves from a database is well.

    Raises:
        InterviewBotError: if it isn't, with what is wrong.
    """
    try:
        pulse = json.loads(pulse_file(database).read_text(encoding="utf-8"))
        age = time.time() - float(pulse["reached"])
    except (OSError, ValueError, KeyError, TypeError):
        raise InterviewBotError(f"nobody serves Telegram from {database}") from None
    if age > OLDEST:
        raise InterviewBotError(f"Telegram was last reached {age:.0f} s ago")
    if not _is_writable(database):
        raise HistoryError(f"the database {database} can't be written")
    return f"well: {pulse['mode']}, Telegram reached {age:.0f} s ago, database writable"


def _is_writable(database: Path) -> bool:
    """Whether a database is there and could be written now; it isn't made, nor upgraded."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)
        ) as db:
            db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        return False
    return True
