"""Grading one answer to a question written in the test."""

from collections.abc import Callable, Sequence

import pytest

from bot.bank import Point, Question, Trap
from bot.grading import Grade, Grader

Grading = Callable[..., Grade]


def question(
    *accept: str,
    about: str | None = None,
    rivals: Sequence[dict[str, tuple[str, ...]]] = (),
    traps: Sequence[Trap] = (),
    prompt: str = "What happens?",
) -> Question:
    """A question with one point for each phrasing."""
    points = tuple(
        Point(claim=source, accept=(source,), about=about, probe="And?") for source in accept
    )
    return Question(
        id="q", level="core", prompt=prompt, answers=("It happens.",), point=points,
        rivals=tuple(rivals), trap=tuple(traps),
    )  # fmt: skip


def grade(asked: Question, text: str) -> Grade:
    """Grade a text as the answer to a question."""
    return Grader().grade(asked, text)


@pytest.fixture
def status() -> Callable[[str, str], str]:
    """What a text does with the one phrasing of a question."""
    return lambda phrasing, text: grade(question(phrasing), text).points[0].status.value
