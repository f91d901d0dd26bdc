"""What a person can set."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.wording.phrases import clip, remark


def settings_page(settings: Settings) -> Reply:
    """What can be set, each with a button."""

    def change(label: str, detail: str) -> Button:
        return Button(label, Choice(Action.SET, 0, detail))

    return Reply(
        (
            Block("Settings", Style.TITLE),
            Block(f"Follow-up questions: {'on' if settings.probes else 'off'}"),
            Block(f"Questions in a round: {settings.length}"),
            Block(f"Pictures: {'dark' if settings.dark else 'light'}"),
            Block(f"Time zone: {settings.zone or 'not set, UTC serves'} (change it: /timezone Berlin)"),
        ),
        (
            (change("Follow-ups off" if settings.probes else "Follow-ups on",
                    "probes off" if settings.probes else "probes on"),),
            tuple(change(f"{n} a round", f"length {n}") for n in (3, 5, 10) if n != settings.length),
            (change("Light pictures" if settings.dark else "Dark pictures",
                    "pictures light" if settings.dark else "pictures dark"),),
        ),
        key="settings",
    )  # fmt: skip


def zone_set(zone: str, now: datetime) -> Reply:
    """A time zone was found."""
    clock = now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    return remark(f"Your time zone is {zone} now; it is {clock} there.")


def no_such_zone(query: str) -> Reply:
    """No time zone fits."""
    if not query.strip():
        return remark("Name a city: /timezone Berlin, or /timezone America/New York")
    return remark(f"I know no time zone like “{clip(query, 40)}”. Try a big city: /timezone Berlin")
