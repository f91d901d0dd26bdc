"""People in conversations: one with fixtures, and fresh ones for properties, which can't use them."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.bank import load_bank
from bot.history import History
from bot.interview import Interview
from bot.practice import Choice, Chose, Command, Event, Reply, Said
from tests.conftest import BANKS, BEGIN

Clock = Callable[[], datetime]
ME = "test:1"
RIGHT = "it identifies each row and is unique"
HALF = "GET reads data"
_BANK = load_bank([BANKS])


def fresh() -> Interview:
    """A new interview over the small bank."""
    return Interview(_BANK, History.open(None), random.Random(1))


class Calendar:
    """A clock that goes ten seconds at each look, and can be put forward."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        """Look."""
        self.now += timedelta(seconds=10)
        return self.now

    def sleep(self, days: float) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)


class Talk:
    """One person's side of a conversation."""

    def __init__(self, interview: Interview, clock: Clock, person: str = ME) -> None:
        self.interview = interview
        self.clock = clock
        self.person = person
        self.replies: tuple[Reply, ...] = ()

    def hears(self, event: Event) -> str:
        """Let an event happen; the words that come back."""
        self.replies = tuple(d.reply for d in self.interview.hear(self.person, event, self.clock()))
        return "\n".join(reply.plain() for reply in self.replies)

    def says(self, text: str, message: int | None = None) -> str:
        """Type a text."""
        return self.hears(Said(text, message))

    def commands(self, line: str) -> str:
        """Type a command."""
        name, _, argument = line.partition(" ")
        return self.hears(Command(name, argument))

    def taps(self, label: str) -> str:
        """Tap a button of the last replies."""
        return self.hears(Chose(self.button(label)))

    def answers(self, topic: str, text: str) -> None:
        """Answer one question of a topic in a quiz of its own."""
        self.commands(f"quiz {topic} 1")
        self.says(text)
        self.commands("stop")

    def labels(self) -> list[str]:
        """What stands on the buttons of the last replies."""
        return [b.label for reply in self.replies for row in reply.choices for b in row]

    def button(self, label: str) -> Choice:
        """The choice behind a button of the last replies."""
        return next(
            button.choice
            for reply in self.replies
            for row in reply.choices
            for button in row
            if button.label == label
        )
