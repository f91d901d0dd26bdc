"""A person's data: told about, and erased on request."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.state import State


def privacy(desk: Desk) -> Step:
    """Say what is kept."""
    return desk.says(wording.privacy())


def ask_forget(desk: Desk) -> Step:
    """Ask once before erasing."""
    return desk.says(wording.ask_forget())


def forget(desk: Desk) -> Step:
    """Erase everything about the person."""
    del desk
    return Step(State(), (wording.forgotten(),), forget=True)


def keep(desk: Desk) -> Step:
    """Erase nothing."""
    return desk.says(wording.kept())
