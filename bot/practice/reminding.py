"""Reminders: when they come, and what they say."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.practice import waiting, wording
from bot.practice.desk import Desk, Step
from bot.practice.state import Reminder, State
from bot.practice.zones import today, zone_of

LATEST = timedelta(hours=3)
"""A reminder that is later than this, because nobody was there to send it, is left out."""
SNOOZE = timedelta(hours=1)
_PRACTISING = timedelta(minutes=30)
"""Who was asked something so recently needs no reminder."""
_SATURDAY = 5

_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.h]?([0-5]\d))?\s*([ap])?\.?(?:m\b\.?)?(?![\d:.])")
_WORDS = {"at": "", "every": "", "each": "", "on": "", "in": "", "the": "", "morning": "", "day": "",
          "daily": "", "weekday": "w", "weekdays": "w", "workdays": "w", "mon-fri": "w"}  # fmt: skip
_NONE = {"off", "stop", "none", "no", "never", "cancel"}


def remind(desk: Desk, argument: str) -> Step:
    """Set when to be reminded (“08:30”, “weekdays 8:30”, “off”), or show it."""
    words = argument.strip().casefold()
    if not words:
        return desk.says(wording.reminders(desk.state))
    if words in _NONE:
        return Step(_with(desk, None), (wording.no_reminders(),))
    reminder = reminder_named(words)
    if reminder is None:
        return desk.says(wording.no_such_time(argument))
    state = _with(desk, reminder)
    return Step(state, (wording.reminder_set(state),))


def snooze(desk: Desk) -> Step:
    """Be reminded again in an hour."""
    if desk.state.remind_at is None:
        return desk.says(wording.no_reminders())
    at = min(desk.state.remind_at, desk.now + SNOOZE)
    state = replace(desk.state, remind_at=at)
    return Step(state, (wording.snoozed(at, state.settings),))


def wake(desk: Desk) -> Step:
    """The time has come: say what there is to do, or nothing; and be woken again next time."""
    state = rescheduled(desk.state, desk.now)
    due, ahead = len(waiting.due(desk)), waiting.planned(desk).today
    if not (due or ahead.new) or _is_too_late(desk) or _is_practising(desk):
        return Step(state)
    return Step(state, (wording.reminder(due, ahead.new, desk.now, state.settings),))


def rescheduled(state: State, now: datetime) -> State:
    """The state with the next reminder after now."""
    reminder = state.settings.reminder
    if reminder is None:
        return replace(state, remind_at=None)
    return replace(state, remind_at=next_reminder(reminder, zone_of(state.settings), now))


def next_reminder(reminder: Reminder, zone: tzinfo, after: datetime) -> datetime:
    """When a reminder comes next, in UTC, strictly after a time.

    There is one a day at most. Where clocks go forward past its time it comes as much later; where
    they go back it comes the first time round.
    """
    day = after.astimezone(zone).date()
    while True:
        wanted = datetime.combine(day, time(reminder.hour, reminder.minute), zone)
        at = wanted.astimezone(UTC)
        if at > after and not (reminder.weekdays and day.weekday() >= _SATURDAY):
            return at
        day += timedelta(days=1)


def reminder_named(text: str) -> Reminder | None:
    """The reminder that a text such as “weekdays 8:30” or “every day at 7 pm” names."""
    text = text.casefold().replace("noon", "12:00")
    found = _TIME.search(text)
    if found is None:
        return None
    words = f"{text[: found.start()]} {text[found.end() :]}".replace(",", " ").split()
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24  # noqa: PLR2004
    if hour >= 24 or not set(words) <= _WORDS.keys():  # noqa: PLR2004  (hours of a day)
        return None
    return Reminder(hour, minute, weekdays=any(_WORDS[word] for word in words))


def _with(desk: Desk, reminder: Reminder | None) -> State:
    settings = replace(desk.state.settings, reminder=reminder)
    return rescheduled(replace(desk.state, settings=settings), desk.now)


def _is_too_late(desk: Desk) -> bool:
    at, settings = desk.state.remind_at, desk.state.settings
    return at is None or desk.now - at > LATEST or today(desk.now, settings) != today(at, settings)


def _is_practising(desk: Desk) -> bool:
    ask = desk.state.ask
    return ask is not None and desk.now - ask.at < _PRACTISING
