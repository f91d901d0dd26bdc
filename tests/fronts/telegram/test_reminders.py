"""Reminders on Telegram: written down before they are sent, once, and to nobody who won't have them."""

import asyncio
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.bank import Bank
from bot.fronts.telegram.reminders import AT_ONCE, Reminders
from bot.history import History
from bot.interview import Interview
from bot.practice import Command, Said
from tests.conftest import BEGIN
from tests.fronts.telegram.conftest import ME, Live, Talk, talking
from tests.fronts.telegram.server import Fault

EIGHT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def prepared(interview: Interview, person: str, now: datetime, *words: str) -> None:
    """Somebody has a question to review, and wants to be reminded."""
    interview.hear(person, Command("quiz", "sql 1"), now)
    interview.hear(person, Said("no idea"), now)
    interview.hear(person, Command("stop"), now)
    for line in words:
        name, _, argument = line.partition(" ")
        interview.hear(person, Command(name, argument), now)


def sent(talk: Talk) -> None:
    """What was said so far reached its people."""
    for delivery in talk.history.unsent("telegram"):
        talk.interview.delivered(delivery, 1, BEGIN)


async def look(talk: Talk, now: datetime, *allowed: int) -> list[str]:
    """Let the reminders be looked for; the chats that were written to."""
    before = len(talk.wire.calls)
    reminders = Reminders(talk.interview, talk.front.gate, lambda: now, allowed or None)
    while await reminders.look():
        pass
    await talk.front.gate.join()
    return [given["chat_id"] for _, given in talk.wire.calls[before:]]


async def test_a_reminder_is_sent_once_and_tapped_into_a_review(small: Bank) -> None:
    """The tap on it begins; putting it off changes the message where it stands."""
    async with talking(small, lambda: EIGHT) as talk:
        prepared(talk.interview, f"telegram:{ME}", BEGIN, "remind 8:30")
        sent(talk)
        assert await look(talk, EIGHT - timedelta(seconds=1)) == []
        assert await look(talk, EIGHT) == [str(ME)]
        assert "1 question is due for review." in talk.wire.texts()[-1]
        assert await look(talk, EIGHT + timedelta(minutes=1)) == []
        calls = await talk.tap("snooze:0:")
        assert [name for name, _ in calls] == ["answerCallbackQuery", "editMessageText"]
        await talk.tap("review:0:")
        assert "What is a primary key for?" in talk.wire.texts()[-1]


async def test_many_reminders_at_once_are_spread(talk: Talk) -> None:
    """So many a second; nobody is forgotten, nobody is written to twice."""
    people = 2 * AT_ONCE + 3
    for number in range(1, people + 1):
        prepared(talk.interview, f"telegram:{number}", BEGIN, "remind 8:30")
    sent(talk)
    reminders = Reminders(talk.interview, talk.front.gate, lambda: EIGHT)
    assert await reminders.look()
    await talk.front.gate.join()
    assert len(talk.wire.named("sendMessage")) == AT_ONCE
    await look(talk, EIGHT)
    chats = [given["chat_id"] for given in talk.wire.named("sendMessage")]
    assert sorted(map(int, chats)) == [*range(1, people + 1)]


async def test_a_private_bot_reminds_only_whom_it_lets_in(small: Bank) -> None:
    """Also if they were let in before."""
    async with talking(small) as talk:
        for person in (ME, ME + 1):
            prepared(talk.interview, f"telegram:{person}", BEGIN, "remind 8:30")
        sent(talk)
        assert await look(talk, EIGHT, ME) == [str(ME)]
        assert await look(talk, EIGHT, ME) == []


async def test_people_of_another_front_are_left_to_it(talk: Talk) -> None:
    """A terminal may share the database."""
    prepared(talk.interview, "terminal:me", BEGIN, "remind 8:30")
    sent(talk)
    assert await look(talk, EIGHT) == []


