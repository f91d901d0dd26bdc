"""One process for one database: two would answer the same person twice."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import HistoryError


@contextmanager
def only_one(database: Path) -> Iterator[None]:
    """Hold the lock beside a database; the system lets go of it even if the process is killed.

    Raises:
        HistoryError: if another process holds it.
    """
    file = database.with_name(f"{database.name}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise HistoryError(
            f"can't write beside the database {database}: {error.strerror}; mend that, or choose "
            "another with --db"
        ) from None
    try:
        if not _locked(handle):
            holder = os.read(handle, 20).decode("ascii", "replace").strip()
            raise HistoryError(
                f"process {holder} already serves Telegram from {database}; stop it first, or "
                "choose another database with --db"
            )
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _locked(handle: int) -> bool:
        """Lock the first byte, the way this system has."""
        import msvcrt  # noqa: PLC0415 (only this system has it)

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(handle: int) -> bool:
        """Lock the whole file."""
        import fcntl  # noqa: PLC0415 (only other systems have it)

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
