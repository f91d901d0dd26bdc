"""A question made ready for grading: every phrasing as base forms, every word in one index.

Compiling costs a few milliseconds, so a grader does it when a question is first graded and keeps
the result.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from bot.bank import Point, Question, Trap
from bot.bank.phrasing import parse_phrasing
from bot.grading.text import read
from bot.grading.typos import Spelling
from bot.grading.words import base

Item = TypeVar("Item", Point, Trap)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrasing: the slots by number, and how they must stand to each other."""

    source: str
    """As the author wrote it."""
    slots: tuple[int, ...]
    needed: frozenset[int]
    """The same slots, to tell at once whether they all occur."""
    after: tuple[bool, ...]
    denied: bool
    unless: int | None
    """The slot whose words must not stand near."""


@dataclass(frozen=True, slots=True)
class Statement(Generic[Item]):
    """A point or a trap with its patterns."""

    item: Item
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: base forms of the words in its material."""

    prompt: frozenset[str]
    central: frozenset[str]
    """Those of the prompt and the model answers."""
    familiar: frozenset[str]
    """Those of everything that was written on the question, phrasings too."""


def _subject(question: Question, phrasings: frozenset[str]) -> Subject:
    """What a question is about; ``phrasings`` are the base forms in its phrasings."""

    def bases(*texts: str) -> frozenset[str]:
        return frozenset(base for text in texts for base in read(text).bases)

    prompt = bases(question.prompt)
    central = prompt | bases(*question.answers)
    claims = bases(*(point.claim for point in question.point))
    errors = bases(*(text for trap in question.trap for text in (trap.claim, trap.correction)))
    return Subject(prompt, central, central | claims | errors | phrasings)


@dataclass(frozen=True, slots=True)
class Rubric:
    """All that an answer to one question is held against."""

    question: Question
    points: tuple[Statement[Point], ...]
    traps: tuple[Statement[Trap], ...]
    alone: Mapping[str, tuple[int, ...]]
    """By word, the slots that it fills alone."""
    longer: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], int], ...]]
    """By their first two words, what else follows in longer alternatives, and the slot they fill."""
    rivals: tuple[Mapping[str, int], ...]
    """For each group, the slot that holds the names of each rival."""
    vocabulary: Mapping[str, str]
    """Every spelling that counts for something, with its base form."""
    bases: frozenset[str]
    """The vocabulary's base forms."""
    spelling: Spelling
    """What may be a slip of the vocabulary's words."""
    subject: Subject


class _Slots:
    """Numbers slots, each set of alternatives once."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {}
        self.alone: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self.longer: defaultdict[tuple[str, str], dict[tuple[tuple[str, ...], int], None]] = (
            defaultdict(dict)
        )
        self.vocabulary: dict[str, str] = {}
        self.compounds: dict[str, str] = {}

    def number(self, alternatives: tuple[str, ...]) -> int:
        if alternatives in self.numbers:
            return self.numbers[alternatives]
        number = self.numbers[alternatives] = len(self.numbers)
        for alternative in alternatives:
            for words, bases in _readings(alternative):
                known = (
                    self.compounds
                    if len(words) == 1 < len(alternative.split())
                    else self.vocabulary
                )
                known.update(zip(words, bases, strict=True))
                self._add(bases, number)
        return number

    def _add(self, words: tuple[str, ...], number: int) -> None:
        if len(words) == 1:
            self.alone[words[0]][number] = None
        else:
            self.longer[words[0], words[1]][words[2:], number] = None


@lru_cache(maxsize=65536)
def _readings(alternative: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """An alternative's words and base forms, and the same written as one: "threadpool"."""
    text = read(alternative)
    if not text.bases:
        return ()
    readings = [(text.words, text.bases)]
    if 2 <= len(text.words) <= 3 and sum(map(len, text.words)) > 5:  # noqa: PLR2004  (a compound)
        whole = "".join(text.words)
        readings.append(((whole,), (base(whole),)))
    return tuple(readings)


def compile_rubric(question: Question) -> Rubric:
    """Make a question ready for grading."""
    slots = _Slots()

    def statement(item: Item) -> Statement[Item]:
        patterns: list[Pattern] = []
        for source in item.accept:
            phrasing = parse_phrasing(source)
            numbers = tuple(map(slots.number, phrasing.slots))
            unless = phrasing.unless + item.unless
            patterns.append(
                Pattern(
                    source=source,
                    slots=numbers,
                    needed=frozenset(numbers),
                    after=phrasing.after,
                    denied=phrasing.denied,
                    unless=slots.number(unless) if unless else None,
                )
            )
        return Statement(item, tuple(patterns))

    points = tuple(map(statement, question.point))
    traps = tuple(map(statement, question.trap))
    rivals = tuple(
        {name: slots.number(aliases) for name, aliases in group.items()}
        for group in question.rivals
    )
    known = frozenset([*slots.compounds.values(), *slots.vocabulary.values()])
    return Rubric(
        question=question,
        points=points,
        traps=traps,
        alone={word: tuple(numbers) for word, numbers in slots.alone.items()},
        longer={words: tuple(rests) for words, rests in slots.longer.items()},
        rivals=rivals,
        vocabulary={**slots.compounds, **slots.vocabulary},
        bases=known,
        spelling=Spelling(slots.vocabulary),
        subject=_subject(question, known),
    )
