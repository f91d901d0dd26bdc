"""The database of one installation: the only file that knows SQL, besides the schema.

All writes of one turn stand in one transaction. Every commit is flushed to the disk, so an answer
that was graded survives a power cut.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.errors import HistoryError
from bot.history.codec import dump_points, dump_reply, load_points, load_reply
from bot.history.schema import migrations
from bot.practice import Attempt, Mark, Reply, State, Step

KEEP_TURNS = timedelta(days=3)
"""How long handled updates and sent replies are remembered: longer than any front repeats itself."""
_BUSY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Update:
    """An update that was accepted and not handled yet."""

    id: int
    person: str
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply on its way to a person."""

    id: int
    person: str
    reply: Reply
    replaces: int | None
    """The front's number of the message whose place it takes."""


class History:
    """An open database. Use it from one thread."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def open(cls, path: Path | None) -> "History":
        """Open or create the database at a path; None makes one in memory.

        Raises:
            HistoryError: if it can't be opened, isn't a database, or was written by a newer version.
        """
        with _in_words(path):
            if path is None:
                db = Database(memory=True)
            else:
                _create_private(path)
                db = Database(sqlite3.connect(path, timeout=_BUSY_SECONDS))
            db.execute("PRAGMA foreign_keys = ON")
            if path is not None:
                db.enable_wal()
            db.execute("PRAGMA synchronous = FULL")
            known = {m.name for m in migrations._migrations}  # noqa: SLF001
            newer = [m.name for m in migrations.applied(db) if m.name not in known]
            if newer:
                raise HistoryError(
                    f"{path} was written by a newer version ({newer[-1]}); upgrade interview-bot"
                )
            migrations.apply(db)
        return cls(db)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    # --- people -------------------------------------------------------------------------------

    def state(self, person: str) -> State:
        """Where a person stands; a new person stands at the beginning."""
        row = self._one("SELECT state FROM people WHERE name = ?", person)
        return State.loads(row["state"]) if row else State()

    def past(self, person: str) -> "StoredPast":
        """What practice may ask of a person's past."""
        row = self._one("SELECT id FROM people WHERE name = ?", person)
        return StoredPast(self._db, row["id"] if row else None)

    def finish(
        self, person: str, step: Step, now: datetime, update: int | None
    ) -> tuple[Delivery, ...]:
        """Write all that a turn leads to in one transaction; return its replies as deliveries."""
        with self._db.atomic():
            if step.forget:
                self._erase(person)
            else:
                self._remember(person, step, now)
            deliveries = tuple(self._write_reply(person, reply, now) for reply in step.replies)
            if update is not None:
                self._db.execute(
                    "UPDATE inbox SET done = ?, body = '' WHERE id = ?", (_text(now), update)
                )
        return deliveries

    def _remember(self, person: str, step: Step, now: datetime) -> None:
        row = self._one(
            "INSERT INTO people (name, state, since) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET state = excluded.state RETURNING id",
            person, step.state.dumps(), _text(now),
        )  # fmt: skip
        if row is not None and step.attempt is not None:
            self._write_attempt(row["id"], step.attempt)

    def _write_attempt(self, person: int, attempt: Attempt) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO attempts (person, ask, question, fingerprint, text, "
            "first_score, score, own, verdict, points, at, seconds, hints, probes, undone) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                person, attempt.ask, attempt.question, attempt.fingerprint, attempt.text,
                attempt.first_score, attempt.score, attempt.own, attempt.verdict,
                dump_points(attempt.points), _text(attempt.at), attempt.seconds, attempt.hints,
                attempt.probes, int(attempt.undone),
            ),
        )  # fmt: skip

    def _erase(self, person: str) -> None:
        self._db.execute("DELETE FROM people WHERE name = ?", (person,))
        self._db.execute("DELETE FROM outbox WHERE person = ?", (person,))
        self._db.execute(
            "UPDATE inbox SET body = '', done = coalesce(done, received), person = '' "
            "WHERE person = ?",
            (person,),
        )

    # --- the durable turn ---------------------------------------------------------------------

    def receive(self, update: int, person: str, body: str, now: datetime) -> bool:
        """Write an update down before it is confirmed; False if it was known already."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO inbox (id, person, body, received) VALUES (?, ?, ?, ?)",
            (update, person, body, _text(now)),
        )
        return cursor.rowcount == 1

    def is_done(self, update: int) -> bool:
        """Whether an update was handled already."""
        row = self._one("SELECT done FROM inbox WHERE id = ?", update)
        return row is not None and row["done"] is not None

    def waiting(self) -> tuple[Update, ...]:
        """Updates accepted and not handled, in order."""
        rows = self._db.query("SELECT id, person, body FROM inbox WHERE done IS NULL ORDER BY id")
        return tuple(Update(row["id"], row["person"], row["body"]) for row in rows)

    def unsent(self) -> tuple[Delivery, ...]:
        """Replies written and not delivered, in order."""
        rows = self._db.query(
            "SELECT id, person, key, body FROM outbox WHERE sent IS NULL ORDER BY id"
        )
        return tuple(
            Delivery(
                row["id"], row["person"], load_reply(row["body"]),
                self._message_of(row["person"], row["key"], row["id"]),
            )
            for row in rows
        )  # fmt: skip

    def sent(self, delivery: int, message: int | None, now: datetime) -> None:
        """Mark a reply as delivered, with the message it became."""
        self._db.execute(
            "UPDATE outbox SET sent = ?, message = ?, body = '' WHERE id = ?",
            (_text(now), message, delivery),
        )

    def tidy(self, now: datetime) -> None:
        """Forget turns that are long over."""
        before = _text(now - KEEP_TURNS)
        with self._db.atomic():
            self._db.execute("DELETE FROM inbox WHERE done < ?", (before,))
            self._db.execute("DELETE FROM outbox WHERE sent < ?", (before,))

    def _write_reply(self, person: str, reply: Reply, now: datetime) -> Delivery:
        cursor = self._db.execute(
            "INSERT INTO outbox (person, key, body, written) VALUES (?, ?, ?, ?)",
            (person, reply.key, dump_reply(reply), _text(now)),
        )
        number = cursor.lastrowid or 0
        return Delivery(number, person, reply, self._message_of(person, reply.key, number))

    def _message_of(self, person: str, key: str, before: int) -> int | None:
        if not key:
            return None
        row = self._one(
            "SELECT message FROM outbox WHERE person = ? AND key = ? AND id < ? "
            "AND message IS NOT NULL ORDER BY id DESC LIMIT 1",
            person, key, before,
        )  # fmt: skip
        return row["message"] if row else None

    def _one(self, sql: str, *parameters: object) -> dict[str, Any] | None:
        return next(iter(list(self._db.query(sql, parameters))), None)


class StoredPast:
    """One person's attempts, as practice may see them."""

    def __init__(self, db: Database, person: int | None) -> None:
        self._db = db
        self._person = person

    def marks(self) -> Sequence[Mark]:
        """All attempts that count, oldest first."""
        rows = self._db.query(
            "SELECT question, coalesce(own, score) AS score, at FROM attempts "
            "WHERE person = ? AND NOT undone ORDER BY ask",
            (self._person,),
        )
        return [Mark(row["question"], row["score"], _time(row["at"])) for row in rows]

    def attempts(self, skip: int, most: int) -> Sequence[Attempt]:
        """Attempts in full, latest first."""
        rows = self._db.query(
            "SELECT * FROM attempts WHERE person = ? ORDER BY ask DESC LIMIT ? OFFSET ?",
            (self._person, most, skip),
        )
        return [_attempt(row) for row in rows]

    def attempt(self, ask: int) -> Attempt | None:
        """The attempt at one asking."""
        rows = self._db.query(
            "SELECT * FROM attempts WHERE person = ? AND ask = ?", (self._person, ask)
        )
        return next((_attempt(row) for row in list(rows)), None)


def _attempt(row: dict[str, Any]) -> Attempt:
    return Attempt(
        ask=row["ask"],
        question=row["question"],
        fingerprint=row["fingerprint"],
        text=row["text"],
        first_score=row["first_score"],
        score=row["score"],
        verdict=row["verdict"],
        points=load_points(row["points"]),
        at=_time(row["at"]),
        seconds=row["seconds"],
        hints=row["hints"],
        probes=row["probes"],
        own=row["own"],
        undone=bool(row["undone"]),
    )


def _text(at: datetime) -> str:
    return at.isoformat()


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _create_private(path: Path) -> None:
    """Make the file readable by its owner only; SQLite gives its side files the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


@contextlib.contextmanager
def _in_words(path: Path | None) -> Iterator[None]:
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
            f"can't open the database {path}: {error.strerror}; choose another with --db"
        ) from None
