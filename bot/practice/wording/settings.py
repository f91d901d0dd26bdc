"""What a person can set."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.bank import Level
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings, State
from bot.practice.wording.phrases import buttons, clip, long_date, remark, when_reminded
from bot.practice.zones import zone_of

_MANY_LIVE_IN = (
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Asia/Kolkata", "America/New_York",
    "America/Los_Angeles",
)  # fmt: skip
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
            Block(f"Reminders: {_reminders(settings)}"),
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
            buttons(("Reminders", Action.REMIND), ("Time zone", Action.ZONE)),
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


def _reminders(settings: Settings) -> str:
    if settings.reminder is None:
        return "off (set them: /remind 08:30)"
    return f"{when_reminded(settings.reminder)} (change it: /remind)"


def zone_set(now: datetime, state: State) -> Reply:
    """A time zone was found."""
    settings, clock = state.settings, now.astimezone(zone_of(state.settings)).strftime("%H:%M")
    text = f"Your time zone is {settings.zone} now; it is {clock} there."
    if settings.reminder is not None:
        text += f" I'll remind you {when_reminded(settings.reminder)}."
    return remark(text)


def which_zone(query: str, candidates: Sequence[str]) -> Reply:
    """No time zone fits, or several may."""
    if candidates:
        return remark(
            f"Which one do you mean by “{clip(query, 40)}”?",
            *((Button(zone, Choice(Action.ZONE, 0, zone)),) for zone in candidates),
        )
    if query.strip():
        return remark(
            f"I know no time zone like “{clip(query, 40)}”. Try a big city near you, or how far you "
            "are from UTC: /timezone Berlin, /timezone +5:30"
        )
    return remark("Where are you? /timezone Berlin, or /timezone +5:30", *zone_buttons())


def zone_buttons() -> tuple[tuple[Button, ...], ...]:
    """Some zones many people live in."""
    row = [
        Button(zone.rpartition("/")[2].replace("_", " "), Choice(Action.ZONE, 0, zone))
        for zone in _MANY_LIVE_IN
    ]
    return tuple(tuple(row[begin : begin + 3]) for begin in range(0, len(row), 3))
