"""What a person can set."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.bank import Level
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.wording.phrases import clip, long_date, remark

_LEVELS: Mapping[Level, str] = {
    "warm-up": "Only warm-up", "core": "Up to core", "deep": "All levels",
}  # fmt: skip


def settings_page(settings: Settings) -> Reply:
    """What can be set, each with a button."""

    def change(label: str, detail: str) -> Button:
        return Button(label, Choice(Action.SET, 0, detail))

    return Reply(
        (
            Block("Settings", Style.TITLE),
            Block(f"Follow-up questions: {_follow_ups(settings)}"),
            Block(f"Grades: {'at the end of a round' if settings.late else 'at once'}"),
            Block(f"Questions: {_LEVELS[settings.level].lower()}"),
            Block(f"Questions in a round: {settings.length}"),
            Block(f"Pictures: {'dark' if settings.dark else 'light'}"),
            Block(f"Interview: {_interview(settings)}"),
            Block(f"Time zone: {settings.zone or 'not set, UTC serves'} (change it: /timezone Berlin)"),
        ),
        (
            (change("Follow-ups off" if settings.probes else "Follow-ups on",
                    "probes off" if settings.probes else "probes on"),
             change("Grades at once" if settings.late else "Grades at the end",
                    "grades once" if settings.late else "grades end")),
            tuple(change(label, f"level {level}") for level, label in _LEVELS.items()
                  if level != settings.level),
            tuple(change(f"{n} a round", f"length {n}") for n in (3, 5, 10) if n != settings.length),
            (change("Light pictures" if settings.dark else "Dark pictures",
                    "pictures light" if settings.dark else "pictures dark"),),
        ),
        key="settings",
    )  # fmt: skip


def _follow_ups(settings: Settings) -> str:
    if settings.probes and settings.late:
        return "on, though none while grades wait for the end"
    return "on" if settings.probes else "off"


def _interview(settings: Settings) -> str:
    day = settings.interview
    return "not set (set it: /interview 10 Dec)" if day is None else long_date(day)


def zone_set(zone: str, now: datetime) -> Reply:
    """A time zone was found."""
    clock = now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    return remark(f"Your time zone is {zone} now; it is {clock} there.")


def no_such_zone(query: str) -> Reply:
    """No time zone fits."""
    if not query.strip():
        return remark("Name a city: /timezone Berlin, or /timezone America/New York")
    return remark(f"I know no time zone like “{clip(query, 40)}”. Try a big city: /timezone Berlin")
