"""Grades that wait for the end of their round, and looking at one of them again."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.graded import Graded


def owed(desk: Desk) -> tuple[Graded, ...]:
    """The grades of the round in progress, if they were to wait for its end."""
    round_ = desk.state.round
    if round_ is None or not round_.late:
        return ()
    attempts = [desk.past.attempt(ask) for ask, _ in round_.scores]
    return tuple(
        Graded(attempt, question, desk.grader.grade(question, attempt.text))
        for attempt in attempts
        if attempt and (question := desk.bank.questions.get(attempt.question))
    )


def look(desk: Desk, ask: int) -> Step:
    """Show the whole grade of one answer, with the model answer."""
    attempt = desk.past.attempt(ask)
    question = desk.bank.questions.get(attempt.question) if attempt else None
    if attempt is None or attempt.undone or question is None:
        return desk.says(wording.answer_gone())
    graded = Graded(attempt, question, desk.grader.grade(question, attempt.text))
    return desk.says(wording.looked_at(graded, desk.bank.section_of(question)))
