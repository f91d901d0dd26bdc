"""What an answer was worth, point by point."""

from collections.abc import Iterable, Sequence

from bot.bank import Question
from bot.grading import COMPLETE, Grade, Guard, PointGrade, Status
from bot.practice.attempts import Attempt
from bot.practice.choices import Action, Button, Choice
from bot.practice.graded import Graded
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Ask
from bot.practice.wording.phrases import buttons, clip, count, onward, percent, remark

MOST_CORRECTIONS = 8
"""Nobody takes in more at once, and a message has its limit."""


def probe(grade: Grade, point: int, ask: Ask) -> Reply:
    """A part is there: one follow-up at the heaviest point that is missing."""
    missing = sum(p.status is not Status.MADE for p in grade.points)
    return Reply(
        (
            _headline(grade.score, grade.verdict.value),
            *_made(grade),
            Block(f"○ Still missing: {count(missing, 'point')}", Style.MISSED),
            Block(grade.points[point].point.probe or "What else belongs to it?", Style.PROMPT),
        ),
        (buttons(("Show answer", Action.SHOW), ("Next", Action.NEXT), ask=ask.number),),
        key=f"grade-{ask.number}",
    )


def feedback(
    question: Question, section: str, grade: Grade, attempt: Attempt, *, last: bool
) -> Reply:
    """The whole grade of an answer."""
    return Reply(
        tuple(_whole(question, section, grade, attempt)),
        _after_grade(grade, attempt.ask, onward(last=last)),
        key=f"grade-{attempt.ask}",
    )


def looked_at(graded: Graded, section: str) -> Reply:
    """The whole grade of an answer whose question is closed."""
    attempt, question, grade = graded
    return Reply(
        (Block(question.prompt, Style.PROMPT), *_whole(question, section, grade, attempt)),
        _after_grade(grade, attempt.ask),
        key=f"grade-{attempt.ask}",
    )


def results(graded: Sequence[Graded]) -> tuple[Reply, ...]:
    """The grades of a round that was left, all together."""
    return (Reply(tuple(grade_lines(graded)), grade_buttons(graded)),) if graded else ()


def grade_lines(graded: Sequence[Graded]) -> Iterable[Block]:
    """Grades one after the other, without the model answers."""
    yield Block("Your grades", Style.TITLE)
    for number, (_, question, grade) in enumerate(graded, 1):
        yield Block(f"{number}. {question.prompt}", Style.PROMPT)
        yield _headline(grade.score, grade.verdict.value)
        yield from _guarded(grade.guard)
        yield from _roughly(grade)
        yield from _made(grade)
        yield from _missed(grade)
        yield from _wrong(grade)
    yield Block("To see a model answer, or to object, choose the answer.", Style.QUIET)


def grade_buttons(graded: Sequence[Graded]) -> tuple[tuple[Button, ...], ...]:
    """A button for each answer, which shows more of it."""
    row = [
        Button(f"Answer {number}", Choice(Action.GRADE, attempt.ask))
        for number, (attempt, _, _) in enumerate(graded, 1)
    ]
    return tuple(tuple(row[begin : begin + 3]) for begin in range(0, len(row), 3))


def shown(question: Question, section: str, ask: Ask, *, last: bool) -> Reply:
    """The model answer, asked for before any answer."""
    return Reply(
        (
            Block("This is what a full answer says:"),
            *(Block(f"• {point.claim}") for point in question.point),
            *_model_answer(question, section),
        ),
        (buttons(onward(last=last), ask=ask.number),),
        key=f"grade-{ask.number}",
    )


def taken_as_right() -> Reply:
    """The person has the last word."""
    return remark(
        "Noted: it counts as right for you. Your words are kept for whoever writes the questions."
    )


def already_right() -> Reply:
    """The person says so twice."""
    return remark("That one already counts as right.")


def taken_as_not_meant() -> Reply:
    """The person says that they meant something else."""
    return remark("Thanks for being straight. The grade stands, and the question will come back.")


def undone() -> Reply:
    """An answer was taken back."""
    return remark("Taken back: that answer doesn't count. The question is open again.")


def not_there(*, undone: bool) -> Reply:
    """A correction of an answer that doesn't count any more, or never was."""
    return remark(
        "That answer is taken back already; nothing changed." if undone
        else "There is no answer to correct; nothing changed."
    )  # fmt: skip


