"""Rounds: beginning one, asking its questions, helping, passing over, ending."""

from dataclasses import replace

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.picking import RECENT, pick
from bot.practice.state import Ask, Phase, Round
from bot.practice.topics import EVERYTHING, Scope, find_scopes, in_scope, scopes

LONGEST_ROUND = 50


def quiz(desk: Desk, argument: str) -> Step:
    """Begin a round as asked for: “django orm 3”, “flask”, “5”, or nothing."""
    words = argument.split()
    count = desk.state.settings.length
    if words and words[-1].isdecimal() and len(words[-1]) <= 3:  # noqa: PLR2004  (a count, no year)
        count = max(1, min(LONGEST_ROUND, int(words.pop())))
    query = " ".join(words)
    found = find_scopes(desk.bank, query)
    if not found:
        return desk.says(wording.no_such_topic(query))
    if len(found) > 1:
        return desk.says(wording.which_topic(query, found))
    return begin(desk, found[0], count)


def quiz_on(desk: Desk, address: str) -> Step:
    """Begin a round on the topic behind a button."""
    if not address:
        return begin(desk, EVERYTHING, desk.state.settings.length)
    known = scopes(desk.bank)
    if address not in known:
        return desk.says(wording.topic_gone())
    return begin(desk, known[address][0], desk.state.settings.length)


def begin(desk: Desk, scope: Scope, count: int) -> Step:
    """Choose a round's questions and ask the first; a round in progress ends without a word."""
    chosen = pick(
        in_scope(desk.bank, scope.address), desk.past.marks(), desk.state.recent, count, desk.rng
    )
    round_ = Round(scope.title, scope.address, chosen, len(chosen))
    state = replace(desk.state, round=round_, ask=None)
    heading = wording.round_begins(scope.title, len(chosen))
    onward = go_on(replace(desk, state=state))
    return replace(onward, replies=(heading, *onward.replies))


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
        ask = Ask(number, question_id, desk.now)
        going = replace(round_, questions=round_.questions[place + 1 :])
        state = replace(
            desk.state,
            asks=number,
            ask=ask,
            round=going,
            recent=(*(q for q in desk.state.recent if q != question_id), question_id)[-RECENT:],
        )
        return Step(state, (wording.question_card(question, ask, going),))
    return Step(
        replace(desk.state, round=None, ask=None), (wording.round_ends(round_, stopped=False),)
    )


def hint(desk: Desk) -> Step:
    """Show one hint more on the open question."""
    if desk.current is None or desk.state.round is None:
        return desk.says(wording.nothing_open())
    ask, question = desk.current
    if ask.phase is Phase.DONE:
        return desk.says(wording.already_graded())
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
    return Step(
        replace(desk.state, round=None, ask=None),
        (wording.round_ends(desk.state.round, stopped=True),),
    )
