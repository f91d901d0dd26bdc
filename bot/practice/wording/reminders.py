"""Reminders: setting them, and what they say."""

from datetime import datetime

from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings, State
from bot.practice.wording.phrases import (
    buttons,
    clip,
    count,
    days_ahead,
    remark,
    when_reminded,
)
from bot.practice.wording.settings import zone_buttons
from bot.practice.zones import today, zone_of

_KEY = "reminder"
_HOW = "/remind 08:30, /remind weekdays 8:30, /remind off"


def reminders(state: State) -> Reply:
    """When reminders come, and how to change that."""
    reminder = state.settings.reminder
    if reminder is None:
        return Reply(
            (Block(f"Reminders are off. When shall I say what is due? {_HOW}"),),
            (_choices("08:30", "18:00"), _choices("weekdays 08:30", "weekdays 18:00")),
        )
    return Reply(
        (Block(f"I remind you {when_reminded(reminder)}. Change it: {_HOW}"),),
        ((Button("No reminders", Choice(Action.REMIND, 0, "off")),),),
    )


def reminder_set(state: State) -> Reply:
    """Reminders were set; whose time zone isn't known is asked."""
    reminder, zone = state.settings.reminder, state.settings.zone
    if reminder is None:
        return no_reminders()
    lines = [
        Block(
            f"I'll remind you {when_reminded(reminder)}, {zone or 'UTC'} time, whenever something is "
            "due."
        ),
        Block("On Telegram I write to you; in a terminal I say it when you start.", Style.QUIET),
    ]
    if zone:
        return Reply(tuple(lines))
    lines.append(
        Block("Where are you? Name a city or an offset: /timezone Berlin, /timezone +5:30")
    )
    return Reply(tuple(lines), zone_buttons())


def no_reminders() -> Reply:
    """Reminders are off."""
    return remark("Reminders are off. /remind 08:30 sets them.")


def no_such_time(text: str) -> Reply:
    """No time was understood."""
    return remark(f"I can't read “{clip(text, 40)}” as a time of day. Try {_HOW}.")


def reminder(due: int, new: int, now: datetime, settings: Settings) -> Reply:
    """What there is to do; one tap begins it."""
    parts = (
        [f"{count(due, 'question')} {'is' if due == 1 else 'are'} due for review"] if due else []
    )
    parts += [f"{new} new {'is' if new == 1 else 'are'} planned for today"] if new else []
    text = f"{', and '.join(parts)}."
    day = settings.interview
    if day is not None and day >= today(now, settings):
        text += f" Your interview is {days_ahead(day, now, settings)}."
    begin = ("Begin", Action.GO) if new else ("Review", Action.REVIEW)
    return Reply(
        (Block(text), Block("/remind changes or stops this.", Style.QUIET)),
        (buttons(begin, ("In an hour", Action.SNOOZE)),),
        key=_KEY,
    )


def snoozed(at: datetime, settings: Settings) -> Reply:
    """The reminder comes again."""
    clock = at.astimezone(zone_of(settings)).strftime("%H:%M")
    return Reply((Block(f"I'll come back to it at {clock}."),), key=_KEY)


def _choices(*details: str) -> tuple[Button, ...]:
    return tuple(
        Button(detail.capitalize(), Choice(Action.REMIND, 0, detail)) for detail in details
    )
