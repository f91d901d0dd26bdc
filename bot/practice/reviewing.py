"""Rounds of what was asked before: what is due, and what went wrong."""

from bot.practice import asking, waiting, wording
from bot.practice.choices import Action
from bot.practice.desk import Desk, Step
from bot.practice.state import Kind
from bot.practice.topics import Scope


def review(desk: Desk, argument: str) -> Step:
    """Ask what is due, weakest first: of everything, or as asked for (“django 5”)."""
    return asking.asked_for(desk, argument, Action.REVIEW, _review)


def review_on(desk: Desk, address: str) -> Step:
    """Ask what is due on the topic behind a button."""
    return asking.asked_by(desk, address, _review)


def mistakes(desk: Desk, argument: str) -> Step:
    """Ask what went wrong and wasn't put right since."""
    return asking.asked_for(desk, argument, Action.MISTAKES, _mistakes)


def mistakes_on(desk: Desk, address: str) -> Step:
    """Ask what went wrong on the topic behind a button."""
    return asking.asked_by(desk, address, _mistakes)


def _review(desk: Desk, scope: Scope, count: int) -> Step:
    waits = [card.question for card in waiting.due(desk, scope.address)]
    if not waits:
        soonest = waiting.next_due(desk, scope.address)
        wrong = len(waiting.mistakes(desk, scope.address))
        return desk.says(wording.nothing_due(scope, soonest, wrong, desk.now, desk.state.settings))
    return asking.begin(desk, Kind.REVIEW, scope, waits, count)


def _mistakes(desk: Desk, scope: Scope, count: int) -> Step:
    waits = [card.question for card in waiting.mistakes(desk, scope.address)]
    if not waits:
        return desk.says(wording.no_mistakes(scope))
    return asking.begin(desk, Kind.MISTAKES, scope, waits, count)
