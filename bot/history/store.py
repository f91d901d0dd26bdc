"""The database of one installation: people, their turns, and what waits to be sent.

All writes of one turn stand in one transaction. Every commit is flushed to the disk, so an answer
that was graded survives a power cut.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.bank import OwnBank
from bot.history.cards import keep_card
from bot.history.codec import dump_points, dump_reply, load_reply
from bot.history.exporting import Record
from bot.history.opening import BUSY_SECONDS, open_database
from bot.history.own import drop_bank, keep_bank, own_banks, stamp
from bot.history.past import StoredPast, rows_of
from bot.practice import Attempt, Reply, State, Step

KEEP_TURNS = timedelta(days=3)
"""How long handled updates and sent replies are remembered: no front repeats itself that late."""
KEEP_ASIDE = timedelta(days=30)
"""How long updates that couldn't be read, and replies that couldn't be sent, are kept."""


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
        self._erased = False
        """Whether the transaction erases what may still stand in the log beside the database."""

    @classmethod
    def open(cls, path: Path | None, busy: float = BUSY_SECONDS) -> "History":
        """Open or create the database at a path; None makes one in memory.

        Args:
            path: where it is or will be.
            busy: seconds to wait for another process that is writing.

        Raises:
            HistoryError: if it can't be opened, isn't a database, or a newer version wrote it.
        """
        return cls(open_database(path, busy))

    def dump(self) -> Iterator[str]:
        """Everything that is kept, as SQL."""
        return self._db.conn.iterdump()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction: all that is written inside, or nothing; a part of it, inside another.

        Raises:
            sqlite3.OperationalError: if the database can't be written now; it may be tried again.
        """
        if self._db.conn.in_transaction:
            with self._db.atomic():
                yield
            return
        # Begun as a write: what is read inside can't be overtaken by another process.
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise
        if self._erased:
            self._erased = False
            self._scrub()

    # --- people -------------------------------------------------------------------------------

    def state(self, person: str) -> State:
        """Where a person stands; a new person stands at the beginning."""
        row = self._one("SELECT state FROM people WHERE name = ?", person)
        return State.loads(row["state"]) if row else State()

    def disputes(self) -> tuple[tuple[str, str, float], ...]:
        """Answers that people say were right though they were graded lower: question, text, score."""
        rows = self._db.query(
            "SELECT question, text, score FROM attempts WHERE own > score AND NOT undone ORDER BY at"
        )
        return tuple((row["question"], row["text"], row["score"]) for row in rows)

    def own_banks(self, person: str) -> tuple[OwnBank, ...]:
        """A person's own banks, oldest first."""
        return own_banks(self._db, person)

    def own_stamp(self, person: str) -> tuple[str, ...]:
        """What differs whenever a person's own banks do; cheap to ask for at each turn."""
        return stamp(self._db, person)

    def past(self, person: str) -> StoredPast:
        """What practice may ask of a person's past."""
        row = self._one("SELECT id FROM people WHERE name = ?", person)
        return StoredPast(self._db, row["id"] if row else None)

    def record(self, person: str) -> Record | None:
        """All that is kept of a person; None if nothing is."""
        row = self._one("SELECT id, state, since FROM people WHERE name = ?", person)
        if row is None:
            return None
        attempts = StoredPast(self._db, row["id"]).attempts()
        since = datetime.fromisoformat(row["since"])
        more = rows_of(self._db, row["id"])
        return Record(person, since, json.loads(row["state"]), attempts, more)

    def forget(self, person: str) -> bool:
        """Erase everything about a person, also what waits for its turn; False if nothing was kept."""
        with self.together():
            waiting = self._db.execute(
                "DELETE FROM inbox WHERE done IS NULL AND person = ?", (person,)
            ).rowcount
            known = self._erase(person)
        return known or waiting > 0

    def finish(
        self, person: str, step: Step, now: datetime, update: int | None, *, in_place: bool = False
    ) -> tuple[Delivery, ...]:
        """Write all that a turn leads to in one transaction; return its replies as deliveries.

        Args:
            person: whose turn it is.
            step: what it leads to.
            now: when.
            update: the update it came from, done with this.
            in_place: whether replies take the place of earlier ones with the same key.
        """
        with self.together():
            if step.forget:
                self._erase(person)
            else:
                self._remember(person, step, now)
            deliveries = tuple(
                self._write_reply(person, reply, now, in_place=in_place) for reply in step.replies
            )
            self._done(update, now)
        return deliveries

    def say(
        self, person: str, reply: Reply, now: datetime, update: int | None
    ) -> tuple[Delivery, ...]:
        """Write a reply that changes nothing, not even who is known; the update is done with it."""
        with self.together():
            deliveries = (self._write_reply(person, reply, now, in_place=False),)
            self._done(update, now)
        return deliveries

    def unreachable(self, person: str, since: datetime) -> None:
        """Note that a person blocked the bot: nothing is sent unasked until they talk again."""
        self._db.execute("UPDATE people SET unreachable = ? WHERE name = ?", (_text(since), person))

    def to_remind(self, front: str, now: datetime, most: int) -> tuple[str, ...]:
        """People of a front whose reminder is due and who can be reached, the longest due first."""
        rows = self._db.query(
            "SELECT name FROM people WHERE remind <= ? AND unreachable IS NULL AND name GLOB ? "
            "ORDER BY remind LIMIT ?",
            (_text(now), f"{front}:*", most),
        )
        return tuple(row["name"] for row in rows)

    def dont_remind(self, person: str) -> None:
        """Leave a person's reminders out until they talk again."""
        self._db.execute("UPDATE people SET remind = NULL WHERE name = ?", (person,))

    def _remember(self, person: str, step: Step, now: datetime) -> None:
        row = self._one(
            "INSERT INTO people (name, state, since, remind) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE "
            "SET state = excluded.state, unreachable = NULL, remind = excluded.remind "
            "RETURNING id",
            person, step.state.dumps(), _text(now),
            step.state.remind_at and _text(step.state.remind_at),
        )  # fmt: skip
        if row is None:
            return
        if step.attempt is not None:
            self._write_attempt(row["id"], step.attempt)
            keep_card(self._db, row["id"], step.attempt.question, step.card)
        if step.keep_bank is not None:
            keep_bank(self._db, row["id"], step.keep_bank, now)
        if step.drop_bank is not None:
            drop_bank(self._db, row["id"], step.drop_bank)

    def _write_attempt(self, person: int, attempt: Attempt) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO asked (fingerprint, prompt) VALUES (?, ?)",
            (attempt.fingerprint, attempt.prompt),
        )
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

    def _erase(self, person: str) -> bool:
        """Erase a person's rows; what hangs on them goes with them."""
        self._erased = True
        self._db.execute(
            # The same notes may be others' too; then their prompts are.
            "DELETE FROM asked WHERE fingerprint IN (SELECT fingerprint FROM attempts "
            "JOIN people ON people.id = attempts.person "
            "WHERE name = ? AND question GLOB 'own-*') "
            "AND NOT EXISTS (SELECT 1 FROM attempts JOIN people ON people.id = attempts.person "
            "WHERE fingerprint = asked.fingerprint AND question GLOB 'own-*' AND name <> ?)",
            (person, person),
        )
        erased = [
            self._db.execute("DELETE FROM people WHERE name = ?", (person,)),
            self._db.execute("DELETE FROM outbox WHERE person = ?", (person,)),
            self._db.execute("DELETE FROM aside WHERE person = ?", (person,)),
        ]
        return any(cursor.rowcount for cursor in erased)

    def _scrub(self) -> None:
        """Leave no erased word in the log beside the database."""
        with suppress(sqlite3.OperationalError):  # a reader is in the way: tidying does it
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # --- the durable turn ---------------------------------------------------------------------

    def receive(self, update: int, person: str, body: str, now: datetime) -> bool:
        """Write an update down before it is confirmed; False if it was known already."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO inbox (id, person, body, received) VALUES (?, ?, ?, ?)",
            (update, person, body, _text(now)),
        )
        return cursor.rowcount == 1

    def put_aside(self, update: int, person: str, body: str, fault: str, now: datetime) -> None:
        """Keep an update that can't be read, as text, with what is wrong with it."""
        self._db.execute(
            "INSERT OR IGNORE INTO aside (id, person, body, fault, received) "
            "VALUES (?, ?, ?, ?, ?)",
            (update, person, body, fault, _text(now)),
        )

    def is_done(self, update: int) -> bool:
        """Whether an update was handled already."""
        row = self._one("SELECT done FROM inbox WHERE id = ?", update)
        return row is not None and row["done"] is not None

    def waiting(self) -> tuple[Update, ...]:
        """Updates accepted and not handled, in order."""
        rows = self._db.query(
            "SELECT id, person, body FROM inbox WHERE done IS NULL ORDER BY received, id"
        )
        return tuple(Update(row["id"], row["person"], row["body"]) for row in rows)

    def unsent(self, front: str) -> tuple[Delivery, ...]:
        """Replies to people of a front, written and not delivered, in order."""
        rows = self._db.query(
            "SELECT id, person, body, replaces FROM outbox WHERE sent IS NULL AND person GLOB ? "
            "ORDER BY id",
            (f"{front}:*",),
        )
        return tuple(
            Delivery(row["id"], row["person"], load_reply(row["body"]), row["replaces"])
            for row in rows
        )

    def sent(self, delivery: int, message: int | None, now: datetime) -> None:
        """Mark a reply as delivered, with the message it became; keep no more than that needs."""
        self._db.execute(
            "UPDATE outbox SET sent = ?, message = ?, body = '', "
            "person = CASE WHEN key = '' THEN '' ELSE person END WHERE id = ?",
            (_text(now), message, delivery),
        )

    def tidy(self, now: datetime) -> None:
        """Forget turns that are long over."""
        before, aside = _text(now - KEEP_TURNS), _text(now - KEEP_ASIDE)
        self._erased = True
        with self.together():
            self._db.execute("DELETE FROM inbox WHERE done < ?", (before,))
            self._db.execute("DELETE FROM outbox WHERE sent < ?", (before,))
            self._db.execute("DELETE FROM outbox WHERE sent IS NULL AND written < ?", (aside,))
            self._db.execute("DELETE FROM aside WHERE received < ?", (aside,))

    def is_writable(self) -> bool:
        """Whether a turn could be written now; no disk, rights or lock stand in the way."""
        try:
            with self.together():
                self._db.execute("UPDATE people SET name = name WHERE id = -1")
        except sqlite3.OperationalError:
            return False
        return True

    def _done(self, update: int | None, now: datetime) -> None:
        if update is not None:
            self._db.execute(
                "UPDATE inbox SET done = ?, body = '', person = '' WHERE id = ?",
                (_text(now), update),
            )

    def _write_reply(self, person: str, reply: Reply, now: datetime, *, in_place: bool) -> Delivery:
        replaces = self._message_of(person, reply.key) if in_place else None
        cursor = self._db.execute(
            "INSERT INTO outbox (person, key, body, written, replaces) VALUES (?, ?, ?, ?, ?)",
            (person, reply.key, dump_reply(reply), _text(now), replaces),
        )
        return Delivery(cursor.lastrowid or 0, person, reply, replaces)

    def _message_of(self, person: str, key: str) -> int | None:
        if not key:
            return None
        row = self._one(
            "SELECT message FROM outbox WHERE person = ? AND key = ? "
            "AND message IS NOT NULL ORDER BY id DESC LIMIT 1",
            person, key,
        )  # fmt: skip
        return row["message"] if row else None

    def _one(self, sql: str, *parameters: object) -> dict[str, Any] | None:
        cursor = self._db.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return next((dict(zip(names, row, strict=True)) for row in cursor.fetchall()), None)


def _text(at: datetime) -> str:
    return at.isoformat()
