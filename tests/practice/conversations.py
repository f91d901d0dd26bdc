"""People in conversations: one with fixtures, and fresh ones for properties, which can't use them."""

import random
from collections.abc import Callable
from datetime import datetime

from bot.bank import load_bank
from bot.history import History
from bot.interview import Interview
from bot.practice import Choice, Chose, Command, Event, Reply, Said
from tests.conftest import BANKS

Clock = Callable[[], datetime]
ME = "test:1"
RIGHT = "it identifies each row and is unique"
HALF = "GET reads data"
_BANK = load_bank([BANKS])


def fresh() -> Interview:
    """A new interview over the small bank."""
    return Interview(_BANK, History.open(None), random.Random(1))


class Talk:
    """One person's side of a conversation."""

    def __init__(self, interview: Interview, clock: Clock) -> None:
        self.interview = interview
        self.clock = clock
        self.replies: tuple[Reply, ...] = ()

    def hears(self, event: Event) -> str:
        """Let an event happen; the words that come back."""
        self.replies = tuple(d.reply for d in self.interview.hear(ME, event, self.clock()))
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

    def button(self, label: str) -> Choice:
        """The choice behind a button of the last replies."""
        return next(
            button.choice
            for reply in self.replies
            for row in reply.choices
            for button in row
            if button.label == label
        )
