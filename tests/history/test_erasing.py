"""Who asks to be forgotten leaves no trace: in no table, in no byte of the files."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.bank import Bank
from bot.history import History
from bot.history.opening import open_database
from bot.history.schema import migrations
from bot.interview import Interview
from bot.practice import Action, Block, Choice, Chose, Command, Reply, Said, Shared, Step
from bot.practice.state import State
from tests.conftest import BEGIN

ME, OTHER = "telegram:4711", "telegram:4712"
SECRET = "zebra"  # noqa: S105  (a word of an answer)


@pytest.fixture
def path(tmp_path: Path, small: Bank) -> Path:
    """A database in which two people left everything that can be left."""
    path = tmp_path / "db"
    with closing(History.open(path)) as history:
        interview = Interview(small, history, random.Random(1))
        for number, person in enumerate((ME, OTHER)):
            history.receive(10 * number, person, f"{person} {SECRET}", BEGIN)
            history.receive(10 * number + 1, person, f"{person} waits with a {SECRET}", BEGIN)
            history.put_aside(10 * number + 2, person, f"{person} odd {SECRET}", "fault", BEGIN)
            interview.hear(person, Command("quiz", "sql 1"), BEGIN, 10 * number)
            for delivery in interview.hear(person, Said(f"it is unique, a {SECRET}"), BEGIN):
                interview.delivered(delivery, 5, BEGIN)
            interview.hear(person, Chose(Choice(Action.RIGHT, 1)), BEGIN)
            notes = f"# Z\n\nWhat is a {SECRET}? :: A {SECRET} of {person} is a striped animal.\n"
            interview.hear(person, Shared("notes.md", notes.encode()), BEGIN)
            for command in ("stats", "history", "export", "settings"):
                interview.hear(person, Command(command), BEGIN)
            history.say(person, Reply((Block(f"{person} {SECRET}"),)), BEGIN, None)
            history.unreachable(person, BEGIN)
    return path


def traces(db: Database, number: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Every row that names a person, or hangs on one by its number."""
    for table in db.tables:
        keys = {str(key.column) for key in table.foreign_keys if key.other_table == "people"}
        for row in table.rows:
            named = any(ME in str(value) for value in row.values())
            if named or any(row[key] == number for key in keys):
                yield table.name, row


def number_of(db: Database) -> int:
    """The person's number."""
    return int(next(iter(db.query("SELECT id FROM people WHERE name = ?", [ME])))["id"])


def test_there_is_something_to_erase_in_every_table_of_people(path: Path) -> None:
    """Else the next tests would prove nothing; a new table must be filled above."""
    with closing(open_database(path)) as db:
        found = {table for table, _ in traces(db, number_of(db))}
        of_nobody = {"asked", "_sqlite_migrations"}
        assert found == set(db.table_names()) - of_nobody


def test_every_table_that_hangs_on_people_lets_go_of_them(path: Path) -> None:
    """By its schema: a row can't outlive its person."""
    with closing(open_database(path)) as db:
        for table in db.table_names():
            for key in db.query(f"PRAGMA foreign_key_list([{table}])"):
                assert (key["table"], key["on_delete"]) == ("people", "CASCADE"), table
        assert next(iter(db.query("PRAGMA foreign_keys")))["foreign_keys"] == 1


def test_the_operator_erases_everything_at_once(path: Path) -> None:
    """Also what waits; others keep what is theirs."""
    with closing(open_database(path)) as db:
        number, before = number_of(db), list(db.conn.iterdump())
        assert History(db).forget(ME)
        assert list(traces(db, number)) == []
        kept = [line for line in before if OTHER in line]
        assert [line for line in db.conn.iterdump() if OTHER in line] == kept
        assert not History(db).forget(ME)


def test_the_person_erases_everything_after_one_confirmation(path: Path, small: Bank) -> None:
    """What came in after their word is a first message; the last reply goes once it is sent."""
    with closing(open_database(path)) as db:
        history, number = History(db), number_of(db)
        interview = Interview(small, history, random.Random(1))
        (asked,) = interview.hear(ME, Command("forget"), BEGIN)
        (told,) = interview.hear(ME, Chose(asked.reply.choices[0][0].choice), BEGIN)
        assert "everything about you is erased" in told.reply.plain()
        interview.delivered(told, 6, BEGIN)
        assert {table for table, _ in traces(db, number)} == {"inbox"}


def test_no_erased_word_is_left_in_the_files(path: Path) -> None:
    """Neither in freed pages nor in the log; while others still read."""
    with closing(History.open(path)) as history, closing(open_database(path)) as other:
        other.execute("SELECT count(*) FROM attempts").fetchone()
        assert history.forget(ME)
        assert history.forget(OTHER)
        for file in path.parent.iterdir():
            assert SECRET.encode() not in file.read_bytes(), file.name
            assert ME.encode() not in file.read_bytes(), file.name


def test_a_person_of_an_old_database_is_erased_too(tmp_path: Path) -> None:
    """Upgrades keep the bonds between tables."""
    with closing(Database(tmp_path / "db")) as db:
        migrations.apply(db, stop_before="m002_faults")
    with closing(History.open(tmp_path / "db")) as history:
        history.finish(ME, Step(State(asks=3)), BEGIN, None)
        assert history.forget(ME)
        assert history.state(ME) == State()


def test_who_shares_the_same_notes_keeps_their_questions(small: Bank) -> None:
    """A study group has one file; one of them leaves."""
    history = History.open(None)
    interview = Interview(small, history, random.Random(1))
    notes = Shared("cache.md", b"When does a cache entry expire? :: After its time to live.\n")
    for person in (ME, OTHER):
        for event in (notes, Command("quiz", "cache 1"), Said("after its time to live")):
            interview.hear(person, event, BEGIN)
    banks = interview.hear(OTHER, Command("banks"), BEGIN)[0].reply
    remove = next(b.choice for row in banks.choices for b in row if "Remove" in b.label)
    sure = interview.hear(OTHER, Chose(remove), BEGIN)[0].reply.choices[0][0].choice
    interview.hear(OTHER, Chose(sure), BEGIN)
    assert history.forget(ME)
    found = interview.hear(OTHER, Command("search", "time to live"), BEGIN)
    assert any("When does a cache entry expire?" in delivery.reply.plain() for delivery in found)
    assert history.forget(OTHER)
    assert not [line for line in history.dump() if "cache entry" in line]
