"""Opening a database: made private, upgraded with a copy taken first, every trouble in words."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from bot.errors import HistoryError
from bot.history.copying import copy_database
from bot.history.schema import migrations

BUSY_SECONDS = 5.0
"""How long a person at a terminal may be kept waiting for another process that is writing."""


def open_database(path: Path | None, busy: float = BUSY_SECONDS) -> Database:
    """Open or create the database at a path, at the latest migration; None makes one in memory.

    Raises:
        HistoryError: if it can't be opened, isn't a database, or was written by a newer version.
    """
    with in_words(path):
        if path is None:
            db = Database(memory=True)
        else:
            _create_private(path)
            db = Database(sqlite3.connect(path, timeout=busy))
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: Database, path: Path | None) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    if path is not None:
        db.enable_wal()
    # A commit is on the disk when it returns: what was graded survives a power cut.
    db.execute("PRAGMA synchronous = FULL")
    # What is erased is overwritten, not only unlinked.
    db.execute("PRAGMA secure_delete = ON")
    applied = {m.name for m in migrations.applied(db)}
    pending = [m.name for m in migrations.pending(db)]
    newer = applied - {m.name for m in migrations._migrations}  # noqa: SLF001
    if newer:
        raise HistoryError(
            f"{path} was written by a newer version ({max(newer)}); upgrade interview-bot"
        )
    if path is not None and applied and pending:
        copy_database(db.conn, path.with_name(f"{path.name}.before-{pending[0]}"))
    migrations.apply(db)
    # Rights that are missing show at the first write: better now than at somebody's first answer.
    db.execute("UPDATE people SET name = name WHERE id = -1")


def _create_private(path: Path) -> None:
    """Make the file readable by its owner only; SQLite gives its side files the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if not os.access(path, os.W_OK):  # SQLite would open it, and leave side files like it behind
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextlib.contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Say in words what SQLite and the file system say in errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        says = str(error)
        if "locked" in says:
            advice = "another process is writing to it; stop that one, or choose another with --db"
        elif "not a database" in says:
            advice = "this file isn't a database; choose another with --db"
        else:
            advice = f"{says}; check the path, its rights and the space on the disk"
        raise HistoryError(f"can't open the database {path}: {advice}") from None
    except OSError as error:
        raise HistoryError(
            f"can't open the database {path}: {error.strerror}; mend that, or choose another with "
            "--db"
        ) from None
