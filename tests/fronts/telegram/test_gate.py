"""What comes in is on the disk before it is confirmed, in its order, and in bounded memory."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.fronts.telegram.gate import ROOM, Gate
from bot.fronts.telegram.incoming import Incoming
from bot.fronts.telegram.ledger import Ledger
from bot.history import History
from bot.practice import Said
from tests.conftest import BEGIN

FIVE = [1, 2, 3, 4, 5]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database stands."""
    return tmp_path / "db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    """A database on the disk that waits for no other process."""
    with closing(History.open(path, busy=0)) as opened:
        yield opened


def says(number: int, text: str = "hello") -> dict[str, object]:
    """An update as Telegram sends it."""
    chat = {"id": 7, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 60 * number, "chat": chat, "text": text},
    }


async def test_a_batch_is_on_the_disk_when_it_has_been_taken(history: History, path: Path) -> None:
    """In the order in which it came; the second time it is known."""
    gate = Gate(history, Ledger(history), lambda: BEGIN)
    await gate.take([says(number) for number in FIVE])
    with closing(sqlite3.connect(path)) as other:
        assert [n for (n,) in other.execute("SELECT id FROM inbox ORDER BY rowid")] == FIVE
    await gate.take([says(number) for number in FIVE])
    assert gate.qsize() == len(FIVE)


async def test_whoever_gives_up_waiting_takes_nothing_back(history: History, path: Path) -> None:
    """A webhook that timed out, a poll that is broken off: neither leaves a gap in the order."""
    gate = Gate(history, Ledger(history), lambda: BEGIN)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        taking = asyncio.create_task(gate.take([says(number) for number in FIVE]))
        await asyncio.sleep(0)
        taking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taking
        other.execute("ROLLBACK")
    let_in = [await gate.get() for _ in FIVE]
    assert [item.update for item in let_in if isinstance(item, Incoming)] == FIVE
    assert [update.id for update in history.waiting()] == FIVE


async def test_half_a_character_is_put_aside(history: History) -> None:
    """JSON can hold what no database takes; those beside it get through."""
    gate = Gate(history, Ledger(history), lambda: BEGIN)
    await gate.take([says(1, "\ud800"), says(2)])
    assert [update.id for update in history.waiting()] == [2]
    assert any('INTO "aside" VALUES(1' in line for line in history.dump())


async def test_the_gate_holds_no_more_than_its_room() -> None:
    """Ten thousand people at once: what doesn't fit waits with Telegram, nothing is dropped."""
    history = History.open(None)
    gate = Gate(history, Ledger(history), lambda: BEGIN)

    async def flood() -> None:
        for n in range(ROOM + 500):
            await gate.put(Incoming(n, n, Said("x")))

    flooding = asyncio.create_task(flood())
    while gate.qsize() != ROOM:
        await asyncio.sleep(0)
    taken = 0
    while taken < ROOM + 500:
        await gate.get()
        gate.task_done()
        taken += 1
        assert gate.qsize() <= ROOM
    await flooding
    history.close()
