"""Reminders come at the time that was asked for, by the person's clock, and only with a reason."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview import Interview
from bot.practice import Chose, Command
from bot.practice.choices import Action, Choice
from bot.practice.reminding import LATEST, next_reminder, reminder_named
from bot.practice.state import Reminder
from tests.practice.conversations import ME, Calendar, Talk

DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "reminder"),
    [
        ("08:30", Reminder(8, 30)), ("8:30", Reminder(8, 30)), ("8.30", Reminder(8, 30)),
        ("0830", Reminder(8, 30)), ("8h30", Reminder(8, 30)), ("8", Reminder(8, 0)),
        ("8am", Reminder(8, 0)), ("8:30 pm", Reminder(20, 30)), ("12 am", Reminder(0, 0)),
        ("12pm", Reminder(12, 0)), ("7 p.m.", Reminder(19, 0)), ("noon", Reminder(12, 0)),
        ("every day at 7", Reminder(7, 0)), ("daily 23:59", Reminder(23, 59)),
        ("weekdays 8:30", Reminder(8, 30, weekdays=True)),
        ("8:30 on weekdays", Reminder(8, 30, weekdays=True)),
        ("mon-fri, 9:05", Reminder(9, 5, weekdays=True)),
        ("every weekday at 8am", Reminder(8, 0, weekdays=True)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, reminder: Reminder) -> None:
    """Daily, or on weekdays."""
    assert reminder_named(text) == reminder


@pytest.mark.parametrize(
    "text",
    ["", "soon", "24:00", "8:60", "13pm", "0am", "8:30:15", "123456", "8 or 9", "8:30 tomorrow",
     "-5", "weekdays", "8:30 sundays", "1/2", "🕗"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    """Half understood would be worse."""
    assert reminder_named(text) is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever people type."""
    found = reminder_named(text)
    assert found is None or (0 <= found.hour < 24 and 0 <= found.minute < 60)


zones = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
rules = st.builds(Reminder, st.integers(0, 23), st.integers(0, 59), weekdays=st.booleans())
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def series(rule: Reminder, zone: ZoneInfo, after: datetime, count: int) -> Iterator[datetime]:
    """The reminders that follow each other."""
    for _ in range(count):
        after = next_reminder(rule, zone, after)
        yield after


@given(rules, zones, moments)
def test_a_reminder_comes_at_its_time_once_a_day(
    rule: Reminder, zone: ZoneInfo, after: datetime
) -> None:
    """In every zone, over every change of clocks: never twice, never left out."""
    times = list(series(rule, zone, after, 8))
    assert times[0] > after
    assert times == sorted(set(times))
    local = [at.astimezone(zone) for at in times]
    days = [at.date() for at in local]
    assert len(set(days)) == len(days)
    for at in local:
        wanted = at.replace(hour=rule.hour, minute=rule.minute, second=0, microsecond=0, fold=0)
        skipped = wanted.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != (
            wanted.replace(tzinfo=None)
        )
        assert (at.hour, at.minute) == (rule.hour, rule.minute) or skipped or at > wanted
        assert not (rule.weekdays and at.weekday() >= 5)
    gaps = [later - sooner for sooner, later in pairwise(times)]
    assert max(gaps) <= (3 if rule.weekdays else 1) * DAY + timedelta(hours=2)
    assert min(gaps) >= DAY - timedelta(hours=2)


def test_where_clocks_skip_its_time_it_comes_as_much_later() -> None:
    """On 29 March 2026 there is no half past two in Berlin."""
    times = series(Reminder(2, 30), BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC), 2)
    assert [at.astimezone(BERLIN).strftime("%d %H:%M") for at in times] == ["29 03:30", "30 02:30"]


