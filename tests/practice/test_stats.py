"""Statistics: what the words say, and that the picture says the same."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank, load_bank
from bot.history import History
from bot.history.codec import dump_reply, load_reply
from bot.interview import Interview
from bot.practice import Action, Block, Choice, Chose, Command, Mark, Reply, Said, Step
from bot.practice.pictures import Picture
from bot.practice.progress import WEEKS, days_of, progress
from tests.conftest import BANKS
from tests.fronts.pictures import pictures
from tests.practice.conversations import HALF, ME, RIGHT, Talk

_BANK = load_bank([BANKS])
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday


def marks(*spoken: tuple[str, float, int]) -> list[Mark]:
    """Marks of questions, scores and days ago."""
    return [
        Mark(question, score, NOW - timedelta(days=days), ask)
        for ask, (question, score, days) in enumerate(spoken, 1)
    ]


def picture_of(talk: Talk) -> Picture:
    """The picture of the last reply."""
    picture = talk.replies[-1].picture
    assert picture is not None
    return picture


def test_words_and_picture_say_the_same(talk: Talk) -> None:
    """Readiness of every topic, every score over time, the days."""
    talk.commands("quiz sql 1")
    talk.says(RIGHT)
    talk.commands("quiz basics 2")
    talk.says("no idea")
    said = talk.commands("stats")
    picture = picture_of(talk)
    assert said.startswith(f"{picture.title}\n{picture.line.partition(' · ')[0]}: so many of 100 ")
    assert "2 answers, 50/100 on average, 1 day in a row" in said
    for bar in picture.bars.rows:
        assert f"{bar.label}: {round(100 * (bar.value or 0))}/100 ready; " in said
        assert bar.note in said
    assert f"{picture.trend.title}: 50\n" in said
    assert "active on 1 day of the last 112" in said
    assert picture.calendar.counts[-1] == 2
    assert picture.calendar.until == date(2026, 3, 1)


def test_an_interview_to_come_is_marked_in_the_picture(small: Bank) -> None:
    """What would be left by then, and how that is said."""
    interview = Interview(small, History.open(None), random.Random(1))
    interview.hear(ME, Command("quiz", "sql 1"), NOW)
    interview.hear(ME, Said(RIGHT), NOW)
    history = interview._history  # noqa: SLF001
    state = history.state(ME)
    later = replace(state, settings=replace(state.settings, interview=date(2026, 12, 10)))
    history.finish(ME, Step(later), NOW, None)
    (delivery,) = interview.hear(ME, Command("stats"), NOW)
    picture, said = delivery.reply.picture, delivery.reply.plain()
    assert picture is not None
    assert picture.bars.later == "on 10 Dec without practice"
    (bar,) = picture.bars.rows
    assert bar.value is not None
    assert bar.later is not None
    assert bar.later < bar.value
    assert f"/100 ready, then {round(100 * bar.later)}; " in said
    assert " on 10 Dec without practice: so many" in said


def test_a_topic_is_told_question_by_question(talk: Talk) -> None:
    """As typed, with what wasn't asked yet; back and forth by taps."""
    talk.commands("quiz basics 2")
    talk.says(HALF)
    talk.commands("stop")
    said = talk.commands("stats basics")
    assert said.startswith("Web › Basics\n")
    assert "/100 What is the difference between GET and POST? (37/100 last time)" in said
    assert "– What does the status code 404 tell a client? (not asked yet)" in said
    assert [bar.value is None for bar in picture_of(talk).bars.rows] == [False, True]
    assert "How you are doing" in talk.taps("All my stats")
    assert "Web › Basics\n" in talk.taps("Basics in detail")
    assert "1. What is the difference" in talk.taps("My answers on it")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("sql", "Data › SQL: no answers yet."),
        ("websockets", "no topic like"),
        ("", "No answers yet"),
    ],
)
def test_statistics_of_nothing_say_what_to_do(talk: Talk, query: str, says: str) -> None:
    """And draw nothing."""
    assert says in talk.commands(f"stats {query}")
    assert talk.replies[-1].picture is None
    assert talk.replies[-1].choices


def test_a_topic_that_is_gone_is_named(talk: Talk) -> None:
    """An old button."""
    assert "isn't in the bank any more" in talk.hears(Chose(Choice(Action.STATS, 0, "x/y")))


def test_a_short_past_is_told_by_days_and_a_long_one_by_weeks() -> None:
    """Weeks begin on Monday."""
    short = progress(_BANK, marks(("primary-key", 0.2, 3), ("primary-key", 0.8, 0)), NOW, UTC)
    assert not short.by_week
    assert [(s.begin.day, s.score) for s in short.spans] == [(1, 0.2), (4, 0.8)]
    long = marks(("primary-key", 0.2, 40), ("status-404", 0.4, 39), ("primary-key", 0.8, 0))
    told = progress(_BANK, long, NOW, UTC)
    assert told.by_week
    assert [(s.begin, round(s.score, 2)) for s in told.spans] == [
        (date(2026, 1, 19), 0.3), (date(2026, 3, 2), 0.8),
    ]  # fmt: skip


def test_days_are_those_of_the_person() -> None:
    """Midday in London is the next day in Kiritimati."""
    there = ZoneInfo("Pacific/Kiritimati")
    assert progress(_BANK, marks(("primary-key", 1.0, 0)), NOW, there).today.day == 5


moments = st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)), max_size=40).map(  # noqa: DTZ001
    lambda times: [time.replace(tzinfo=UTC) for time in times]
)
hours = st.lists(st.integers(0, 17_000), max_size=200).map(
    lambda found: [
        datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * n) for n in sorted(found)
    ]
)


@given(
    moments | hours,
    st.sampled_from(
        ["UTC", "Europe/Berlin", "Asia/Beirut", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu",
         "Pacific/Kiritimati", "Australia/Lord_Howe"]
    ),
)  # fmt: skip
def test_each_answer_belongs_to_its_local_day(times: list[datetime], zone: str) -> None:
    """Also where clocks change at midnight, by half an hour, or a day has 23."""
    place = ZoneInfo(zone)
    local = Counter(at.astimezone(place).date() for at in times)
    days = days_of([Mark("q", 1.0, at, n) for n, at in enumerate(times)], place)
    assert {day: len(scores) for day, scores in days.items()} == local


def test_days_begin_on_a_monday_and_end_today() -> None:
    """Fifteen weeks and the days of this one; what is older isn't counted."""
    told = progress(_BANK, marks(("primary-key", 1.0, 107), ("primary-key", 1.0, 108)), NOW, UTC)
    assert len(told.days) == 7 * (WEEKS - 1) + 3
    assert told.days[0] == 1
    assert sum(told.days) == 1


def test_what_the_bank_lost_counts_on_the_whole_only(small: Bank) -> None:
    """Nothing a person did is forgotten; but it belongs to no topic."""
    lost = marks(("lost", 0.5, 1), ("primary-key", 1.0, 0))
    assert progress(small, lost, NOW, UTC).answered == 2
    assert progress(small, lost, NOW, UTC, "data/sql").answered == 1


@given(pictures)
def test_a_picture_waits_in_the_queue_as_its_facts(picture: Picture) -> None:
    """After a restart it is the same picture."""
    reply = Reply((Block("words"),), picture=picture)
    assert load_reply(dump_reply(reply)) == reply


def test_a_reply_of_an_earlier_version_has_no_picture() -> None:
    """What waited in the queue over an upgrade is still sent."""
    old = '{"blocks": [["words", "plain"]], "choices": [], "key": "", "passing": false}'
    assert load_reply(old) == Reply((Block("words"),))
