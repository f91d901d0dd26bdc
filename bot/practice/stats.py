"""Statistics: what a person's past adds up to."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.progress import progress


def stats(desk: Desk) -> Step:
    """Sum up the person's past."""
    zone = desk.state.settings.zone
    return desk.says(wording.stats(progress(desk.bank, desk.past.marks(), desk.now, zone)))
