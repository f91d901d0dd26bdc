"""Nothing to ask again: kindly said, with what can be done instead."""

from datetime import datetime

from bot.bank import LEVELS
from bot.practice.cards import Card
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply
from bot.practice.state import Settings
from bot.practice.topics import EVERYTHING, Scope
from bot.practice.wording.phrases import buttons, on_day

_INSTEAD = buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS))


def nothing_due(
    scope: Scope, soonest: Card | None, wrong: int, now: datetime, settings: Settings
) -> Reply:
    """Nothing is due, or nothing was ever asked; what went wrong needn't wait until it is due."""
    on = "" if scope == EVERYTHING else f" on {scope.title}"
    if soonest is None:
        level = "" if settings.level == LEVELS[-1] else " at your level"
        text = (
            f"You have no answers{on}{level} yet. Once you do, I ask again what is about to fade."
        )
    else:
        back = on_day(soonest.due, now, settings)
        text = f"Nothing{on} is due today. The next question comes back {back}."
    if not wrong:
        return Reply((Block(text), Block("How about a quiz?")), (_INSTEAD,))
    return Reply(
        (Block(text), Block(f"{wrong} not solid, if you'd rather not wait: /mistakes")),
        ((Button("Mistakes", Choice(Action.MISTAKES, 0, scope.address)), *_INSTEAD),),
    )


def no_mistakes(scope: Scope) -> Reply:
    """Nothing went wrong, or everything was put right."""
    on = "" if scope == EVERYTHING else f" on {scope.title}"
    return Reply((Block(f"Nothing{on} to put right. How about a quiz?"),), (_INSTEAD,))
