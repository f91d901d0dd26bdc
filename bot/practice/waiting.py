"""What waits to be asked: due for review, or gone wrong and not put right; the weakest first."""

from collections.abc import Iterable

from bot.practice.cards import Card
from bot.practice.desk import Desk
from bot.practice.readiness import expected_recall
from bot.practice.topics import in_scope, up_to
from bot.practice.zones import tomorrow


def due(desk: Desk, address: str = "") -> tuple[Card, ...]:
    """What is due today, in the person's time zone: a day is a day, whatever the hour."""
    until = tomorrow(desk.now, desk.state.settings)
    return _weakest_first(desk, desk.past.due(until), address)


def mistakes(desk: Desk, address: str = "") -> tuple[Card, ...]:
    """What wasn't answered well the last time."""
    return _weakest_first(desk, (c for c in desk.past.cards() if not c.solid), address)


def next_due(desk: Desk, address: str = "") -> Card | None:
    """The card that will be due next; None before the first answer."""
    return min(_asked(desk, desk.past.cards(), address), key=lambda card: card.due, default=None)


def _weakest_first(desk: Desk, cards: Iterable[Card], address: str) -> tuple[Card, ...]:
    def strength(card: Card) -> tuple[float, float, str]:
        return (expected_recall(card, desk.now), card.stability, card.question)

    return tuple(sorted(_asked(desk, cards, address), key=strength))


def _asked(desk: Desk, cards: Iterable[Card], address: str) -> list[Card]:
    """Those of questions that are in the bank, and at the person's level."""
    questions = up_to(in_scope(desk.bank, address), desk.state.settings.level)
    wanted = {question.id for question in questions}
    return [card for card in cards if card.question in wanted]
