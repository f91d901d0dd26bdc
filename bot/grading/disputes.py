"""Answers that people say were right: which point each of them comes nearest to."""

from rapidfuzz import fuzz

from bot.bank import Point, Question
from bot.grading.grade import Status
from bot.grading.grader import Grader


def nearest_point(grader: Grader, question: Question, text: str) -> Point | None:
    """The missed point whose claim or phrasings look most like the text; None if none is missed."""
    missed = [p.point for p in grader.grade(question, text).points if p.status is not Status.MADE]
    return max(
        missed,
        key=lambda point: max(
            fuzz.token_set_ratio(text, other) for other in (point.claim, *point.accept)
        ),
        default=None,
    )
