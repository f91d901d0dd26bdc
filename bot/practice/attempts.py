"""What is remembered of an answer, and what practice may ask of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.practice.cards import Card, Try


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
    prompt: str = ""
    """The question as it was put; empty where an early version didn't keep it."""

    @property
    def counted(self) -> float:
        """The score that counts in statistics: the person has the last word."""
        return self.score if self.own is None else self.own

    @property
    def tried(self) -> Try:
        """The attempt as memory sees it."""
        return Try(self.ask, self.at, self.first_score, self.score, self.own, self.hints)


class Mark(NamedTuple):
    """An attempt in short. A tuple, because a person may have thousands."""

    question: str
    score: float
    """What counts, ∈ [0, 1]."""
    at: datetime
    ask: int = 0
    """The asking it answers."""


class Told(NamedTuple):
    """What a person said at one asking, to be searched."""

    ask: int
    question: str
    prompt: str
    """The question as it was put; empty where an early version didn't keep it."""
    text: str


class Past(Protocol):
    """What practice may ask of a person's past. Answers that were taken back are no part of it."""

    def marks(self) -> Sequence[Mark]:
        """All attempts, oldest first."""

    def told(self, most: int) -> Sequence[Told]:
        """What the person said, latest first."""

    def attempt(self, ask: int) -> Attempt | None:
        """The attempt at one asking, also one that was taken back."""

    def tries(self, question: str) -> Sequence[Try]:
        """All tries at one question, oldest first."""

    def cards(self) -> Sequence[Card]:
        """A card for each question that was tried, also of those the bank has lost."""

    def due(self, until: datetime) -> Sequence[Card]:
        """The cards that are due before a time."""
