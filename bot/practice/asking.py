"""Rounds: beginning one, asking its questions, helping, passing over, ending."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.practice import results, waiting, wording
from bot.practice.choices import Action
from bot.practice.desk import Desk, Step
from bot.practice.picking import RECENT, pick
from bot.practice.readiness import expected_recall
from bot.practice.state import Ask, Kind, Phase, Round
from bot.practice.topics import Scope, find_scopes, scope_at

LONGEST_ROUND = 50
_COUNT = re.compile(r"[0-9]{1,3}")
"""A number of questions; a longer one may be a year."""


Begin = Callable[[Desk, Scope, int], Step]


def quiz(desk: Desk, argument: str) -> Step:
    """Begin a quiz as asked for: “django orm 3”, “flask”, “5”, or nothing."""
    return asked_for(desk, argument, Action.QUIZ, _quiz)


def quiz_on(desk: Desk, address: str) -> Step:
    """Begin a quiz on the topic behind a button."""
    return asked_by(desk, address, _quiz)


def asked_for(desk: Desk, argument: str, action: Action, begins: Begin) -> Step:
    """Begin a round on the topic, and of the length, that an argument names.

    Args:
        desk: the desk.
        argument: words for a topic, a number, both or neither.
        action: what a button for one of several topics does.
        begins: what to do with the topic and the number.
    """
    words = argument.split()
    count = desk.state.settings.length
    for place in (-1, 0):
        if words and _COUNT.fullmatch(words[place]):
            count = max(1, min(LONGEST_ROUND, int(words.pop(place))))
            break
    query = " ".join(words)
    found = find_scopes(desk.bank, query)
    if not found:
        return desk.says(wording.no_such_topic(query))
    if len(found) > 1:
        return desk.says(wording.which_topic(query, found, action))
    return begins(desk, found[0], count)


def asked_by(desk: Desk, address: str, begins: Begin) -> Step:
    """Begin a round on the topic behind a button."""
    scope = scope_at(desk.bank, address)
    if scope is None:
        return desk.says(wording.topic_gone())
    return begins(desk, scope, desk.state.settings.length)


def begin(desk: Desk, kind: Kind, scope: Scope, questions: Sequence[str], count: int) -> Step:
    """Ask the first of some questions; a round in progress ends, with the grades it still owes."""
    chosen = tuple(questions[:count])
    title = wording.round_title(kind, scope)
    late = desk.state.settings.late
    round_ = Round(title, scope.address, chosen, len(chosen), kind=kind, late=late)
    owed = wording.results(results.owed(desk))
    heading = wording.round_begins(round_, len(questions))
    onward = go_on(replace(desk, state=replace(desk.state, round=round_, ask=None)))
    return replace(onward, replies=(*owed, heading, *onward.replies))


def _quiz(desk: Desk, scope: Scope, count: int) -> Step:
    candidates = waiting.askable(desk, scope.address)
    if not candidates:
        return desk.says(wording.none_at_level(scope, desk.state.settings.level))
    cards = {card.question: card for card in desk.past.cards()}
    recalls = {q.id: expected_recall(cards.get(q.id), desk.now) for q in candidates}
    chosen = pick(candidates, recalls, desk.state.recent, count, desk.rng)
    return begin(desk, Kind.QUIZ, scope, chosen, count)


def go_on(desk: Desk) -> Step:
    """Ask the round's next question, or end the round."""
    round_ = desk.state.round
    if round_ is None:
        return desk.says(wording.nothing_open())
    for place, question_id in enumerate(round_.questions):
        question = desk.bank.questions.get(question_id)
        if question is None:
            continue
        number = desk.state.asks + 1
        ask = Ask(number, question_id, desk.now, fingerprint=question.fingerprint)
        going = replace(round_, questions=round_.questions[place + 1 :])
        state = replace(
            desk.state,
            asks=number,
            ask=ask,
            round=going,
            recent=(*(q for q in desk.state.recent if q != question_id), question_id)[-RECENT:],
        )
        return Step(state, (wording.question_card(question, ask, going),))
    return _ended(desk, round_, stopped=False)


def hint(desk: Desk) -> Step:
    """Show one hint more on the open question."""
    if desk.current is None or desk.state.round is None:
        return desk.says(wording.nothing_open())
    ask, question = desk.current
    if ask.phase is Phase.DONE:
        return desk.says(wording.already_graded(answered=bool(ask.answers)))
    if ask.hints >= len(question.hints):
        return desk.says(wording.no_more_hints())
    helped = replace(ask, hints=ask.hints + 1)
    return Step(
        replace(desk.state, ask=helped),
        (wording.question_card(question, helped, desk.state.round),),
    )


def skip(desk: Desk) -> Step:
    """Pass over the open question."""
    round_ = desk.state.round
    if desk.current is None or round_ is None:
        return desk.says(wording.nothing_open())
    ask, question = desk.current
    if ask.phase is not Phase.OPEN:
        return go_on(desk)
    state = replace(desk.state, round=replace(round_, skipped=round_.skipped + 1))
    onward = go_on(replace(desk, state=state))
    return replace(onward, replies=(wording.skipped(question), *onward.replies))


def stop(desk: Desk) -> Step:
    """End the round."""
    if desk.state.round is None:
        return desk.says(wording.nothing_open())
    return _ended(desk, desk.state.round, stopped=True)


def _ended(desk: Desk, round_: Round, *, stopped: bool) -> Step:
    waits = {Kind.REVIEW: len(waiting.due(desk)), Kind.MISTAKES: len(waiting.mistakes(desk))}
    if round_.kind is Kind.TODAY:
        ahead = waiting.planned(desk).today
        waits[Kind.TODAY] = ahead.reviews + ahead.new
    end = wording.round_ends(round_, waits, results.owed(desk), stopped=stopped)
    return Step(replace(desk.state, round=None, ask=None), (end,))
