"""Looking back: statistics and history."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.progress import progress

PAGE = 5
"""Past answers on one page."""


def stats(desk: Desk) -> Step:
    """Sum up the person's past."""
    zone = desk.state.settings.zone
    return desk.says(wording.stats(progress(desk.bank, desk.past.marks(), desk.now, zone)))


def history(desk: Desk, page: str) -> Step:
    """Show one page of past answers, counted from 0."""
    number = int(page) if page.isdecimal() and len(page) < 6 else 0  # noqa: PLR2004
    found = desk.past.attempts(number * PAGE, PAGE + 1)
    return desk.says(
        wording.history(
            found[:PAGE], desk.bank, number, desk.state.settings, more=len(found) > PAGE
        )
    )
