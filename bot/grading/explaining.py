"""A grade line by line, for people, and as data, for programs."""

import json
from collections.abc import Iterator

from bot.bank import Question
from bot.grading.grade import AMPLE, TRAP_COST, WORTH, Grade
from bot.grading.guards import Guard

_GUARDS = {
    Guard.PILE: "not taken as an answer: key words without a statement",
    Guard.SCRAMBLED: "not taken as an answer: words in no order",
    Guard.STRAY: "not taken as an answer: about something else",
    Guard.PARROT: "not taken as an answer: the question in other words",
}


def explained(question: Question, grade: Grade) -> Iterator[str]:
    """Every line of the reasoning: what earned or cost what, by which words."""
    total = sum(WORTH[p.point.weight] for p in grade.points)
    yield question.prompt
    yield f"{round(100 * grade.score)}/100 · {grade.verdict.value}" + (
        " · unsure" if grade.unsure else ""
    )
    if grade.guard is not None:
        yield _GUARDS[grade.guard]
    for p in grade.points:
        worth = WORTH[p.point.weight] / total
        yield f"  {p.status.value:<8} {p.share * worth:>4.0%} of {worth:>3.0%}  {p.point.claim}"
        if p.words is not None:
            yield f"             by “{p.words}”, read as: {p.phrasing}"
    if grade.ample is not None:
        yield f"  amply    {AMPLE * grade.ample:>4.0%} of {AMPLE:>3.0%}  how many words bear on the points, beside a model answer"
    for t in grade.traps:
        yield f"  trap     {-TRAP_COST[t.trap.weight]:>4.0%}  {t.trap.claim}"
        yield f"             by “{t.words}”, read as: {t.phrasing}"


def as_json(question: str, grade: Grade) -> str:
    """One line of JSON: question, score, verdict, points with their status, traps."""
    return json.dumps(
        {
            "question": question,
            "score": grade.score,
            "verdict": grade.verdict.value,
            "points": [{"claim": p.point.claim, "status": p.status.value} for p in grade.points],
            "traps": [t.trap.claim for t in grade.traps],
        },
        ensure_ascii=False,
    )
