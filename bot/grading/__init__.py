"""A text and a question in, a grade out; pure, deterministic, explained."""

from bot.grading.grade import (
    COMPLETE,
    SOLID,
    Grade,
    PointGrade,
    Status,
    TrapGrade,
    Verdict,
    verdict_of,
)
from bot.grading.grader import Grader
from bot.grading.guards import Guard

__all__ = [
    "COMPLETE",
    "SOLID",
    "Grade",
    "Grader",
    "Guard",
    "PointGrade",
    "Status",
    "TrapGrade",
    "Verdict",
    "verdict_of",
]
