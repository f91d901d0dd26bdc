"""A consistent copy of a database, taken while it is in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import HistoryError


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy by SQLite's online backup into one file that only its owner can read.

    The copy is written beside its target and takes its place at the end, so what stands there is
    always whole: an earlier copy or the new one.

    Raises:
        HistoryError: if the target can't be written.
    """
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # One file is easier to move than a database with its write-ahead log.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise HistoryError(f"can't write a copy to {target}: {error}") from None


def backup(database: Path, target: Path) -> None:
    """Copy the database of an installation, whether or not it is being served.

    Raises:
        HistoryError: if there is no such database, or the target can't be written.
    """
    if not database.is_file():
        raise HistoryError(f"there is no database at {database} yet; --db names another")
    if target.exists() and target.samefile(database):
        raise HistoryError(f"{target} is the database itself; name another file for the copy")
    try:
        read_only = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(read_only, uri=True)) as source:
            source.execute("SELECT 1 FROM sqlite_schema").fetchone()
            copy_database(source, target)
    except sqlite3.Error as error:
        raise HistoryError(f"can't read the database {database}: {error}") from None
