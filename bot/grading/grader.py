"""A question and a text in, a grade out: the same every time, with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from statistics import mean
from typing import NamedTuple

from bot.bank import Point, Question
from bot.grading.grade import (
    CONTRADICTED,
    LEAN,
    Grade,
    PointGrade,
    Status,
    TrapGrade,
    conclude,
    earned,
    evidence,
    made,
)
from bot.grading.guards import Guard, guard, misshapen
from bot.grading.matching import Finding, Reading
from bot.grading.negation import denials
from bot.grading.occurrences import Span, occurrences
from bot.grading.placing import stretched
from bot.grading.reference import Reference, compare, compile_reference, nearness
from bot.grading.rivals import mentions, subjects
from bot.grading.rubric import Rubric, Statement, compile_rubric
from bot.grading.text import Text, read

MOST_REFERENCES = 2000
"""Questions whose model answers are kept ready; everybody may have some of their own."""
LONGEST = 6000
"""How many letters of an answer are read; nobody says more in an interview in one breath."""

_STATUS = {
    Finding.MADE: Status.MADE,
    Finding.DENIED: Status.DENIED,
    Finding.SWAPPED: Status.SWAPPED,
    Finding.ABSENT: Status.MISSED,
}


class _Ready(NamedTuple):
    """A question made ready for grading."""

    rubric: Rubric
    spoken_of: tuple[str | None, ...]
    """What :func:`_spoken_of` gives."""
    enough: int
    """How many different words of evidence are ample, at least 1."""


class Grader:
    """Grades answers; compiles each question when it is first needed, and keeps that."""

    def __init__(self) -> None:
        self._ready: dict[str, _Ready] = {}
        self._references: dict[str, Reference] = {}

    def grade(
        self, question: Question, typed: str, followups: Sequence[tuple[int, str]] = ()
    ) -> Grade:
        """Grade an answer, and what was added to it when a follow-up asked for a point.

        A point made stays made, in whichever text it was; a contradiction in a later text counts.

        Args:
            question: one of the bank's.
            typed: any string.
            followups: the place of the point that was asked for, and the text that came.
        """
        if question.is_draft:
            return self._roughly(question, "\n".join([typed, *(text for _, text in followups)]))
        points, traps, reason = self._statements(question, typed)
        for asked, text in followups:
            more, sprung, _ = self._statements(question, text)
            if more[asked].status is Status.MISSED:
                more = (*more[:asked], self._in_context(question, asked, text), *more[asked + 1 :])
            points = tuple(_joined(old, new) for old, new in zip(points, more, strict=True))
            traps += tuple(t for t in sprung if t.trap not in {known.trap for known in traps})
        return conclude(points, traps, reason, self._made_ready(question).enough)

    def firing(self, question: Question, typed: str) -> Iterator[tuple[int, str, str]]:
        """For an author's check: every phrasing that a text satisfies.

        Yields the point's number from 1, the phrasing, and the words that satisfy it.
        """
        text = read(typed[:LONGEST])
        reading = self._reading(question, text)
        for number, statement in enumerate(reading.rubric.points, 1):
            for pattern in statement.patterns:
                match = reading.point(Statement(statement.item, (pattern,)))
                if match.finding is Finding.MADE and match.place is not None:
                    yield number, pattern.source, text.excerpt(*match.place)

    def springs(self, question: Question, trap: int, typed: str) -> bool:
        """For an author's check: whether a text steps in a trap, by its place, taken by itself."""
        reading = self._reading(question, read(typed[:LONGEST]))
        return reading.trap(reading.rubric.traps[trap]).place is not None

    def _statements(
        self, question: Question, typed: str
    ) -> tuple[tuple[PointGrade, ...], tuple[TrapGrade, ...], Guard | None]:
        text = read(typed[:LONGEST])
        reading = self._reading(question, text)
        near = nearness(self._reference(question), text)
        points = tuple(map(_point_grade, repeat(reading), reading.rubric.points, near))
        traps = tuple(_sprung(reading))
        return points, traps, guard(reading.rubric.subject, text, made(points))

    def _roughly(self, question: Question, typed: str) -> Grade:
        """Grade by the model answers alone."""
        reference, text = self._reference(question), read(typed[:LONGEST])
        reason = misshapen(reference.prompt, text)
        reason = None if reason in reference.excused else reason
        return conclude(compare(reference, text), (), reason)

    def _in_context(self, question: Question, asked: int, typed: str) -> PointGrade:
        """Judge a short reply to a follow-up together with the words of the follow-up.

        “How many queries run?” – “101” says that 101 queries run. The follow-up's words alone
        don't earn its point, which the bank's check holds.
        """
        probe = (question.point[asked].probe or "").rstrip("?. ")
        reading = self._reading(question, read(f"{probe} {typed[:LONGEST]}"))
        near = nearness(self._reference(question), reading.text)[asked]
        grade = _point_grade(reading, reading.rubric.points[asked], near)
        return grade if grade.status is Status.MADE else PointGrade(grade.point, Status.MISSED)

    def _reading(self, question: Question, text: Text) -> Reading:
        ready = self._made_ready(question)
        return _reading(ready.rubric, ready.spoken_of, text)

    def _reference(self, question: Question) -> Reference:
        key = question.fingerprint
        if key not in self._references:
            if len(self._references) >= MOST_REFERENCES:
                del self._references[next(iter(self._references))]
            self._references[key] = compile_reference(question)
        return self._references[key]

    def _made_ready(self, question: Question) -> _Ready:
        key = question.fingerprint
        if key not in self._ready:
            rubric = compile_rubric(question)
            spoken_of = _spoken_of(rubric)
            self._ready[key] = _Ready(rubric, spoken_of, _enough(rubric, spoken_of))
        return self._ready[key]


