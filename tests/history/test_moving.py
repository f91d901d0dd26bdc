"""Copies are consistent, older databases are upgraded, newer ones refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.errors import HistoryError
from bot.history import History, backup
from bot.history.schema import migrations
from bot.practice import State, Step
from tests.conftest import BEGIN

ME = "telegram:1"


NAMES = [m.name for m in migrations.pending(Database(memory=True))]
"""All migrations, in their order."""


@pytest.fixture(params=range(1, len(NAMES)), ids=lambda made: NAMES[made - 1])
def made(request: pytest.FixtureRequest) -> int:
    """How many of them an older version of the program knew."""
    count: int = request.param
    return count


@pytest.fixture
def old(tmp_path: Path, made: int) -> Path:
    """A database that it wrote, with one person and one answer in it."""
    path = tmp_path / "db"
    answer = {
        "person": 1, "ask": 3, "question": "sql-primary-key", "fingerprint": "f", "text": "unique",
        "first_score": 0.5, "score": 0.5, "verdict": "partly", "points": "[]",
        "at": BEGIN.isoformat(), "seconds": 9.0, "hints": 0, "probes": 0, "undone": 0,
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        migrations.apply(db, stop_before=NAMES[made])
        db.execute(
            "INSERT INTO people (name, state, since) VALUES (?, ?, ?)",
            (ME, State(asks=3).dumps(), BEGIN.isoformat()),
        )
        db.table("attempts").insert(answer)
    return path


def asks(path: Path) -> int:
    """How far the person got, by a database."""
    with closing(History.open(path)) as history:
        return history.state(ME).asks


def test_an_older_database_is_upgraded_and_keeps_everything(old: Path) -> None:
    """From each migration to the latest."""
    assert asks(old) == 3
    with closing(History.open(old)) as history:
        answer = history.past(ME).attempt(3)
        assert answer is not None
        assert answer.text == "unique"


def test_a_copy_is_taken_before_an_upgrade(old: Path, made: int) -> None:
    """It holds what was there, at the old migration, for its owner only."""
    asks(old)
    (copy,) = old.parent.glob("db.before-*")
    with closing(sqlite3.connect(copy)) as connection:
        names = [m.name for m in migrations.applied(Database(connection))]
    assert names == NAMES[:made]
    assert oct(copy.stat().st_mode & 0o777) == "0o600"


def test_a_database_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    """Opening twice leaves one file."""
    asks(tmp_path / "db")
    asks(tmp_path / "db")
    assert [f.name for f in tmp_path.iterdir()] == ["db"]


def test_a_newer_database_is_refused_in_words(tmp_path: Path) -> None:
    """An older program would misread it."""
    asks(tmp_path / "db")
    with closing(sqlite3.connect(tmp_path / "db")) as connection, connection:
        connection.execute("UPDATE _sqlite_migrations SET name = 'm999_x' WHERE name LIKE 'm002%'")
    with pytest.raises(HistoryError, match=r"newer version.*upgrade interview-bot"):
        History.open(tmp_path / "db")


def test_a_backup_is_whole_while_the_database_is_in_use(tmp_path: Path) -> None:
    """Also what stands in the write-ahead log only."""
    with closing(History.open(tmp_path / "db")) as history:
        history.finish(ME, Step(State(asks=5)), BEGIN, None)
        backup(tmp_path / "db", tmp_path / "copy")
    assert asks(tmp_path / "copy") == 5
    assert oct((tmp_path / "copy").stat().st_mode & 0o777) == "0o600"


def test_a_backup_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """A daily job writes to one name."""
    asks(tmp_path / "db")
    (tmp_path / "copy").write_text("old")
    backup(tmp_path / "db", tmp_path / "copy")
    assert asks(tmp_path / "copy") == 0


@pytest.mark.parametrize(
    ("database", "target", "says"),
    [
        ("nothing", "copy", "no database"),
        ("db", "db", "itself"),
        ("db", "no/folder", "can't write"),
    ],
)
def test_a_backup_that_makes_no_sense_is_refused_in_words(
    tmp_path: Path, database: str, target: str, says: str
) -> None:
    """And leaves what was there."""
    asks(tmp_path / "db")
    with pytest.raises(HistoryError, match=says):
        backup(tmp_path / database, tmp_path / target)
    assert asks(tmp_path / "db") == 0


@pytest.mark.parametrize(
    ("write", "says"),
    [("no database at all, but a text that is long enough" * 100, "isn't a database")],
)
def test_a_file_that_is_no_database_is_refused_in_words(
    tmp_path: Path, write: str, says: str
) -> None:
    """And left as it is."""
    (tmp_path / "db").write_text(write)
    with pytest.raises(HistoryError, match=says):
        History.open(tmp_path / "db")
    assert (tmp_path / "db").read_text() == write


def test_a_locked_database_is_named_as_such(tmp_path: Path) -> None:
    """The words say what to do."""
    with closing(sqlite3.connect(tmp_path / "db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError, match="another process"):
            History.open(tmp_path / "db", busy=0)
