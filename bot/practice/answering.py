"""Answers: grading them, following up, showing the model answer, and the person's last word."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.bank import Question
from bot.grading import SOLID, Grade, Status
from bot.practice import asking, choosing, wording
from bot.practice.attempts import Attempt, PointResult
from bot.practice.desk import Desk, Step
from bot.practice.events import Edited, Said
from bot.practice.replies import Reply
from bot.practice.state import Answer, Ask, Phase, State
from bot.practice.topics import find_scopes

MOST_PROBES = 2
"""Follow-ups to one question at the most."""
_NUMBER = re.compile(r"\d+")
_LOOK_BACK = 20
"""How many askings back the last answer is looked for; those since were passed over."""


def answer(desk: Desk, said: Said) -> Step:
    """Grade what was said as an answer, or as more of one."""
    if desk.current is None:
        return _idle(desk, said.text)
    ask, question = desk.current
    problem = _unusable(said.text)
    if problem is not None:
        return desk.says(problem)
    if ask.phase is Phase.DONE:
        return desk.says(wording.already_graded(answered=bool(ask.answers)))
    if ask.phase is Phase.OPEN and (remark := _no_answer(desk, said.text, question)) is not None:
        return desk.says(remark)
    told = replace(ask, answers=(*ask.answers, Answer(said.text, said.message)))
    if desk.state.round is not None and desk.state.round.late:
        return _noted(desk, told, question)
    return _graded(desk, told, question)


def edited(desk: Desk, edit: Edited) -> Step:
    """Grade an answer again after its message was changed, while its question is the current one."""
    ask, question = desk.current or (None, None)
    if ask is None or question is None or edit.message not in {a.message for a in ask.answers}:
        return desk.says(wording.edit_too_late())
    problem = _unusable(edit.text)
    if problem is not None:
        return desk.says(problem)
    answers = tuple(
        replace(said, text=edit.text) if said.message == edit.message else said
        for said in ask.answers
    )
    told = replace(ask, answers=answers, probes=ask.probes[: len(answers) - 1], phase=Phase.OPEN)
    return _graded(replace(desk, state=_uncounted(desk.state, ask.number)), told, question)


def hint(desk: Desk) -> Step:
    """Show one hint more; a follow-up that waits for its answer is put again below it."""
    step = asking.hint(desk)
    if desk.current is None or desk.current[0].phase is not Phase.PROBED:
        return step
    return step.then(probe_again(desk, *desk.current))


def show(desk: Desk) -> Step:
    """Show the model answer: after a follow-up as part of the grade, else instead of one."""
    if desk.current is None:
        return desk.says(wording.nothing_open())
    ask, question = desk.current
    if ask.phase is Phase.DONE:
        return desk.says(wording.already_graded(answered=bool(ask.answers)))
    if ask.phase is Phase.PROBED:
        return _declined(desk, ask, question)
    return Step(
        replace(desk.state, ask=replace(ask, phase=Phase.DONE)),
        (wording.shown(question, desk.bank.section_of(question), ask, last=desk.last_in_round),),
    )


def probe_again(desk: Desk, ask: Ask, question: Question) -> Reply:
    """The follow-up that is waiting for its answer."""
    return wording.probe(_grade(desk, ask, question), ask.probes[-1], ask)


def onward(desk: Desk) -> Step:
    """Go to the next question: a follow-up is declined, an open question passed over."""
    if desk.current is None:
        return asking.go_on(desk)
    ask, question = desk.current
    if ask.phase is Phase.OPEN:
        return asking.skip(desk)
    if ask.phase is Phase.DONE:
        return asking.go_on(desk)
    return _and_then(asking.go_on, desk, _declined(desk, ask, question))


def stop(desk: Desk) -> Step:
    """End the round; what was answered so far counts."""
    if desk.current is None or desk.current[0].phase is not Phase.PROBED:
        return asking.stop(desk)
    return _and_then(asking.stop, desk, _declined(desk, *desk.current))


def was_right(desk: Desk, ask: int) -> Step:
    """The person has the last word: the answer counts as right, beside the grade."""
    attempt = desk.past.attempt(ask)
    if attempt is None or attempt.undone:
        return desk.says(wording.not_there(undone=attempt is not None))
    if attempt.counted == 1:
        return desk.says(wording.already_right())
    return _judged(desk, attempt, 1.0, wording.taken_as_right())


def was_right_last(desk: Desk) -> Step:
    """The same, said of the last answer."""
    return was_right(desk, _last_answer(desk))


def was_not_meant(desk: Desk, ask: int) -> Step:
    """Asked whether they meant the model answer, the person says no: the grade stands."""
    attempt = desk.past.attempt(ask)
    if attempt is None or attempt.undone:
        return desk.says(wording.not_there(undone=attempt is not None))
    return _judged(desk, attempt, attempt.score, wording.taken_as_not_meant())


def undo(desk: Desk, ask: int) -> Step:
    """Take an answer back: its question is open again, or comes again if the round went on."""
    attempt = desk.past.attempt(ask)
    if attempt is None or attempt.undone:
        return desk.says(wording.not_there(undone=attempt is not None))
    state = _uncounted(desk.state, ask)
    round_ = state.round
    replies: tuple[Reply, ...]
    if desk.current is not None and round_ is not None and desk.current[0].number == ask:
        current, question = desk.current
        opened = replace(current, phase=Phase.OPEN, answers=(), probes=())
        state = replace(state, ask=opened)
        replies = (wording.undone(), wording.question_card(question, opened, round_))
    elif round_ is not None and state != desk.state:
        again = (*round_.questions, attempt.question)
        state = replace(state, round=replace(round_, questions=again, length=round_.length + 1))
        replies = (wording.undone_to_come_again(),)
    else:
        replies = (wording.undone_for_good(),)
    return desk.writes(Step(state, replies), replace(attempt, undone=True))


def undo_last(desk: Desk) -> Step:
    """Take the last answer back, whichever question it was."""
    return undo(desk, _last_answer(desk))


def _last_answer(desk: Desk) -> int:
    """The asking of the last answer, also of one that was taken back; 0 if there is none near."""
    asks = range(desk.state.asks, max(0, desk.state.asks - _LOOK_BACK), -1)
    return next((ask for ask in asks if desk.past.attempt(ask) is not None), 0)


def _unusable(text: str) -> Reply | None:
    if not any(character.isalnum() for character in text):
        return wording.empty()
    if len(text) > wording.LONGEST_ANSWER:
        return wording.too_long(len(text))
    return None


def _no_answer(desk: Desk, text: str, question: Question) -> Reply | None:
    """A question put to the bot, or a number that is no choice: what makes a point is an answer."""
    asks = text.rstrip().endswith("?")
    counts = not any(character.isalpha() for character in text)
    if not (asks or counts):
        return None
    if any(p.status is Status.MADE for p in desk.grader.grade(question, text).points):
        return None
    if asks:
        return wording.asked_back()
    known = _NUMBER.findall(" ".join(question.answers))
    return (
        wording.only_a_number(text.strip())
        if set(known).isdisjoint(_NUMBER.findall(text))
        else None
    )


def _idle(desk: Desk, text: str) -> Step:
    """A text while no question is open: perhaps it says where the person is, or names a topic."""
    settings = desk.state.settings
    if settings.reminder is not None and not settings.zone:
        found = choosing.timezone(desk, text)
        if found.state.settings.zone:
            return found
    meant = find_scopes(desk.bank, text)
    return desk.says(wording.which_topic(text, meant) if meant else wording.nothing_open())


def _graded(desk: Desk, ask: Ask, question: Question) -> Step:
    """Grade all that was said; then follow up, or settle."""
    grade = _grade(desk, ask, question)
    point = _worth_a_probe(desk, ask, grade)
    attempt = _attempt(desk, ask, question, grade)
    if point is None:
        return _settled(desk, ask, question, grade, attempt)
    probed = replace(ask, phase=Phase.PROBED, probes=(*ask.probes, point))
    step = Step(replace(desk.state, ask=probed), (wording.probe(grade, point, probed),))
    return desk.writes(step, attempt)


def _declined(desk: Desk, ask: Ask, question: Question) -> Step:
    """Settle what was said before the follow-up: nothing was added, so it keeps its time."""
    grade, told = _grade(desk, ask, question), desk.past.attempt(ask.number)
    attempt = _attempt(desk, ask, question, grade)
    if told is not None:
        attempt = replace(attempt, at=told.at, seconds=told.seconds)
    return _settled(desk, ask, question, grade, attempt)


def _settled(desk: Desk, ask: Ask, question: Question, grade: Grade, attempt: Attempt) -> Step:
    """Show the whole grade and count it in the round."""
    reply = wording.feedback(
        question, desk.bank.section_of(question), grade, attempt, last=desk.last_in_round
    )
    return desk.writes(Step(_closed(desk, ask, attempt), (reply,)), attempt)


def _noted(desk: Desk, ask: Ask, question: Question) -> Step:
    """Count the grade, keep it for the end of the round, and go on."""
    grade = _grade(desk, ask, question)
    attempt = _attempt(desk, ask, question, grade)
    step = Step(_closed(desk, ask, attempt), (wording.noted(),))
    return _and_then(asking.go_on, desk, desk.writes(step, attempt))


def _closed(desk: Desk, ask: Ask, attempt: Attempt) -> State:
    state = replace(desk.state, ask=replace(ask, phase=Phase.DONE))
    return _counted(state, ask.number, attempt.counted)


def _and_then(go: Callable[[Desk], Step], desk: Desk, step: Step) -> Step:
    """A step that writes an attempt, and after it another that goes on."""
    gone = go(desk.after(step))
    return replace(step, state=gone.state, replies=(*step.replies, *gone.replies))


def _grade(desk: Desk, ask: Ask, question: Question) -> Grade:
    first, *more = (said.text for said in ask.answers)
    return desk.grader.grade(question, first, tuple(zip(ask.probes, more, strict=False)))


def _worth_a_probe(desk: Desk, ask: Ask, grade: Grade) -> int | None:
    """The heaviest missing point to follow up, if a clean part of the answer is there."""
    statuses = {p.status for p in grade.points}
    if (
        not desk.state.settings.probes
        or len(ask.probes) >= MOST_PROBES
        or grade.guard is not None
        or grade.traps
        or grade.score >= SOLID
        or statuses != {Status.MADE, Status.MISSED}
    ):
        return None
    missing = [
        place
        for place, p in enumerate(grade.points)
        if p.status is Status.MISSED and p.point.probe and place not in ask.probes
    ]
    return max(missing, key=lambda place: grade.points[place].point.weight, default=None)


def _attempt(desk: Desk, ask: Ask, question: Question, grade: Grade) -> Attempt:
    told = desk.past.attempt(ask.number)
    first = grade if len(ask.answers) == 1 else desk.grader.grade(question, ask.answers[0].text)
    return Attempt(
        ask=ask.number,
        question=question.id,
        fingerprint=question.fingerprint,
        text="\n\n".join(said.text for said in ask.answers),
        first_score=first.score,
        score=grade.score,
        verdict=grade.verdict.value,
        points=tuple(PointResult(p.point.claim, p.status.value, p.words) for p in grade.points),
        at=desk.now,
        seconds=max(0.0, (desk.now - ask.at).total_seconds()),
        hints=ask.hints,
        probes=len(ask.answers) - 1,
        own=told.own if told is not None and _insisted(told) else None,
        prompt=question.prompt,
    )


def _insisted(attempt: Attempt) -> bool:
    """Whether the person said that they were right: that outlives an edit, and more words."""
    return not attempt.undone and attempt.own is not None and attempt.own > attempt.score


def _judged(desk: Desk, attempt: Attempt, own: float, reply: Reply) -> Step:
    state = _uncounted(desk.state, attempt.ask)
    if state != desk.state:
        state = _counted(state, attempt.ask, own)
    return desk.writes(Step(state, (reply,)), replace(attempt, own=own))


def _counted(state: State, ask: int, score: float) -> State:
    """The state with an asking's score in its round."""
    round_ = state.round
    scores = (*round_.scores, (ask, score)) if round_ else ()
    return replace(state, round=round_ and replace(round_, scores=tuple(sorted(scores))))


def _uncounted(state: State, ask: int) -> State:
    """The state without an asking's score in its round, if it was counted."""
    round_ = state.round
    scores = tuple(one for one in round_.scores if one[0] != ask) if round_ else ()
    return replace(state, round=round_ and replace(round_, scores=scores))
