"""Killed again and again, the program loses nothing, grades nothing twice, and keeps the order."""

import asyncio
import random
import re
import signal
import sqlite3
from contextlib import closing
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from tests.e2e.running import Program
from tests.fronts.telegram.server import Telegram

PEOPLE, ANSWERS, KILLS = 30, 10, 10
BANK = """
topic = "memory"
title = "Memory"
section = "1"
""" + "".join(
    f"""
[[question]]
id = "word-{n}"
level = "core"
prompt = "What is the word number {n}?"
answers = ["The word is apple{n}, of course."]

  [[question.point]]
  claim = "The word is apple{n}"
  accept = ["apple{n}"]
  probe = "Which fruit?"
"""
    for n in range(ANSWERS)
)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """As many questions as there are answers, with one point each: no follow-up is asked."""
    file = tmp_path / "memory.toml"
    file.write_text(BANK, encoding="utf-8")
    return file


async def everybody_answers(telegram: Telegram) -> None:
    """Each person takes a round of all questions; their updates are mixed with the others'."""
    times = [1_800_000_000.0]
    telegram.clock = lambda: times[0]
    for person in range(1, PEOPLE + 1):
        await telegram.say(person, f"/quiz memory {ANSWERS}")
    for turn in range(1, ANSWERS + 1):
        for text in (f"my answer number {turn}", "/next"):
            times[0] += 5  # nobody types faster
            for person in range(1, PEOPLE + 1):
                await telegram.say(person, text)


def kind(text: str) -> str:
    """What a reply is, in a word."""
    position = re.match(r"(\d+)/\d+ · core\n", text)
    if position:
        return f"question {position[1]}"
    return "grade" if re.match(r"\d+/100 · ", text) else re.split(":| ·", text, maxsplit=1)[0]


EXPECTED = ["Memory", *(k for n in range(1, ANSWERS + 1) for k in (f"question {n}", "grade"))]
EXPECTED.append("Round done")


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_killed_ten_times_nothing_is_lost_and_nothing_graded_twice(
    telegram: Telegram, program: Program, bank: Path, *, webhook: bool
) -> None:
    """30 people, 300 answers, SIGKILL at random moments; the same by polling and by webhook."""
    chance = random.Random(20)
    total = PEOPLE * len(EXPECTED)
    program.bank, program.webhook = bank, webhook
    await everybody_answers(telegram)
    moments = sorted(chance.sample(range(1, total), KILLS))
    lives = []
    for moment in moments:
        await program.start()
        await telegram.until(lambda moment=moment: replies(telegram) >= moment, 30)  # type: ignore[misc]
        assert await program.end(signal.SIGKILL) == -signal.SIGKILL
        for _ in range(100):  # what the dead had sent is read by the server first
            await asyncio.sleep(0)
        lives.append(list(map(len, everyone(telegram))))
    await program.start()
    await telegram.until(lambda: all_done(telegram), 60)
    await telegram.until(lambda: not telegram.waiting)
    assert await program.end(signal.SIGTERM) == 0

    with closing(sqlite3.connect(program.database)) as db:
        graded = db.execute(
            "SELECT name, ask, text FROM attempts JOIN people ON people.id = person ORDER BY 1, 2"
        ).fetchall()
    assert graded == sorted(
        (f"telegram:{person}", turn, f"my answer number {turn}")
        for person in range(1, PEOPLE + 1)
        for turn in range(1, ANSWERS + 1)
    )
    for texts, *ends in zip(everyone(telegram), *lives, strict=True):
        assert [key for key, _ in groupby(map(kind, texts))] == EXPECTED
        assert doubled_between_kills(texts, ends) == []


def doubled_between_kills(texts: list[str], ends: list[int]) -> list[str]:
    """What a person got twice without a kill in between.

    Args:
        texts: all that they got.
        ends: how much of it had arrived at each kill.
    """
    lives = [texts[begin:end] for begin, end in pairwise([0, *ends, len(texts)])]
    return [kind(text) for life in lives for text, next_text in pairwise(life) if text == next_text]


def replies(telegram: Telegram) -> int:
    """How many replies have arrived, in all."""
    return sum(map(len, telegram.sent.values()))


def everyone(telegram: Telegram) -> list[list[str]]:
    """What each person got."""
    return [telegram.sent[person] for person in range(1, PEOPLE + 1)]


def all_done(telegram: Telegram) -> bool:
    """Whether everybody's round is over."""
    return all(texts and kind(texts[-1]) == "Round done" for texts in everyone(telegram))


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_stopped_by_a_signal_it_ends_by_itself_and_loses_nothing(
    telegram: Telegram, program: Program, bank: Path, *, webhook: bool
) -> None:
    """In the middle of the work, as a service manager would; how long it takes, the bench tells."""
    program.bank, program.webhook = bank, webhook
    await everybody_answers(telegram)
    for life in (1, 2):
        moment = replies(telegram) + 100
        await program.start()
        await telegram.until(lambda moment=moment: replies(telegram) >= moment, 30)  # type: ignore[misc]
        assert await program.end(signal.SIGTERM) == 0
        assert program.log.count(b"stopped; what isn't answered yet") == life
        assert telegram.waiting or not all_done(telegram), "there was nothing left to lose"
    await program.start()
    await telegram.until(lambda: all_done(telegram), 60)
    assert await program.end(signal.SIGTERM) == 0
    for texts in everyone(telegram):
        assert [key for key, _ in groupby(map(kind, texts))] == EXPECTED


async def test_stopping_doesnt_wait_for_a_server_that_hangs(
    telegram: Telegram, program: Program
) -> None:
    """The last poll isn't worth waiting for: it would be held for ten seconds and more."""
    await program.start()
    await telegram.until(lambda: bool(telegram.made("setMyShortDescription")))
    telegram.hang_up_on("getUpdates")
    assert await program.end(signal.SIGINT) == 0
    assert b"stopped; " in program.log
    assert b"took too long" not in program.log
