"""What a grade is, and how the score follows from what an answer says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.bank import Point, Trap
from bot.grading.guards import Guard

WORTH = {1: 1.0, 2: 1.4, 3: 1.7}
"""What a point of each weight counts: raters tell the essential from the detail, but not by as much
as one to three."""
ENOUGH = 0.75
"""The share of the points' worth that earns all that points can: raters gave full marks to answers with
about 70% of what a rubric lists, since a good short answer isn't an exhaustive one."""
RECOGNISED = 0.75
"""What a point is worth at least that a phrasing recognises; the rest is earned by nearness to what
the model answers say of it. Of two answers that satisfy the same phrasings, the one in the right
company of words is more often the right one. As much as :data:`ENOUGH`, so that all points
recognised earn all that points can, in any words; the rest is :data:`AMPLE`."""
TOUCHED = 0.15
"""What a point is worth at most that no phrasing recognises, for its words alone."""
AMPLE = 0.35
"""The part of the score that goes by how much of the answer bears on its points: two words may stand
together by chance, an explanation doesn't. What is false takes its share of this too."""
LEAN = 0.85
"""How much of the evidence in a model answer is ample: people say a little less than an author who
writes at leisure. Of the average model answer, so that one more terse one doesn't lower the bar."""
AGAINST = 0.8
"""What a contradicted point takes from the score, per share of the worth."""
TRAP_COST = {1: 0.15, 2: 0.25, 3: 0.52}
"""What a trap of each weight takes from the score: a false statement costs a point of five or so, the key
relation turned round a little more than half of all."""
REVERSED = 0.4
"""The most that an answer can reach which turns the key relation round."""
COMPLETE = 0.85
"""From this score on nothing that matters is missing."""
SOLID = 0.7
"""From this score on an answer would satisfy an interviewer (3.5 of 5)."""
PARTLY = 0.35
"""From this score on a part of the answer stands."""
UNSURE = 0.08
"""So near to the line between pass and fail a machine shouldn't judge alone."""
ROUGHLY_UNSURE = 0.2
"""The same for a rough grade."""


class Status(Enum):
    """What an answer does with a point."""

    MADE = "made"
    MISSED = "missed"
    DENIED = "denied"
    SWAPPED = "swapped"


CONTRADICTED = frozenset({Status.DENIED, Status.SWAPPED})


class Verdict(Enum):
    """The grade in a word."""

    SOLID = "solid"
    PARTLY = "partly"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class PointGrade:
    """One point, and the words of the answer that decided it."""

    point: Point
    status: Status
    words: str | None = None
    phrasing: str | None = None
    """The author's phrasing that recognised them."""
    share: float = 0.0
    """How much of the point's worth is earned, ∈ [0, 1]."""
    evidence: frozenset[str] = frozenset()
    """The base forms of all words that satisfy a phrasing of a made point."""


@dataclass(frozen=True, slots=True)
class TrapGrade:
    """A trap that was stepped in, and the words that did it."""

    trap: Trap
    words: str
    phrasing: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One answer graded: score ∈ [0, 1] with all that it follows from."""

    score: float
    verdict: Verdict
    points: tuple[PointGrade, ...]
    traps: tuple[TrapGrade, ...] = ()
    guard: Guard | None = None
    unsure: bool = False
    ample: float | None = None
    """How amply the points are made, less what is false, ∈ [0, 1]; None if the grade is a rough one,
    from model answers alone, without phrasings."""

    @property
    def rough(self) -> bool:
        """Whether it comes from model answers alone."""
        return self.ample is None


def verdict_of(score: float) -> Verdict:
    """The verdict that a score stands for."""
    if score >= SOLID:
        return Verdict.SOLID
    return Verdict.PARTLY if score >= PARTLY else Verdict.NOT_YET


def earned(status: Status, nearness: float) -> float:
    """The share of a point that is earned, by what was found of it and by its nearness ∈ [0, 1]."""
    if status is Status.MADE:
        return RECOGNISED + (1 - RECOGNISED) * nearness
    return TOUCHED * nearness if status is Status.MISSED else 0.0


def conclude(
    points: tuple[PointGrade, ...],
    traps: tuple[TrapGrade, ...],
    guard: Guard | None,
    enough: int | None = None,
) -> Grade:
    """Weigh what was found.

    ``enough`` is how many different words as evidence are ample, at least 1; None where there are no
    phrasings, which gives a rough grade.
    """
    doubtful = _doubtful(points, traps)
    costs = _costs(points, traps)
    score = max(0.0, _earned(points) - costs)
    amply = None if enough is None else ample(points, enough) * max(0.0, 1 - costs)
    if amply is not None:
        score = (1 - AMPLE) * score + AMPLE * amply
    if not doubtful and _turned_round(points, traps):
        score = min(score, REVERSED)
    score = 0.0 if guard is not None else round(score, 4)
    return Grade(
        score=score,
        verdict=verdict_of(score),
        points=points,
        traps=traps,
        guard=guard,
        unsure=doubtful or abs(score - SOLID) < (ROUGHLY_UNSURE if amply is None else UNSURE),
        ample=amply,
    )


def ample(points: tuple[PointGrade, ...], enough: int) -> float:
    """How amply the points are made, ∈ [0, 1], by how many words of evidence are enough."""
    return min(1.0, len(evidence(points)) / enough)


def evidence(points: Iterable[PointGrade]) -> frozenset[str]:
    """The different words that bear on the points made, as base forms."""
    return frozenset[str]().union(*(point.evidence for point in points))


def made(points: tuple[PointGrade, ...]) -> float:
    """The share of the points' worth that is made, ∈ [0, 1]."""
    return _worth(p for p in points if p.status is Status.MADE) / _worth(points)


def _worth(points: Iterable[PointGrade]) -> float:
    return sum(WORTH[point.point.weight] for point in points)


def _doubtful(points: tuple[PointGrade, ...], traps: tuple[TrapGrade, ...]) -> bool:
    """Whether all that speaks against an otherwise full answer is one trap.

    Such a trap is right about two times in three, so the person is asked.
    """
    contradicted = any(p.status in CONTRADICTED for p in points)
    return len(traps) == 1 and not contradicted and made(points) >= ENOUGH


def _earned(points: tuple[PointGrade, ...]) -> float:
    """What the points earn, ∈ [0, 1]."""
    share = sum(point.share * WORTH[point.point.weight] for point in points)
    return min(1.0, share / _worth(points) / ENOUGH)


def _costs(points: tuple[PointGrade, ...], traps: tuple[TrapGrade, ...]) -> float:
    """What contradictions and traps take, at least 0."""
    against = _worth(p for p in points if p.status in CONTRADICTED) / _worth(points)
    return AGAINST * against + sum(TRAP_COST[t.trap.weight] for t in traps)


def _turned_round(points: tuple[PointGrade, ...], traps: tuple[TrapGrade, ...]) -> bool:
    """Whether half of the heaviest points are contradicted, or a trap says so by itself."""
    heaviest = max(p.point.weight for p in points)
    key = [p.status in CONTRADICTED for p in points if p.point.weight == heaviest]
    return 2 * sum(key) >= len(key) or any(t.trap.weight == 3 for t in traps)  # noqa: PLR2004
