"""What waits to be asked: due for review, gone wrong and not put right, planned for today."""

from collections.abc import Iterable

from bot.bank import Question
from bot.practice.cards import Card
from bot.practice.desk import Desk
from bot.practice.plan import Plan, done_today, plan
from bot.practice.readiness import expected_recall
from bot.practice.topics import in_scope, up_to
from bot.practice.zones import tomorrow


def due(desk: Desk, address: str = "") -> tuple[Card, ...]:
    """What is due today, in the person's time zone, whatever the hour; the weakest first."""
    until = tomorrow(desk.now, desk.state.settings)
    return _weakest_first(desk, desk.past.due(until), address)


def mistakes(desk: Desk, address: str = "") -> tuple[Card, ...]:
    """What wasn't answered well the last time; the weakest first."""
    return _weakest_first(desk, (c for c in desk.past.cards() if not c.solid), address)


def next_due(desk: Desk, address: str = "") -> Card | None:
    """The card that will be due next; None before the first answer."""
    return min(_asked(desk, desk.past.cards(), address), key=lambda card: card.due, default=None)


def planned(desk: Desk) -> Plan:
    """The plan as it is now."""
    settings = desk.state.settings
    done = done_today(desk.past.marks(), desk.now, settings)
    return plan(askable(desk), desk.past.cards(), done, desk.now, settings)


def askable(desk: Desk, address: str = "") -> tuple[Question, ...]:
    """The questions that may be asked: in the bank, and at the person's level."""
    return up_to(in_scope(desk.bank, address), desk.state.settings.level)


def _weakest_first(desk: Desk, cards: Iterable[Card], address: str) -> tuple[Card, ...]:
    def strength(card: Card) -> tuple[float, float, str]:
        return (expected_recall(card, desk.now), card.stability, card.question)

    return tuple(sorted(_asked(desk, cards, address), key=strength))


def _asked(desk: Desk, cards: Iterable[Card], address: str) -> list[Card]:
    wanted = {question.id for question in askable(desk, address)}
    return [card for card in cards if card.question in wanted]
