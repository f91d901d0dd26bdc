"""No question to the database reads a whole table: what it costs doesn't grow with all that is kept.

Whole conversations are played, every statement is listened to, and SQLite is asked how it goes
about it.
"""

import inspect
import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.bank import Bank
from bot.history import History
from bot.history.opening import open_database
from bot.interview import Interview
from bot.practice import Block, Chose, Command, Edited, Event, Reply, Said, Shared, wording
from tests.conftest import BEGIN

ME = "telegram:1"
SMALL = {"_sqlite_migrations", "sqlite_schema", "sqlite_master", "aside"}
"""Tables that don't grow with people and their answers; aside stand the odd updates of a month."""
SELECTIVE = {"inbox_waiting", "outbox_waiting", "attempts_disputed"}
"""Indexes of only those rows that are wanted: reading one whole is reading no row too many."""
_NOTES = b"What does a cache keep? :: Results that were expensive to compute, for a while."
_SAYS = ["it identifies each row", "GET reads data", "it is unique", "nothing"]


class Watched(History):
    """A history that notes what is asked of it."""

    asked: set[str] = set()  # noqa: RUF012  (shared on purpose: one test counts them)

    def __getattribute__(self, name: str) -> object:
        """Note the name, and go on."""
        Watched.asked.add(name)
        return super().__getattribute__(name)


@contextmanager
def listening(connection: sqlite3.Connection) -> Iterator[set[str]]:
    """Every statement that is made meanwhile, its values filled in."""
    heard: set[str] = set()
    connection.set_trace_callback(heard.add)
    yield heard
    connection.set_trace_callback(None)


def everything(bank: Bank, history: History) -> None:
    """A conversation in which everything happens, and what the operator and the fronts do."""
    interview = Interview(bank, history, random.Random(1))
    events: list[Event] = [
        Command(name) for name in (*wording.COMMANDS, "start", "resume", "timezone")
    ]
    for n in range(12):
        events += [Command("quiz", "3"), Said(_SAYS[n % 4], n), Edited(_SAYS[(n + 1) % 4], n)]
    events += [Shared("notes.md", _NOTES), Command("banks"), Shared("notes.md", _NOTES)]
    events += [Command("stats", "sql"), Command("history", "sql"), Command("search", "row")]
    update = 0
    for event in events:
        update += 1
        history.receive(update, ME, "body", BEGIN)
        for delivery in interview.hear(ME, event, BEGIN, update):
            interview.delivered(delivery, update, BEGIN)
            for button in (button for row in delivery.reply.choices for button in row):
                interview.hear(ME, Chose(button.choice), BEGIN)
    history.receive(update + 1, ME, "body", BEGIN)
    history.put_aside(update + 2, ME, "body", "fault", BEGIN)
    refused = interview.say(ME, Reply((Block("x"),)), BEGIN, update + 1)
    interview.refused(refused[0], BEGIN)
    assert interview.export(ME, BEGIN)
    interview.to_remind("telegram", BEGIN, 5)
    interview.remind(ME, BEGIN)
    interview.dont_remind(ME)
    history.is_writable()
    history.waiting()
    history.unsent("telegram")
    history.disputes()
    history.tidy(BEGIN)
    history.forget(ME)


def scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """The tables that a statement reads whole, as SQLite says it."""
    try:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    except sqlite3.OperationalError:
        return []  # no query, such as BEGIN
    found = []
    for *_, detail in plan:
        scan = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", detail)
        if scan and scan[1] not in SMALL and scan[2] not in SELECTIVE:
            found.append(f"{detail}: {statement}")
    return found


def test_every_question_is_answered_by_an_index(small: Bank) -> None:
    """Of people, attempts, turns and whatever else grows."""
    db = open_database(None)
    with listening(db.conn) as heard:
        everything(small, Watched(db))
    assert len(heard) > 100
    assert [found for statement in heard for found in scans(db.conn, statement)] == []
    public = {name for name, _ in inspect.getmembers(History, inspect.isfunction) if name[0] != "_"}
    assert public - Watched.asked == {"close", "dump"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM attempts WHERE text = 'x'",
        "DELETE FROM outbox WHERE body = ''",
        "SELECT count(*) FROM people",
        "SELECT a.ask FROM attempts a",
    ],
)
def test_a_question_without_an_index_would_be_noticed(statement: str) -> None:
    """This test can fail."""
    assert scans(open_database(None).conn, statement)