def undone_to_come_again() -> Reply:
    """An answer was taken back while its round had gone on."""
    return remark("Taken back: that answer doesn't count. I'll ask once more in this round.")


def undone_for_good() -> Reply:
    """An answer was taken back after its round."""
    return remark("Taken back: that answer doesn't count.")


def _whole(question: Question, section: str, grade: Grade, attempt: Attempt) -> Iterable[Block]:
    steps = 1 + attempt.probes
    followed = f", in {steps} steps" if attempt.probes and grade.verdict.value != "not yet" else ""
    yield _headline(grade.score, grade.verdict.value + followed)
    yield from _guarded(grade.guard)
    yield from _roughly(grade)
    yield from _made(grade)
    yield from _missed(grade)
    yield from _wrong(grade)
    yield from _unsure(grade)
    yield from _model_answer(question, section)


def _headline(score: float, verdict: str) -> Block:
    return Block(f"{percent(score)}/100 · {verdict}", Style.TITLE)


def _guarded(guard: Guard | None) -> Iterable[Block]:
    if guard is not None:
        yield Block(
            {
                Guard.PILE: "I see key words, but no statement in English. Undo, and say in a short sentence what about them.",
                Guard.SCRAMBLED: "I can't make out sentences in this. Undo, and try a short plain one.",
                Guard.STRAY: "That seems to be about something else. (I read English only.)",
                Guard.PARROT: "That is the question again, so there is nothing to grade yet.",
            }[guard]
        )


def _roughly(grade: Grade) -> Iterable[Block]:
    if grade.rough and grade.guard is None:
        yield Block(
            "A rough figure: this question is a draft, so I can only look for the words of its model "
            "answer.",
            Style.QUIET,
        )


def _made(grade: Grade) -> Iterable[Block]:
    if grade.guard is None:
        for p in grade.points:
            if p.status is Status.MADE:
                yield Block(f"✓ {p.point.claim}", Style.MADE)


def _missed(grade: Grade) -> Iterable[Block]:
    for p in grade.points:
        if (
            p.status is Status.MISSED
            or (grade.guard is not None and p.status is Status.MADE)
            or _is_corrected(grade, p)
        ):
            label = "Could be added" if grade.score >= COMPLETE else "Missing"
            yield Block(f"○ {label}: {p.point.claim}", Style.MISSED)


def _wrong(grade: Grade) -> Iterable[Block]:
    for p in grade.points:
        if p.status in {Status.DENIED, Status.SWAPPED} and not _is_corrected(grade, p):
            how = "is the other way round" if p.status is Status.SWAPPED else "denies it"
            yield Block(f"✗ {p.point.claim} – “{clip(p.words or '', 80)}” {how}.", Style.WRONG)
    for t in grade.traps[:MOST_CORRECTIONS]:
        yield Block(f"✗ Careful: “{clip(t.words, 80)}”. {t.trap.correction}", Style.WRONG)
    if len(grade.traps) > MOST_CORRECTIONS:
        yield Block(f"✗ And {len(grade.traps) - MOST_CORRECTIONS} more like these.", Style.WRONG)


def _is_corrected(grade: Grade, point: PointGrade) -> bool:
    """Whether a trap's correction is about the very words that contradict a point: once will do."""
    if point.status not in {Status.DENIED, Status.SWAPPED} or not point.words:
        return False
    return any(t.words in point.words or point.words in t.words for t in grade.traps)


def _unsure(grade: Grade) -> Iterable[Block]:
    if grade.unsure:
        yield Block("I'm not sure I read you right. Did you mean what the model answer says?")


def _model_answer(question: Question, section: str) -> Iterable[Block]:
    yield Block("Model answer", Style.QUIET)
    yield Block(question.answers[0], Style.FOLDED)
    if question.context is not None:
        yield Block(question.context, Style.CODE)
    yield Block(f"notes › {section}", Style.QUIET)


def _after_grade(
    grade: Grade, ask: int, *go_on: tuple[str, Action]
) -> tuple[tuple[Button, ...], ...]:
    if grade.unsure:
        return (
            buttons(("Yes, I meant that", Action.MEANT), ("No", Action.NOT_MEANT), ask=ask),
            buttons(*go_on, ("Undo", Action.UNDO), ask=ask),
        )
    if grade.score >= COMPLETE:
        return (buttons(*go_on, ("Undo", Action.UNDO), ask=ask),)
    return (buttons(*go_on, ("I was right", Action.RIGHT), ("Undo", Action.UNDO), ask=ask),)