def test_where_clocks_go_back_it_comes_the_first_time_only() -> None:
    """On 25 October 2026 Berlin has two."""
    first, second = series(Reminder(2, 30), BERLIN, datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.astimezone(BERLIN).date() == date(2026, 10, 26)


def at(talk: Talk, *when: int) -> str:
    """Let the time of a reminder come; the words it says."""
    now = datetime(*when, tzinfo=UTC)  # type: ignore[arg-type,misc]
    assert isinstance(talk.clock, Calendar)
    talk.clock.now = now
    talk.replies = tuple(d.reply for d in talk.interview.remind(ME, now))
    return "\n".join(reply.plain() for reply in talk.replies)


def test_a_reminder_says_how_many_are_due_and_starts_by_one_tap(later: Talk) -> None:
    """By the clock of where the person is: half past eight in Berlin is half past seven by UTC."""
    later.commands("timezone berlin")
    assert "I'll remind you every day at 08:30, Europe/Berlin time" in later.commands("remind 8:30")
    later.answers("sql", "no idea")
    assert at(later, 2026, 3, 2, 7, 29) == ""
    assert "1 question is due for review." in at(later, 2026, 3, 2, 7, 30)
    assert "Review · 1 question" in later.taps("Review")
    assert at(later, 2026, 3, 2, 7, 31) == ""


def test_a_reminder_is_quiet_when_nothing_is_due(later: Talk) -> None:
    """And comes again when something is."""
    later.commands("remind 8:30")
    assert at(later, 2026, 3, 2, 8, 30) == ""
    later.commands("quiz sql 1")
    later.says("no idea")
    later.commands("stop")
    assert "1 question is due" in at(later, 2026, 3, 3, 8, 30)


def test_a_reminder_tells_of_todays_plan(later: Talk) -> None:
    """What is new too, and how far away the interview is."""
    later.commands("remind 8:30")
    later.commands("interview in 5 days")
    said = at(later, 2026, 3, 2, 8, 30)
    assert "3 new are planned for today. Your interview is in 4 days." in said
    assert "Today's plan · 3 questions" in later.taps("Begin")


def test_who_is_practising_is_not_reminded(later: Talk, calendar: Calendar) -> None:
    """They are here already."""
    later.answers("sql", "no idea")
    later.commands("remind 8:30")
    calendar.now = datetime(2026, 3, 2, 8, 20, tzinfo=UTC)
    later.commands("quiz basics 1")
    assert at(later, 2026, 3, 2, 8, 30) == ""
    assert "1 question is due" in at(later, 2026, 3, 3, 8, 30)


@pytest.mark.parametrize(
    ("late", "said"),
    [(timedelta(hours=1), 1), (LATEST + timedelta(minutes=1), 0), (DAY, 0)],
)
def test_a_reminder_that_was_missed_comes_the_same_morning_or_not_at_all(
    later: Talk, late: timedelta, said: int
) -> None:
    """Nobody wants this morning's reminder in the evening; the next one comes in time."""
    later.answers("sql", "no idea")
    later.commands("remind 8:30")
    woken = datetime(2026, 3, 2, 8, 30, tzinfo=UTC) + late
    assert len(later.interview.remind(ME, woken)) == said
    assert later.interview.remind(ME, woken) == ()
    assert "is due" in at(later, 2026, 3, woken.day + 1, 8, 30)


def test_a_reminder_past_midnight_is_left_out(later: Talk) -> None:
    """The day it was for is over."""
    later.answers("sql", "no idea")
    later.commands("remind 23:00")
    assert at(later, 2026, 3, 4, 0, 10) == ""


def test_a_reminder_can_be_put_off_for_an_hour(later: Talk, calendar: Calendar) -> None:
    """Then it comes again, and next day at its own time."""
    later.answers("sql", "no idea")
    later.commands("remind 8:30")
    at(later, 2026, 3, 2, 8, 30)
    calendar.now = datetime(2026, 3, 2, 8, 35, tzinfo=UTC)
    assert "I'll come back to it at 09:35." in later.taps("In an hour")
    assert at(later, 2026, 3, 2, 9, 30) == ""
    assert "1 question is due" in at(later, 2026, 3, 2, 9, 36)
    assert "1 question is due" in at(later, 2026, 3, 3, 8, 30)


def test_weekdays_leave_the_weekend_out(later: Talk) -> None:
    """The seventh of March 2026 is a Saturday."""
    later.answers("sql", "no idea")
    assert "on weekdays at 08:30" in later.commands("remind weekdays 8:30")
    for day in (7, 8):
        assert later.interview.remind(ME, datetime(2026, 3, day, 8, 30, tzinfo=UTC)) == ()
    assert "is due" in at(later, 2026, 3, 9, 8, 30)


def test_reminders_can_be_switched_off(later: Talk) -> None:
    """In words and by the button; an old button to put one off does nothing then."""
    later.answers("sql", "no idea")
    later.commands("remind 8:30")
    assert "Reminders are off" in later.commands("remind off")
    assert at(later, 2026, 3, 2, 8, 30) == ""
    assert "Reminders are off" in later.hears(Chose(Choice(Action.SNOOZE)))
    assert "When shall I say" in later.commands("remind")
    assert "on weekdays at 18:00" in later.taps("Weekdays 18:00")
    later.commands("remind")
    assert "Reminders are off" in later.taps("No reminders")
    assert "can't read “whenever” as a time" in later.commands("remind whenever")


def test_where_a_person_is_is_asked_once(later: Talk) -> None:
    """A command, a button or, while no question is open, the bare city will do."""
    assert "Where are you?" in later.commands("remind 8:30")
    assert "UTC time" in later.commands("remind 8:30")
    assert "Europe/London now" in later.taps("London")
    assert "Where are you?" not in later.commands("remind 9:00")
    later.commands("forget")
    later.taps("Yes, erase everything")
    later.commands("remind 8:30")
    assert "Asia/Kolkata now; it is " in later.says("Bangalore")
    assert "Which one do you mean" in later.says("web")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Munich", "Europe/Berlin now"), ("new yrok", "America/New_York now"),
        ("san francisco", "America/Los_Angeles now"), ("+2", "UTC+02:00 now; it is 11:0"),
        ("UTC+5:30", "UTC+05:30 now; it is 14:3"), ("gmt-3", "UTC-03:00 now"),
        ("UTC", "UTC now"), ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia now"),
        ("sidnei", "Which one do you mean"), ("nowhere at all", "I know no time zone"),
        ("+25", "I know no time zone"), ("", "Where are you?"),
    ],
)  # fmt: skip
def test_a_time_zone_is_found_by_city_or_offset(later: Talk, typed: str, says: str) -> None:
    """With typos, and for cities that have no zone of their own."""
    assert says in later.commands(f"timezone {typed}")