def _reading(rubric: Rubric, spoken_of: tuple[str | None, ...], text: Text) -> Reading:
    found = occurrences(rubric, text)
    who = subjects(rubric, text, found, spoken_of)
    return Reading(rubric, text, found, denials(text), who, stretched(text))


def _enough(rubric: Rubric, spoken_of: tuple[str | None, ...]) -> int:
    readings = [_reading(rubric, spoken_of, read(answer)) for answer in rubric.question.answers]
    counts = [
        len(evidence(_point_grade(reading, point, 0) for point in rubric.points))
        for reading in readings
    ]
    return max(1, int(LEAN * mean(counts)))


def _sprung(reading: Reading) -> Iterator[TrapGrade]:
    """The traps stepped in, heaviest first; words that step in one don't step in a lighter one."""
    places: list[Span] = []
    for statement in sorted(reading.rubric.traps, key=lambda s: -s.item.weight):
        match = reading.trap(statement)
        if match.place is not None and not any(_meet(match.place, place) for place in places):
            places.append(match.place)
            words = reading.text.excerpt(*match.place)
            yield TrapGrade(statement.item, words, match.phrasing or "")


def _meet(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def _point_grade(reading: Reading, statement: Statement[Point], near: float) -> PointGrade:
    match, text = reading.point(statement), reading.text
    status = _STATUS[match.finding]
    return PointGrade(
        point=statement.item,
        status=status,
        words=match.place and text.excerpt(*match.place),
        phrasing=match.phrasing,
        share=earned(status, near),
        evidence=frozenset(text.bases[place] for place in match.words)
        if status is Status.MADE
        else frozenset(),
    )


def _joined(old: PointGrade, new: PointGrade) -> PointGrade:
    """What two texts say of one point together."""
    if new.status is not Status.MISSED and new.status is not old.status:
        return new
    if old.status in CONTRADICTED:
        return old
    return replace(old, share=max(old.share, new.share), evidence=old.evidence | new.evidence)


def _spoken_of(rubric: Rubric) -> tuple[str | None, ...]:
    """For each group of rivals, the one that the prompt is about, if it names just one."""
    found = occurrences(rubric, read(rubric.question.prompt))
    named = [{m.name for m in mentions(group, found)} for group in rubric.rivals]
    return tuple(names.pop() if len(names) == 1 else None for names in named)
