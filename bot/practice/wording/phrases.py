"""Words and shapes that every page uses."""

from datetime import date, datetime

from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply
from bot.practice.state import Reminder, Settings
from bot.practice.zones import today, zone_of

_NEAR = 13
"""So many days ahead are counted; what is later has a date."""


def buttons(*labelled: tuple[str, Action], ask: int = 0) -> tuple[Button, ...]:
    """A row of buttons."""
    return tuple(Button(label, Choice(action, ask)) for label, action in labelled)


def remark(text: str, *rows: tuple[Button, ...]) -> Reply:
    """A line that answers something out of turn."""
    return Reply((Block(text),), rows, passing=True)


def percent(score: float) -> int:
    """A score as people read it, 0 to 100."""
    return round(100 * score)


def clip(text: str, most: int) -> str:
    """A text on one line, cut to a number of letters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def around(text: str, place: int, most: int) -> str:
    """A piece of a text on one line, with what stands at a place not far from its beginning."""
    begin = max(0, place - most // 4)
    if begin:
        begin = text.find(" ", begin, place) + 1 or place
    return ("…" if begin else "") + clip(text[begin:], most - bool(begin))


def count(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def when(at: datetime, settings: Settings) -> str:
    """A moment, in the person's time zone."""
    return at.astimezone(zone_of(settings)).strftime("%Y-%m-%d %H:%M")


def day(at: datetime, settings: Settings) -> str:
    """The date of a moment, in the person's time zone."""
    return at.astimezone(zone_of(settings)).strftime("%Y-%m-%d")


def long_date(day: date) -> str:
    """A date with its weekday, such as Thu 10 Dec 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def on_day(at: datetime, now: datetime, settings: Settings) -> str:
    """A moment to come by its day: today, tomorrow, in 3 days, on Thu 10 Dec 2026."""
    day = at.astimezone(zone_of(settings)).date()
    if (day - today(now, settings)).days > _NEAR:
        return f"on {long_date(day)}"
    return days_ahead(day, now, settings)


def days_ahead(day: date, now: datetime, settings: Settings) -> str:
    """How far away a day is: today, tomorrow, in 17 days."""
    days = (day - today(now, settings)).days
    if days <= 1:
        return "today" if days <= 0 else "tomorrow"
    return f"in {days} days"


def short_date(day: date) -> str:
    """A date not far away, such as 10 Dec."""
    return f"{day.day} {day:%b}"


def when_reminded(reminder: Reminder) -> str:
    """When reminders come: every day at 08:30."""
    days = "on weekdays" if reminder.weekdays else "every day"
    return f"{days} at {reminder.hour:02}:{reminder.minute:02}"


def onward(*, last: bool) -> tuple[str, Action]:
    """The button that goes on."""
    return ("Finish", Action.NEXT) if last else ("Next", Action.NEXT)
