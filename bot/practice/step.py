"""One step of the conversation: a state and an event in, a new state, its effects and replies out.

Nothing here reads a clock, a database or chance: they come in as parameters, so a whole
conversation can be replayed.
"""

from collections.abc import Callable, Mapping
from typing import assert_never

from bot.practice import (
    answering,
    asking,
    banks,
    choosing,
    coming,
    own_data,
    past,
    preparing,
    reminding,
    results,
    reviewing,
    stats,
    wording,
)
from bot.practice.asides import command_in
from bot.practice.choices import Action, Choice
from bot.practice.desk import Desk, Step
from bot.practice.events import Chose, Command, Edited, Event, Said, Sent, Shared


def step(desk: Desk, event: Event) -> Step:
    """Take one event."""
    match event:
        case Said():
            question = desk.current[1] if desk.current else None
            command = command_in(event.text, question)
            return _COMMANDS[command](desk, "") if command else answering.answer(desk, event)
        case Edited():
            return answering.edited(desk, event)
        case Command():
            return _command(desk, event)
        case Chose():
            return _chose(desk, event.choice)
        case Shared():
            return banks.share(desk, event)
        case Sent():
            return desk.says(wording.cannot_read(event.kind))
        case _:
            assert_never(event)


def _command(desk: Desk, command: Command) -> Step:
    does = _COMMANDS.get(command.name.lower())
    if does is None:
        return desk.says(wording.unknown_command(command.name))
    return does(desk, command.argument)


def _chose(desk: Desk, choice: Choice | None) -> Step:
    if choice is None:
        return desk.says(wording.unknown_choice())
    current = desk.state.ask.number if desk.state.ask else 0
    if choice.action in _OF_A_QUESTION and choice.ask != current:
        return desk.says(wording.stale())
    return _CHOICES[choice.action](desk, choice)


def _plain(does: Callable[[Desk], Step]) -> Callable[[Desk, object], Step]:
    return lambda desk, _: does(desk)


def _by_detail(does: Callable[[Desk, str], Step]) -> Callable[[Desk, Choice], Step]:
    return lambda desk, choice: does(desk, choice.detail)


def _by_ask(does: Callable[[Desk, int], Step]) -> Callable[[Desk, Choice], Step]:
    return lambda desk, choice: does(desk, choice.ask)


_OF_A_QUESTION = frozenset({Action.HINT, Action.SKIP, Action.SHOW, Action.NEXT, Action.STOP})
"""What concerns the current question, whichever it is; a correction names the answer it is about."""

_COMMANDS: Mapping[str, Callable[[Desk, str], Step]] = {
    "start": coming.start,
    "resume": _plain(coming.resume),
    "again": _plain(coming.again),
    "help": _plain(coming.help_page),
    "topics": _plain(coming.topics),
    "quiz": asking.quiz,
    "review": reviewing.review,
    "mistakes": reviewing.mistakes,
    "today": _plain(preparing.today),
    "interview": preparing.interview,
    "remind": reminding.remind,
    "hint": _plain(answering.hint),
    "skip": _plain(answering.onward),
    "next": _plain(answering.onward),
    "answer": _plain(answering.show),
    "undo": _plain(answering.undo_last),
    "right": _plain(answering.was_right_last),
    "stop": _plain(answering.stop),
    "cancel": _plain(answering.stop),
    "banks": banks.banks,
    "stats": stats.stats,
    "history": past.history,
    "search": past.find,
    "settings": _plain(choosing.settings),
    "timezone": choosing.timezone,
    "privacy": _plain(own_data.privacy),
    "export": own_data.export,
    "forget": _plain(own_data.ask_forget),
}

_CHOICES: Mapping[Action, Callable[[Desk, Choice], Step]] = {
    Action.HINT: _plain(answering.hint),
    Action.SKIP: _plain(answering.onward),
    Action.SHOW: _plain(answering.show),
    Action.NEXT: _plain(answering.onward),
    Action.STOP: _plain(answering.stop),
    Action.RIGHT: _by_ask(answering.was_right),
    Action.MEANT: _by_ask(answering.was_right),
    Action.NOT_MEANT: _by_ask(answering.was_not_meant),
    Action.UNDO: _by_ask(answering.undo),
    Action.GRADE: _by_ask(results.look),
    Action.QUIZ: _by_detail(asking.quiz_on),
    Action.REVIEW: _by_detail(reviewing.review_on),
    Action.TODAY: _plain(preparing.today),
    Action.GO: _plain(preparing.go),
    Action.NO_INTERVIEW: _plain(preparing.no_interview),
    Action.MISTAKES: _by_detail(reviewing.mistakes_on),
    Action.TOPICS: _plain(coming.topics),
    Action.STATS: _by_detail(stats.stats_on),
    Action.HISTORY: _plain(past.overview),
    Action.ANSWERS: _by_detail(past.shelf),
    Action.READ: _by_ask(past.read),
    Action.COMPARE: _by_ask(past.compare),
    Action.REMIND: _by_detail(reminding.remind),
    Action.SNOOZE: _plain(reminding.snooze),
    Action.ZONE: _by_detail(choosing.zone),
    Action.SETTINGS: _plain(choosing.settings),
    Action.BANKS: lambda desk, _: banks.banks(desk, ""),
    Action.REMOVE: _by_detail(banks.ask_remove),
    Action.REMOVED: _by_detail(banks.remove),
    Action.SET: _by_detail(choosing.change_setting),
    Action.FORGET: _plain(own_data.forget),
    Action.KEEP: _plain(own_data.keep),
}
