"""Past answers in order: trails of answers to one question, shelves of trails on one topic."""

from dataclasses import dataclass

from bot.practice.attempts import Mark

EVERYTHING = ""
"""The address of all questions."""
GONE = "-"
"""The address of the questions that the bank no longer has; no topic can be called that."""


@dataclass(frozen=True, slots=True)
class Trail:
    """All that somebody answered to one question, in short."""

    question: str
    marks: tuple[Mark, ...]
    """At least one; the oldest first."""

    @property
    def first(self) -> Mark:
        """The first answer."""
        return self.marks[0]

    @property
    def latest(self) -> Mark:
        """The latest answer."""
        return self.marks[-1]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The answers on one topic."""

    address: str
    title: str
    trails: tuple[Trail, ...]
    """At least one; the one answered last first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a shelf, few enough trails to be read at once."""

    title: str
    address: str
    trails: tuple[tuple[Trail, str], ...]
    """Each with the words of its question; none where nothing was answered yet."""
    number: int
    """From 0."""
    last: int
    """The last page's number."""
