"""Preparing for a day: how ready one is, what is missing, and what to do today."""

from dataclasses import replace

from bot.practice import asking, waiting, wording
from bot.practice.dates import day_named
from bot.practice.desk import Desk, Step
from bot.practice.picking import pick
from bot.practice.readiness import UNSEEN, readiness
from bot.practice.state import Kind
from bot.practice.topics import EVERYTHING
from bot.practice.zones import today as date_today

_FARTHEST = 366
_NONE = {"off", "none", "no", "never", "cancel", "delete", "remove", "clear"}


def interview(desk: Desk, argument: str) -> Step:
    """Set the day of the interview, or show how ready the person is for it."""
    words = argument.strip().casefold()
    if not words:
        return _page(desk)
    if words in _NONE:
        return no_interview(desk)
    now = date_today(desk.now, desk.state.settings)
    day = day_named(words, now)
    if day is None:
        return desk.says(wording.no_such_day(argument))
    if day < now:
        return desk.says(wording.day_is_over(day))
    if (day - now).days > _FARTHEST:
        return desk.says(wording.day_too_far(day))
    settings = replace(desk.state.settings, interview=day)
    return _page(replace(desk, state=replace(desk.state, settings=settings)))


def no_interview(desk: Desk) -> Step:
    """Prepare for no day any more."""
    settings = replace(desk.state.settings, interview=None)
    return Step(replace(desk.state, settings=settings), (wording.no_interview(),))


def today(desk: Desk) -> Step:
    """Show what to do today, and on the days to come."""
    return desk.says(wording.today_page(waiting.planned(desk), desk.state.settings))


def go(desk: Desk) -> Step:
    """Ask what is planned for today: what is due, weakest first, then what is new."""
    ahead = waiting.planned(desk).today
    due = [card.question for card in waiting.due(desk)][: ahead.reviews]
    known = {card.question for card in desk.past.cards()}
    unseen = [question for question in waiting.askable(desk) if question.id not in known]
    recalls = {question.id: UNSEEN for question in unseen}
    new = pick(unseen, recalls, desk.state.recent, ahead.new, desk.rng)
    if not due and not new:
        return today(desk)
    return asking.begin(desk, Kind.TODAY, EVERYTHING, (*due, *new), desk.state.settings.length)


def _page(desk: Desk) -> Step:
    state = desk.state
    ready = readiness(desk.bank, desk.past.cards(), desk.now, state.settings)
    if ready.day is None:
        return desk.says(wording.no_interview_yet())
    page = wording.interview_page(ready, waiting.planned(desk), desk.now, state.settings)
    return Step(state, (page,))
