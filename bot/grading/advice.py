"""What an author may want to look at: thin spots, and mutants that keep their score."""

from collections.abc import Iterator

from bot.bank import Point, Question
from bot.bank.phrasing import parse_phrasing
from bot.grading.grader import Grader
from bot.grading.mutants import loses_half, negate_verbs, swap_rivals
from bot.grading.repeated import repeated

FEWEST_PHRASINGS = 5
FEWEST_ALTERNATIVES = 3


def advice(question: Question, grader: Grader) -> Iterator[str]:
    """All that is thin about a question."""
    if question.is_draft:
        yield "is a draft: without phrasings its answers are graded roughly"
        return
    for number, point in enumerate(question.point, 1):
        yield from _thin(point, number)
        yield from (f"point {number}: {says}" for says in repeated(point))
    for number, trap in enumerate(question.trap, 1):
        yield from (f"trap {number}: {says}" for says in repeated(trap))
    yield from _misfiring(question, grader)
    if not question.trap:
        yield "has no trap; what do people get wrong here?"
    if question.rivals and not any(point.about for point in question.point):
        yield "rivals are declared, but no point says which of them it is about"
    for number, answer in enumerate(question.answers, 1):
        mutants = (("rivals swapped", swap_rivals(question, answer)),
                   ("verbs denied", negate_verbs(answer)))  # fmt: skip
        for how, mutant in mutants:
            if mutant is not None and not loses_half(grader, question, answer, mutant):
                yield f"model answer {number} keeps its score with {how}: “{mutant}”"


def _misfiring(question: Question, grader: Grader) -> Iterator[str]:
    """Traps that true statements step in: the points' own claims, and what is said to other traps."""
    true = [
        *(point.claim for point in question.point),
        *(trap.correction for trap in question.trap),
    ]
    for text in true:
        for sprung in grader.grade(question, text).traps:
            yield f"the trap “{sprung.trap.claim}” is sprung by “{sprung.words}” in “{text}”"


def _thin(point: Point, number: int) -> Iterator[str]:
    if len(point.accept) < FEWEST_PHRASINGS:
        yield f"point {number} has {len(point.accept)} phrasings; six catch more wordings"
    for source in point.accept:
        slots = parse_phrasing(source).slots
        if len(slots) > 1 and all(len(slot) < FEWEST_ALTERNATIVES for slot in slots):
            yield f"point {number}: every slot of {source!r} is thin; add synonyms"