def test_one_of_several_zones_is_chosen_by_a_tap(later: Talk) -> None:
    """A forged one is not."""
    later.commands("timezone sidnei")
    assert "Australia/Sydney now" in later.taps("Australia/Sydney")
    assert "don't know that button" in later.hears(Chose(Choice(Action.ZONE, 0, "../etc/passwd")))


def test_moving_moves_the_reminder(later: Talk) -> None:
    """It comes by the new clock from then on."""
    later.answers("sql", "no idea")
    later.commands("remind 8:30")
    assert "every day at 08:30" in later.commands("timezone +2")
    assert "is due" in at(later, 2026, 3, 2, 6, 30)


def test_nobody_is_reminded_after_erasing_everything(later: Talk) -> None:
    """Nor becomes known by it."""
    later.commands("remind 8:30")
    later.commands("forget")
    later.taps("Yes, erase everything")
    assert at(later, 2026, 3, 2, 8, 30) == ""
    assert later.interview.to_remind("test", datetime(2027, 1, 1, tzinfo=UTC), 9) == ()


def test_whom_to_remind_is_known_by_when(interview: Interview, calendar: Calendar) -> None:
    """Those due, of one front, who can be reached; the longest due first."""
    for person, when in (
        ("test:2", "8:40"), ("test:1", "8:30"), ("other:3", "8:30"), ("test:4", "8:30"),
    ):  # fmt: skip
        delivery = interview.hear(person, Command("remind", when), calendar())[0]
    interview.refused(delivery, calendar.now)
    due = datetime(2026, 3, 2, 8, 40, tzinfo=UTC)
    assert interview.to_remind("test", due, 9) == ("test:1", "test:2")
    assert interview.to_remind("test", due, 1) == ("test:1",)
    assert interview.to_remind("test", due - timedelta(minutes=1), 9) == ("test:1",)
    interview.dont_remind("test:1")
    assert interview.to_remind("test", due, 9) == ("test:2",)
    interview.hear("test:1", Command("help"), calendar())
    interview.hear("test:4", Command("help"), calendar())
    assert interview.to_remind("test", due, 9) == ("test:1", "test:4", "test:2")
