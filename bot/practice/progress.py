"""What a person's marks add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.bank import Bank, Question, Sheet
from bot.grading import Verdict, verdict_of
from bot.practice.attempts import Mark
from bot.practice.topics import sheets_in

WEEKS = 16
"""How many weeks the days are counted for, the current one included."""
_WEAKEST = 3
_MOST_SPANS = 12
_BY_DAY = timedelta(days=21)
"""A shorter past is told by days, a longer one by weeks."""


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
class QuestionProgress:
    """One question as it stands."""

    question: str
    prompt: str
    answers: int
    first: float
    """The score of the first answer, ∈ [0, 1]; 0 without an answer, as is the last."""
    last: float


@dataclass(frozen=True, slots=True)
class Span:
    """A day or a week with answers in it."""

    begin: date
    """The day, or the week's Monday."""
    score: float
    """The mean score, ∈ [0, 1]."""


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
    questions: tuple[QuestionProgress, ...]
    """Where it is about one topic: all its questions, in the bank's order."""
    weakest: tuple[QuestionProgress, ...]
    """The questions with the lowest last scores that aren't solid yet."""
    spans: tuple[Span, ...]
    """The latest days or weeks with answers, oldest first."""
    by_week: bool
    """Whether the spans are weeks."""
    days: tuple[int, ...]
    """Answers a day, from a Monday 15 weeks ago to today."""
    today: date


def progress(
    bank: Bank, marks: Sequence[Mark], now: datetime, zone: tzinfo, address: str = ""
) -> Progress:
    """Sum up a person's marks on a part of the bank; days are counted in their time zone.

    Args:
        bank: the bank.
        marks: the person's, oldest first.
        now: aware, in UTC.
        zone: the person's time zone.
        address: a topic, the beginning of several, or empty: then answers to questions that the
            bank has lost count as well.
    """
    sheets = sheets_in(bank, address)
    if address:
        wanted = {question.id for sheet in sheets for question in sheet.question}
        marks = [mark for mark in marks if mark.question in wanted]
    scores: dict[str, list[float]] = {}
    for mark in marks:
        scores.setdefault(mark.question, []).append(mark.score)
    days = days_of(marks, zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    questions = [_question(question, scores) for sheet in sheets for question in sheet.question]
    shaky = [q for q in questions if q.answers and verdict_of(q.last) is not Verdict.SOLID]
    by_week = bool(days) and max(days) - min(days) >= _BY_DAY
    return Progress(
        answered=len(marks),
        average=_mean([mark.score for mark in marks]) if marks else 0.0,
        streak=_streak(set(days), today),
        topics=tuple(topic for sheet in sheets if (topic := _topic(sheet, scores)) is not None),
        questions=tuple(questions) if len(sheets) == 1 else (),
        weakest=tuple(sorted(shaky, key=lambda q: q.last)[:_WEAKEST]),
        spans=_spans(days, by_week=by_week),
        by_week=by_week,
        days=tuple(
            len(days.get(monday + timedelta(days=n), ())) for n in range((today - monday).days + 1)
        ),
        today=today,
    )


def _topic(sheet: Sheet, scores: Mapping[str, Sequence[float]]) -> TopicProgress | None:
    seen = [scores[question.id] for question in sheet.question if question.id in scores]
    again = [of_one for of_one in seen if len(of_one) > 1]
    if not seen:
        return None
    return TopicProgress(
        topic=sheet.topic,
        title=sheet.title,
        seen=len(seen),
        questions=len(sheet.question),
        level=_mean([of_one[-1] for of_one in seen]),
        trend=_mean([of_one[-1] - of_one[0] for of_one in again]) if again else None,
    )


def _question(question: Question, scores: Mapping[str, Sequence[float]]) -> QuestionProgress:
    own = scores.get(question.id, ())
    first, last = (own[0], own[-1]) if own else (0.0, 0.0)
    return QuestionProgress(question.id, question.prompt, len(own), first, last)


def days_of(marks: Sequence[Mark], zone: tzinfo) -> dict[date, list[float]]:
    """The scores of each day in a time zone.

    Answers come day by day, so a day's bounds are worked out once, not with each answer: of 5,000
    answers that takes half the time.
    """
    days: dict[date, list[float]] = {}
    begin = end = datetime.max.replace(tzinfo=UTC)
    scores: list[float] = []
    for mark in marks:
        if not begin <= mark.at < end:
            day = mark.at.astimezone(zone).date()
            begin, end = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
            scores = days.setdefault(day, [])
        scores.append(mark.score)
    return days


def _midnight(day: date, place: tzinfo) -> datetime:
    return datetime.combine(day, time(), place).astimezone(UTC)


def _spans(days: Mapping[date, Sequence[float]], *, by_week: bool) -> tuple[Span, ...]:
    spans: dict[date, list[float]] = {}
    for day, scores in days.items():
        begin = day - timedelta(days=day.weekday()) if by_week else day
        spans.setdefault(begin, []).extend(scores)
    latest = sorted(spans)[-_MOST_SPANS:]
    return tuple(Span(begin, _mean(spans[begin])) for begin in latest)


def _streak(days: set[date], today: date) -> int:
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
