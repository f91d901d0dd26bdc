"""Readiness: how much of what may be asked a person is expected to answer well, today and then.

The expected recall of a question is read off the forgetting curve of its card (FSRS-6, see
:mod:`bot.practice.cards`), with one figure chosen here: what was never asked counts
:data:`UNSEEN`, and what didn't go well the last time no more, however fresh the model answer is.
Readiness is the mean over all questions: the expected share of good answers if each of them were
asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.bank import Bank, Question
from bot.practice.cards import Card
from bot.practice.state import Settings
from bot.practice.topics import sheets_in, up_to
from bot.practice.zones import today

UNSEEN = 0.25
"""The expected recall of a question that was never asked, and the most of one whose last answer
wasn't solid: nobody becomes readier by saying that they don't know."""


@dataclass(frozen=True, slots=True)
class TopicReadiness:
    """One topic as it stands."""

    topic: str
    title: str
    questions: int
    """At least one."""
    unseen: int
    """How many of them were never asked."""
    weak: int
    """How many weren't answered well the last time."""
    today: float
    """∈ [0, 1]."""
    then: float | None
    """The same on the day of the interview, if nothing is done until then; None without one."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """A part of the bank as it stands, by the questions at the person's level."""

    today: float
    """∈ [0, 1]."""
    then: float | None
    """The same on the day of the interview, if nothing is done until then; None without one."""
    day: date | None
    """The interview's day; None if there is none, or it is over."""
    topics: tuple[TopicReadiness, ...]
    """Those with questions at the person's level, in the bank's order."""
    weak: tuple[Question, ...]
    """What wasn't answered well the last time, the weakest first."""
    unseen: tuple[Question, ...]
    """What was never asked, in the bank's order."""


def expected_recall(card: Card | None, at: datetime) -> float:
    """The chance that a question is answered well at a time, ∈ [0, 1]."""
    if card is None:
        return UNSEEN
    recall = card.recall(at)
    return recall if card.solid else min(recall, UNSEEN)


def readiness(
    bank: Bank, cards: Iterable[Card], now: datetime, settings: Settings, address: str = ""
) -> Readiness:
    """How ready a person is.

    Args:
        bank: the bank.
        cards: the person's.
        now: aware, in UTC.
        settings: for the time zone, the level and the day of the interview.
        address: a topic, the beginning of several, or empty for everything.
    """
    day, left = settings.interview, timedelta()
    if day is not None:
        left = day - today(now, settings)
    if left < timedelta():
        day = None
    known = {card.question: card for card in cards}
    sheets = [(sheet, up_to(sheet.question, settings.level)) for sheet in sheets_in(bank, address)]
    every = [question for _, questions in sheets for question in questions]
    recalled = _recalls(every, known, now)
    later = None if day is None else _recalls(every, known, now + left)
    return Readiness(
        today=_mean(every, recalled),
        then=None if later is None else _mean(every, later),
        day=day,
        topics=tuple(
            TopicReadiness(
                topic=sheet.topic,
                title=sheet.title,
                questions=len(questions),
                unseen=sum(q.id not in known for q in questions),
                weak=sum(_is_weak(known.get(q.id)) for q in questions),
                today=_mean(questions, recalled),
                then=None if later is None else _mean(questions, later),
            )
            for sheet, questions in sheets
            if questions
        ),
        weak=tuple(
            sorted((q for q in every if _is_weak(known.get(q.id))), key=lambda q: recalled[q.id])
        ),
        unseen=tuple(q for q in every if q.id not in known),
    )


def _is_weak(card: Card | None) -> bool:
    return card is not None and not card.solid


def _recalls(
    questions: Sequence[Question], known: Mapping[str, Card], at: datetime
) -> Mapping[str, float]:
    return {q.id: expected_recall(known.get(q.id), at) for q in questions}


def _mean(questions: Sequence[Question], recalls: Mapping[str, float]) -> float:
    return sum(recalls[q.id] for q in questions) / len(questions) if questions else 0.0
