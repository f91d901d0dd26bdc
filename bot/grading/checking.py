"""Holding a bank against its own grader: what an author must mend, and what is thin."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from bot.bank import Bank, Point, Question, Trap
from bot.bank.phrasing import parse_phrasing
from bot.grading.advice import advice
from bot.grading.grade import SOLID, Status
from bot.grading.grader import Grader
from bot.grading.looseness import loose_phrasings
from bot.grading.mutants import shuffle_words
from bot.grading.text import read
from bot.grading.words import COMMON

LONGEST_PROMPT = 600
"""Letters of a prompt: with points and model answer it must fit one Telegram message of 4096."""
HINTS = 3
_SHUFFLES = 3
MOST_STRANGERS = 0.01
"""The share of answers to other topics that may pass by accident."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found in a bank."""

    question: str
    says: str
    serious: bool
    """Serious faults make a check fail; the others are advice."""

    def __str__(self) -> str:
        return f"{self.question}: {self.says}"


def check_bank(bank: Bank, grader: Grader, beside: Bank) -> Iterator[Fault]:
    """All faults of a bank: those of each question, then answers that pass where they shouldn't.

    ``beside`` is a larger bank whose model answers show which phrasings are too loose.
    """
    yield from check_questions(bank, grader, beside)
    yield from check_strangers(bank, grader)


def check_questions(bank: Bank, grader: Grader, beside: Bank) -> Iterator[Fault]:
    """The faults of each question by itself."""
    for question in bank.questions.values():
        for says in _faults(question, grader):
            yield Fault(question.id, says, serious=True)
        for says in loose_phrasings(question, grader, beside):
            yield Fault(question.id, says, serious=True)
        for says in advice(question, grader):
            yield Fault(question.id, says, serious=False)


def _faults(question: Question, grader: Grader) -> Iterator[str]:
    if len(question.prompt) > LONGEST_PROMPT:
        yield f"the prompt has {len(question.prompt)} letters; {LONGEST_PROMPT} is the most"
    yield from _hint_faults(question)
    for number, answer in enumerate(question.answers, 1):
        yield from _answer_faults(question, answer, number, grader)
    if question.is_draft:
        return
    if grader.grade(question, question.prompt).score >= SOLID:
        yield "the prompt itself passes as an answer"
    for number, point in enumerate(question.point, 1):
        if point.probe is None:
            yield f"point {number} has no probe, the follow-up asked when it is missing"
        yield from _point_faults(question, point, number, grader)
    for number, trap in enumerate(question.trap, 1):
        yield from _trap_faults(question, trap, number, grader)


def _answer_faults(question: Question, answer: str, number: int, grader: Grader) -> Iterator[str]:
    grade = grader.grade(question, answer)
    if grade.score < SOLID:
        missed = [p.point.claim for p in grade.points if p.status is not Status.MADE]
        sprung = [f"trap “{t.trap.claim}” by “{t.words}”" for t in grade.traps]
        guarded = [grade.guard.value] if grade.guard else []
        why = "; ".join([*missed, *sprung, *guarded]) or "it says much less than the others"
        yield f"model answer {number} earns {grade.score:.2f}, not full marks: {why}"
    elif grade.traps:
        yield f"model answer {number} springs the trap “{grade.traps[0].trap.claim}”"
    if question.is_draft:  # its answers are graded by their words, in whatever order
        return
    rng = random.Random(question.id)  # noqa: S311  (no secret: the same shuffles every time)
    for _ in range(_SHUFFLES):
        shuffled = shuffle_words(answer, rng)
        if grader.grade(question, shuffled).score >= SOLID:
            yield f"model answer {number} passes with its words shuffled"
            return


