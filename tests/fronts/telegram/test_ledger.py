"""What is written at the same moment is committed together; nobody's fault is another's."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.fronts.telegram.ledger import MOST_TOGETHER, Ledger
from bot.history import History
from bot.history.opening import open_database
from bot.practice import State, Step
from tests.conftest import BEGIN

Statements = list[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database stands."""
    return tmp_path / "db"


@pytest.fixture
def said() -> Statements:
    """Every statement that the database was given."""
    return []


@pytest.fixture
def history(path: Path, said: Statements) -> Iterator[History]:
    """A database on the disk, listened to, that waits for no other process."""
    db = open_database(path, busy=0)
    db.conn.set_trace_callback(said.append)
    with closing(History(db)) as opened:
        yield opened


@pytest.fixture
def ledger(history: History) -> Ledger:
    """The way to write to it."""
    return Ledger(history)


def turn(history: History, number: int) -> int:
    """A person's turn, as far as the database sees it."""
    history.finish(f"telegram:{number}", Step(State(asks=number)), BEGIN, None)
    return number


async def test_what_is_written_at_the_same_moment_is_one_commit(
    ledger: Ledger, history: History, said: Statements
) -> None:
    """The disk is waited for once, and everybody gets their own result."""
    results = await asyncio.gather(*(ledger.write(partial(turn, history, n)) for n in range(1, 9)))
    assert results == list(range(1, 9))
    assert said.count("COMMIT") == 1
    assert [history.state(f"telegram:{n}").asks for n in range(1, 9)] == results


async def test_nothing_is_reported_before_it_is_committed(
    ledger: Ledger, history: History, path: Path
) -> None:
    """Whoever reads the file at that moment finds it there."""
    found = []

    async def write(number: int) -> None:
        await ledger.write(partial(turn, history, number))
        with closing(sqlite3.connect(path)) as other:
            found.append(other.execute("SELECT count(*) FROM people").fetchone()[0])

    await asyncio.gather(*(write(number) for number in (1, 2, 3)))
    assert found == [3, 3, 3]


async def test_many_writes_are_several_commits_in_their_order(
    ledger: Ledger, said: Statements
) -> None:
    """So that nobody waits for all the others."""
    made: list[int] = []
    await asyncio.gather(
        *(ledger.write(partial(made.append, n)) for n in range(2 * MOST_TOGETHER + 1))
    )
    assert made == list(range(2 * MOST_TOGETHER + 1))
    assert said.count("COMMIT") == 3


async def test_a_write_that_fails_leaves_nothing_and_harms_nobody(
    ledger: Ledger, history: History
) -> None:
    """Not even what it had written before it failed; the others' turns stand."""

    def fail() -> None:
        with history.together():
            turn(history, 2)
            raise ZeroDivisionError

    results = await asyncio.gather(
        ledger.write(partial(turn, history, 1)),
        ledger.write(fail),
        ledger.write(partial(turn, history, 3)),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [int, ZeroDivisionError, int]
    assert [history.state(f"telegram:{n}").asks for n in (1, 2, 3)] == [1, 0, 3]


async def test_while_another_process_writes_all_wait_and_keep_their_order(
    ledger: Ledger, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One line says so, and one that it is over."""
    made: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        early = [ledger.write(partial(made.append, n)) for n in (1, 2)]
        while not caplog.messages:
            await asyncio.sleep(0)
        late = ledger.write(partial(made.append, 3))
        assert made == []
        other.execute("ROLLBACK")
    await asyncio.gather(*early, late)
    assert made == [1, 2, 3]
    assert [message.split(" (")[0].split(":")[0] for message in caplog.messages] == [
        "the database can't be written", "the database can be written again",
    ]  # fmt: skip


async def test_a_group_that_cant_be_committed_is_made_again_whole(
    ledger: Ledger, history: History
) -> None:
    """Half of it is never there."""
    fails = [sqlite3.OperationalError("disk I/O error")]

    def falter() -> None:
        if fails:
            raise fails.pop()

    first = ledger.write(partial(turn, history, 1))
    await asyncio.gather(first, ledger.write(falter))
    assert history.state("telegram:1").asks == 1


async def test_what_is_given_up_before_it_is_written_is_not_written(
    ledger: Ledger, history: History
) -> None:
    """Those before and after it are."""
    writing = [ledger.write(partial(turn, history, n)) for n in (1, 2, 3)]
    writing[1].cancel()
    await asyncio.gather(*writing, return_exceptions=True)
    assert [history.state(f"telegram:{n}").asks for n in (1, 2, 3)] == [1, 0, 3]


async def test_at_the_end_what_waits_is_written(ledger: Ledger, history: History) -> None:
    """Such as the marks of the last replies sent."""
    writing = ledger.write(partial(turn, history, 1))
    ledger.close()
    assert history.state("telegram:1").asks == 1
    assert await writing == 1
