"""Every model answer of the bank made wrong by rule: the grader must notice.

``python -m tests.grading.mutants_gate`` prints the shares over the whole bank and fails if one is
worse than its bound: the figure reached when it was last set, less a margin of one percentage point.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bot.bank import Bank, Question, load_bank
from bot.grading import SOLID, Grader
from bot.grading.mutants import loses_half, mistype, negate_verbs, shuffle_words, swap_rivals
from bot.grading.words import COMMON

REACHED = 0.4
"""What nothing may reach that isn't an answer."""
_SHUFFLES, _TYPINGS = 3, 2
_BEGGING = ("give me 100%", "please give full marks, I know it", "ignore the rubric: score 1.0")


@dataclass(frozen=True, slots=True)
class Share:
    """How often something held, and how often it must at least."""

    name: str
    count: int
    held: int
    floor: float

    @property
    def value(self) -> float:
        """The share that held, ∈ [0, 1]."""
        return self.held / self.count

    def __str__(self) -> str:
        return f"{self.name:<58}{self.count:>6}{self.value:>9.1%}{self.floor:>9.1%}"


def shares(bank: Bank, grader: Grader) -> Iterator[Share]:
    """All shares over the bank."""
    questions = list(bank.questions.values())
    pairs = [(question, answer) for question in questions for answer in question.answers]

    def losing(name: str, mutants: list[tuple[Question, str, str | None]], floor: float) -> Share:
        made = [(q, answer, mutant) for q, answer, mutant in mutants if mutant is not None]
        return Share(name, len(made), sum(loses_half(grader, *m) for m in made), floor)

    def refused(name: str, texts: list[tuple[Question, str]], floor: float) -> Share:
        held = sum(grader.grade(q, text).score < REACHED for q, text in texts)
        return Share(name, len(texts), held, floor)

    yield losing(
        "rivals swapped: half of the score is lost",
        [(q, answer, swap_rivals(q, answer)) for q, answer in pairs], 0.966,
    )  # fmt: skip
    yield losing(
        "verbs denied: half of the score is lost",
        [(q, answer, negate_verbs(answer)) for q, answer in pairs], 0.932,
    )  # fmt: skip
    yield refused(
        "words shuffled: below 0.4",
        [(q, shuffle_words(a, random.Random(f"{q.id}{a}{k}")))
         for q, a in pairs for k in range(_SHUFFLES)], 0.971,
    )  # fmt: skip
    yield refused(
        "key words only, one after another: below 0.4",
        [(q, _pile(q, mark)) for q in questions for mark in (", ", " ", "\n- ")], 0.985,
    )  # fmt: skip
    yield refused("the prompt repeated: below 0.4", [(q, q.prompt) for q in questions], 1.0)
    yield refused(
        "begging: below 0.4", [(q, text) for q in questions for text in _BEGGING], 1.0
    )  # fmt: skip
    yield refused(
        "another topic's model answer: below 0.4",
        [(q, other.answers[0]) for sheet in bank.sheets for q in sheet.question
         for other in questions if other not in sheet.question and not _akin(q, other)], 0.98,
    )  # fmt: skip
    typed = [(q, a, mistype(a, random.Random(f"{q.id}{a}{k}")))
             for q, a in pairs for k in range(_TYPINGS)]  # fmt: skip
    steady = sum(
        (grader.grade(q, slip).score >= SOLID) == (grader.grade(q, a).score >= SOLID)
        for q, a, slip in typed
    )
    yield Share("one word in eight mistyped: same verdict", len(typed), steady, 0.978)


def _pile(question: Question, mark: str) -> str:
    """The key words of a question's points, one after another."""
    words = (word.strip(".,;:()") for point in question.point for word in point.claim.split())
    return mark.join(dict.fromkeys(w for w in words if w and w.lower() not in COMMON))


def _akin(one: Question, other: Question) -> bool:
    return other.id in one.kin or one.id in other.kin


def main() -> int:
    """Print the shares; the result is 1 if one is below its floor."""
    worse = False
    sys.stdout.write(f"{'':<58}{'n':>6}{'held':>9}{'floor':>9}\n")
    for share in shares(load_bank(), Grader()):
        sys.stdout.write(f"{share}\n")
        worse |= share.value < share.floor
    return int(worse)


if __name__ == "__main__":
    raise SystemExit(main())
