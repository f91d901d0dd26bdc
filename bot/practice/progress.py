"""What a person's marks add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.bank import Bank
from bot.grading import verdict_of
from bot.practice.attempts import Mark

_WEAKEST = 3


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """One topic as it stands."""

    topic: str
    title: str
    seen: int
    """Questions answered at least once."""
    questions: int
    """Questions there are."""
    level: float
    """The mean of the last score on each question seen, ∈ [0, 1]."""
    trend: float | None
    """How much the last score on questions answered more than once exceeds the first; None without
    such questions."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A question whose last score was low."""

    question: str
    prompt: str
    score: float


@dataclass(frozen=True, slots=True)
class Progress:
    """All that /stats tells."""

    answered: int
    average: float
    """The mean of all scores, ∈ [0, 1]."""
    streak: int
    """Days in a row with an answer, up to today or yesterday."""
    topics: tuple[TopicProgress, ...]
    """Those with at least one answer, in the bank's order."""
    weakest: tuple[Weak, ...]
    """The questions with the lowest last scores that aren't solid yet."""


def progress(bank: Bank, marks: Sequence[Mark], now: datetime, zone: str) -> Progress:
    """Sum up a person's marks, given oldest first; days are counted in their time zone."""
    first = {mark.question: mark.score for mark in reversed(marks)}
    last = {mark.question: mark.score for mark in marks}
    times: dict[str, int] = {}
    for mark in marks:
        times[mark.question] = times.get(mark.question, 0) + 1
    topics: list[TopicProgress] = []
    for sheet in bank.sheets:
        seen = [q.id for q in sheet.question if q.id in last]
        again = [q for q in seen if times[q] > 1]
        if seen:
            topics.append(
                TopicProgress(
                    topic=sheet.topic,
                    title=sheet.title,
                    seen=len(seen),
                    questions=len(sheet.question),
                    level=_mean([last[q] for q in seen]),
                    trend=_mean([last[q] - first[q] for q in again]) if again else None,
                )
            )
    shaky = [q for q in last if q in bank.questions and verdict_of(last[q]).value != "solid"]
    shaky.sort(key=lambda q: last[q])
    return Progress(
        answered=len(marks),
        average=_mean([mark.score for mark in marks]) if marks else 0.0,
        streak=_streak({_day(mark.at, zone) for mark in marks}, _day(now, zone)),
        topics=tuple(topics),
        weakest=tuple(Weak(q, bank.questions[q].prompt, last[q]) for q in shaky[:_WEAKEST]),
    )


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone or "UTC")).date()


def _streak(days: set[date], today: date) -> int:
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
