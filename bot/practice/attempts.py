"""What is remembered of an answer, and what practice may ask of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PointResult:
    """One point as it was graded then, readable even after the question has changed."""

    claim: str
    status: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded answer. There is one for each asking; a follow-up's answer renews it."""

    ask: int
    """The asking it answers: with the person, its key."""
    question: str
    fingerprint: str
    """The question as it was, in short: it differs once an author has changed the question."""
    text: str
    """Everything the person said, follow-ups too, a blank line between."""
    first_score: float
    """The score of the first try, ∈ [0, 1]."""
    score: float
    """The final score, ∈ [0, 1], as the grader gave it."""
    verdict: str
    points: tuple[PointResult, ...]
    at: datetime
    seconds: float
    """From the question to the last text."""
    hints: int = 0
    probes: int = 0
    own: float | None = None
    """What the person says it was worth, where they were asked or objected."""
    undone: bool = False

    @property
    def counted(self) -> float:
        """The score that counts in statistics: the person has the last word."""
        return self.score if self.own is None else self.own


@dataclass(frozen=True, slots=True)
class Mark:
    """An attempt in short."""

    question: str
    score: float
    """What counts, ∈ [0, 1]."""
    at: datetime


class Past(Protocol):
    """What practice may ask of a person's past."""

    def marks(self) -> Sequence[Mark]:
        """All attempts that count, oldest first."""

    def attempts(self, skip: int, most: int) -> Sequence[Attempt]:
        """Attempts in full, latest first."""

    def attempt(self, ask: int) -> Attempt | None:
        """The attempt at one asking."""