def _hint_faults(question: Question) -> Iterator[str]:
    if question.is_draft and not question.hints:
        return
    if len(question.hints) != HINTS:
        yield f"has {len(question.hints)} hints; {HINTS} are needed, each saying a little more"
    if len(set(question.hints)) != len(question.hints):
        yield "the same hint stands twice"
    material = " ".join([question.prompt, *question.answers, *(p.claim for p in question.point)])
    about = {word for word in read(material).bases if len(word) > 3}  # noqa: PLR2004
    for number, hint in enumerate(question.hints, 1):
        if not about & set(read(hint).bases):
            yield f"hint {number} is about nothing that the question or its answers speak of"


def _point_faults(question: Question, point: Point, number: int, grader: Grader) -> Iterator[str]:
    def earned(text: str) -> bool:
        return grader.grade(question, text).points[number - 1].status is Status.MADE

    for source in point.accept:
        slots = parse_phrasing(source).slots
        if len(slots) == 1:
            for alternative in slots[0]:
                if _says_nothing_alone(question, alternative):
                    yield (
                        f"point {number}: “{alternative}” alone (in {source!r}) is no statement: "
                        "it is a common word, or stands in the prompt; add a slot"
                    )
    if not earned(point.claim):
        yield f"point {number}: its own claim doesn't earn it: “{point.claim}”"
    for source in point.accept:
        for example in _examples(source):
            if not earned(example):
                yield f"point {number}: the phrasing doesn't earn it: “{example}” (from {source!r})"
                break


def _says_nothing_alone(question: Question, alternative: str) -> bool:
    """Whether one alternative is too little to be a whole phrasing."""
    words = read(alternative)
    prompt = set(read(question.prompt).bases)
    return (
        all(
            base in prompt or len(word) <= 3 or word in COMMON  # noqa: PLR2004
            for word, base in zip(words.words, words.bases, strict=True)
        )
        and alternative.islower()
    )


def _trap_faults(question: Question, trap: Trap, number: int, grader: Grader) -> Iterator[str]:
    def sprung(text: str) -> bool:
        return grader.springs(question, number - 1, text)

    if not sprung(trap.claim):
        yield f"trap {number}: its own claim doesn't spring it: “{trap.claim}”"
    if grader.grade(question, trap.claim).score >= SOLID:
        yield f"trap {number}: its claim passes as an answer: “{trap.claim}”"
    name = next((group[trap.about][0] for group in question.rivals if trap.about in group), "")
    for source in trap.accept:
        example = next(_examples(source))
        if not sprung(f"{name} {example}".strip()):
            yield f"trap {number}: the phrasing doesn't spring it: “{example}” (from {source!r})"


def _examples(source: str) -> Iterator[str]:
    """Texts that say just what a phrasing asks for: the first alternatives, the second, and so on."""
    phrasing = parse_phrasing(source)
    firsts = [slot[0] for slot in phrasing.slots]
    for row in zip_longest(*phrasing.slots):
        words = [word or first for word, first in zip(row, firsts, strict=True)]
        yield " ".join(["does not", *words] if phrasing.denied else words)


def check_strangers(bank: Bank, grader: Grader) -> Iterator[Fault]:
    """Model answers of one question that pass as answers to another.

    Within a topic two questions may share facts, and a person who says them has said them; a few
    answers of other topics pass by accident. Both are advice. It is a fault if more than one in a
    hundred answers of other topics pass, unless the author has declared the questions akin.
    """
    for sheet, question in ((s, q) for s in bank.sheets for q in s.question if not q.is_draft):
        foreign = passing = 0
        for other in bank.questions.values():
            if other.id == question.id or other.id in question.kin or question.id in other.kin:
                continue
            passed = sum(grader.grade(question, answer).score >= SOLID for answer in other.answers)
            if passed:
                yield Fault(
                    question.id,
                    f"a model answer of {other.id!r} passes as an answer",
                    serious=False,
                )
            if other not in sheet.question:
                foreign += len(other.answers)
                passing += passed
        if passing > max(1, MOST_STRANGERS * foreign):
            yield Fault(
                question.id,
                f"{passing} of {foreign} answers to other topics pass as answers (see the notes)",
                serious=True,
            )