async def test_one_persons_trouble_stops_nobody_elses_reminder(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged without a word of theirs, and not tried for ever."""
    for person in (ME, ME + 1):
        prepared(talk.interview, f"telegram:{person}", BEGIN, "remind 8:30")
    sent(talk)
    talk.history._db.execute(  # noqa: SLF001
        "UPDATE people SET state = '{\"secret\": 1}' WHERE name = ?", (f"telegram:{ME}",)
    )
    assert await look(talk, EIGHT) == [str(ME + 1)]
    assert await look(talk, EIGHT) == []
    assert "a reminder failed: KeyError" in caplog.text
    assert "secret" not in caplog.text


async def test_a_fault_of_the_database_ends_no_reminders(
    small: Bank, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said, and looked again."""
    monkeypatch.setattr("bot.fronts.telegram.reminders._OFTEN", 0.0)
    async with talking(small, lambda: EIGHT) as talk:
        prepared(talk.interview, f"telegram:{ME}", BEGIN, "remind 8:30")
        sent(talk)
        looks = iter([sqlite3.DatabaseError("malformed")])
        found = talk.interview.to_remind

        def odd(front: str, now: datetime, most: int) -> tuple[str, ...]:
            for fault in looks:
                raise fault
            return found(front, now, most)

        monkeypatch.setattr(talk.interview, "to_remind", odd)
        running = asyncio.create_task(
            Reminders(talk.interview, talk.front.gate, lambda: EIGHT).run()
        )
        async with asyncio.timeout(8):
            while not talk.wire.texts():
                await asyncio.sleep(0.01)
        running.cancel()
        assert "due for review" in talk.wire.texts()[-1]
        assert "nobody could be reminded: DatabaseError" in caplog.text


async def late(live: Live) -> None:
    """Stop the service; while it is away, the time of a reminder passes."""
    await live.stop()
    now = datetime.now(UTC)
    place = f"timezone {12 - now.hour:+}"  # there it is noon: no day ends meanwhile
    missed = now.astimezone(UTC) - timedelta(minutes=1) + timedelta(hours=12 - now.hour)
    with closing(History.open(live.database)) as history:
        interview = Interview(live.bank, history, random.Random(1))
        long_ago = now - timedelta(days=2)
        prepared(interview, f"telegram:{ME}", long_ago)
        for line in (place, f"remind {missed:%H:%M}"):
            name, _, argument = line.partition(" ")
            interview.hear(f"telegram:{ME}", Command(name, argument), now - timedelta(hours=1))
        for delivery in history.unsent("telegram"):
            interview.delivered(delivery, 1, now)


async def test_a_reminder_missed_while_nobody_served_is_sent_once(live: Live) -> None:
    """At the next start, and not again at the one after it."""
    await late(live)
    await live.start()
    await live.telegram.say(ME, "/help")
    texts = await live.telegram.texts(ME, 2)
    assert "1 question is due for review." in texts[0]
    assert texts[1].startswith("What I can do")
    await live.stop()
    await live.start()
    await live.telegram.say(ME, "/privacy")
    assert (await live.telegram.texts(ME, 3))[2].startswith("Your data")


async def test_a_reminder_that_was_written_is_sent_after_a_restart(live: Live) -> None:
    """And only once, though it couldn't be sent at first."""
    await late(live)
    live.telegram.faults.append(Fault("sendMessage", status=500, times=10**6))
    await live.start()
    await live.telegram.until(lambda: bool(live.telegram.made("sendMessage")))
    await live.stop()
    live.telegram.faults.clear()
    await live.start()
    await live.telegram.texts(ME, 1)
    await live.telegram.say(ME, "/help")
    assert (await live.telegram.texts(ME, 2))[1].startswith("What I can do")


async def test_who_blocked_the_bot_is_reminded_no_more(live: Live) -> None:
    """Until they talk again."""
    await late(live)
    says = "Forbidden: bot was blocked by the user"
    live.telegram.faults.append(Fault("sendMessage", status=403, says=says))
    await live.start()
    await live.telegram.until(lambda: not live.telegram.faults[0].times)
    await live.telegram.say(ME + 1, "/help")
    await live.telegram.texts(ME + 1, 1)
    assert live.history is not None
    far = datetime.now(UTC) + timedelta(days=30)
    assert live.history.to_remind("telegram", far, 9) == ()
    await live.telegram.say(ME, "/help")
    assert (await live.telegram.texts(ME, 1))[0].startswith("What I can do")
    assert live.history.to_remind("telegram", far, 9) == (f"telegram:{ME}",)
