"""Cards are kept with the answers, found by when they are due, and made for older answers too."""

import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.bank import Bank
from bot.history import History
from bot.history.cards import cards, due_cards, keep_card, tries
from bot.history.opening import open_database
from bot.interview import Interview
from bot.practice import Action, Choice, Chose, Command, Said
from tests.conftest import BEGIN

ME = "test:1"


def answered(bank: Bank, history: History) -> None:
    """Three questions, one of them answered twice, one answer taken back."""
    interview = Interview(bank, history, random.Random(1))
    for day, text in enumerate(("no idea", "it identifies each row and is unique")):
        now = BEGIN + timedelta(days=3 * day)
        interview.hear(ME, Command("quiz", "sql 1"), now)
        interview.hear(ME, Said(text), now)
    interview.hear(ME, Command("quiz", "web 2"), BEGIN)
    interview.hear(ME, Said("no idea"), BEGIN)
    interview.hear(ME, Command("next"), BEGIN)
    interview.hear(ME, Said("no idea"), BEGIN)
    interview.hear(ME, Chose(Choice(Action.UNDO, 4)), BEGIN)


def test_an_older_database_gets_the_cards_of_its_answers(small: Bank, tmp_path: Path) -> None:
    """The same as if there had always been cards."""
    with closing(History.open(tmp_path / "db")) as history:
        answered(small, history)
        made = history.past(ME).cards()
    assert len(made) == 2
    with closing(open_database(tmp_path / "db")) as db:
        for statement in (
            "DROP TABLE cards",
            "DROP INDEX attempts_tries",
            "DELETE FROM _sqlite_migrations WHERE name LIKE 'm004%'",
        ):
            db.execute(statement)
    with closing(History.open(tmp_path / "db")) as history:
        assert history.past(ME).cards() == made


def test_what_is_due_is_found_by_the_day(small: Bank) -> None:
    """Not before, and of nobody else."""
    history = History.open(None)
    answered(small, history)
    past = history.past(ME)
    assert past.due(BEGIN + timedelta(days=1)) == []
    tomorrow = past.due(BEGIN + timedelta(days=2))
    assert len(tomorrow) == 1
    assert not tomorrow[0].solid
    assert len(past.due(BEGIN + timedelta(days=99))) == 2
    assert history.past("test:2").due(BEGIN + timedelta(days=99)) == []


def test_forgetting_leaves_no_card(small: Bank) -> None:
    """They say what somebody knows."""
    history = History.open(None)
    answered(small, history)
    Interview(small, history, random.Random(1)).hear(ME, Chose(Choice(Action.FORGET)), BEGIN)
    assert 'INSERT INTO "cards"' not in "".join(history.dump())


def test_cards_and_tries_are_found_by_an_index() -> None:
    """However many people there are."""
    db = open_database(None)
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    tries(db, 1, "primary-key")
    cards(db, 1)
    due_cards(db, 1, BEGIN)
    keep_card(db, 1, "primary-key", None)
    db.conn.set_trace_callback(None)
    searches = [sql for sql in asked if "WHERE" in sql]
    assert len(searches) == 4
    for sql in searches:
        plan = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert all(line.startswith("SEARCH") for line in plan), (sql, plan)
