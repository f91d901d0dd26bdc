"""A plan, day by day, up to the eve of an interview.

New questions are spread evenly over the days there are, a few a day at least; with more than two
days, the last one is for review alone. Reviews come when they are due, supposing that every answer goes well. What was done
today counts: the plan is made anew from what is known, and the day's share stays the same while
the day goes on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from math import ceil

from bot.bank import Question
from bot.practice.attempts import Mark
from bot.practice.cards import Card, card_if_right
from bot.practice.readiness import UNSEEN, expected_recall
from bot.practice.state import Settings
from bot.practice.zones import today, zone_of

MOST_A_DAY = 30
"""Questions a day at most: about an hour."""
LEAST_A_DAY = 3
"""New questions a day at least: a long time is no reason to dawdle."""
_REVIEW_ONLY = 3
"""From so many days on, the last is for review alone."""


@dataclass(frozen=True, slots=True)
class Day:
    """What is to be done on a day."""

    day: date
    reviews: int
    """Questions asked before."""
    new: int
    """Questions never asked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done until the interview, or today if there is none."""

    done: int
    """Questions answered today."""
    today: Day
    """What is left to do today."""
    days: tuple[Day, ...]
    """The days after today, up to the eve of the interview."""
    left_out: int
    """New questions for which there is no time."""
    then: float | None
    """Readiness on the day of the interview if the plan is kept; None without one."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on a day."""

    new: int = 0
    """Questions answered for the first time."""
    again: int = 0
    """Questions answered that had been answered before that day."""


def done_today(marks: Iterable[Mark], now: datetime, settings: Settings) -> Done:
    """What was done today, by all of a person's marks, oldest first."""
    zone, day = zone_of(settings), today(now, settings)
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for mark in marks:
        first.setdefault(mark.question, mark.at)
        last[mark.question] = mark.at
    asked = [question for question, at in last.items() if at.astimezone(zone).date() == day]
    new = sum(first[question].astimezone(zone).date() == day for question in asked)
    return Done(new, len(asked) - new)


def plan(
    questions: Sequence[Question],
    cards: Iterable[Card],
    done: Done,
    now: datetime,
    settings: Settings,
) -> Plan:
    """Plan the days from today on.

    Args:
        questions: all that may be asked.
        cards: the person's; those of other questions are no part of it.
        done: what was done today.
        now: aware, in UTC.
        settings: for the day of the interview and the time zone. Without a day to come, nothing
            new is planned, and nothing beyond today.
    """
    left = (settings.interview - today(now, settings)).days if settings.interview else -1
    course = _Course([q.id for q in questions], cards, now, zone_of(settings))
    learning = max(1, left - (left >= _REVIEW_ONLY)) if left > 0 else 0
    new = len(course.unseen) + done.new
    share = max(LEAST_A_DAY, ceil(new / learning)) if learning else 0
    rest = max(0, MOST_A_DAY - done.new - done.again)
    days = [course.next_day(rest, max(0, share - done.new))]
    days += [course.next_day(MOST_A_DAY, share if n < learning else 0) for n in range(1, left)]
    return Plan(
        done=done.new + done.again,
        today=days[0],
        days=tuple(days[1:]),
        left_out=len(course.unseen) if left >= 0 else 0,
        then=course.readiness() if left >= 0 else None,
    )


class _Course:
    """What becomes of the cards, day by day, if every answer goes well."""

    def __init__(
        self, questions: Sequence[str], cards: Iterable[Card], now: datetime, zone: tzinfo
    ) -> None:
        known = {card.question: card for card in cards}
        self.unseen = [question for question in questions if question not in known]
        self._cards = {question: known[question] for question in questions if question in known}
        self._now = now
        self._zone = zone
        self._waiting: dict[date, list[Card]] = {}
        for card in self._cards.values():
            self._wait(card)

    def next_day(self, room: int, quota: int) -> Day:
        """Let a day go by, with so many questions at most, and so many of them new."""
        day = self._today()
        due = sorted(self._waiting.pop(day, ()), key=lambda c: expected_recall(c, self._now))
        new = self.unseen[: max(0, min(quota, room - len(due)))]
        del self.unseen[: len(new)]
        answered = [
            card_if_right(self._cards.get(question), question, self._now)
            for question in (*(card.question for card in due[:room]), *new)
        ]
        self._now += timedelta(days=1)
        for card in (*answered, *due[room:]):
            self._cards[card.question] = card
            self._wait(card)
        return Day(day, len(answered) - len(new), len(new))

    def readiness(self) -> float:
        """Expected recall once the days are over, ∈ [0, 1]."""
        recalls = [expected_recall(card, self._now) for card in self._cards.values()]
        recalls += [UNSEEN] * len(self.unseen)
        return sum(recalls) / len(recalls) if recalls else 0.0

    def _wait(self, card: Card) -> None:
        day = max(self._today(), card.due.astimezone(self._zone).date())
        self._waiting.setdefault(day, []).append(card)

    def _today(self) -> date:
        return self._now.astimezone(self._zone).date()
