"""What a person can choose by one tap, and how a choice travels as a short text.

A choice that belongs to one asking of a question carries its number: a button of an earlier
question, or a second tap on the same one, is recognised and changes nothing.
"""

from dataclasses import dataclass
from enum import Enum

MOST_BYTES = 64
"""What Telegram allows for the text behind a button."""

_MOST_ASKS = 2**31
"""Nobody is asked more often; a larger number fits no database."""


class Action(Enum):
    """What a choice does. The values are stored in old messages: never reuse one."""

    HINT = "hint"
    SKIP = "skip"
    SHOW = "show"
    NEXT = "next"
    STOP = "stop"
    RIGHT = "right"
    MEANT = "meant"
    NOT_MEANT = "notmeant"
    UNDO = "undo"
    QUIZ = "quiz"
    REVIEW = "review"
    MISTAKES = "mistakes"
    GRADE = "grade"
    TODAY = "today"
    GO = "go"
    REMIND = "remind"
    SNOOZE = "snooze"
    ZONE = "zone"
    NO_INTERVIEW = "nointerview"
    TOPICS = "topics"
    STATS = "stats"
    HISTORY = "history"
    ANSWERS = "answers"
    READ = "read"
    COMPARE = "compare"
    SETTINGS = "settings"
    BANKS = "banks"
    REMOVE = "remove"
    REMOVED = "removed"
    SET = "set"
    FORGET = "forget"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    action: Action
    ask: int = 0
    """The asking it belongs to; 0 if it belongs to none."""
    detail: str = ""
    """What the action is done with: a topic, a page, a setting."""

    def encode(self) -> str:
        """The text behind a button, at most 64 bytes.

        Raises:
            ValueError: if the detail is too long.
        """
        encoded = f"{self.action.value}:{self.ask}:{self.detail}"
        if len(encoded.encode()) > MOST_BYTES:
            raise ValueError(f"a choice must fit {MOST_BYTES} bytes: {encoded!r}")
        return encoded

    @classmethod
    def decode(cls, encoded: str) -> "Choice | None":
        """The choice behind a button's text; None for anything this version doesn't know."""
        action, _, rest = encoded.partition(":")
        ask, _, detail = rest.partition(":")
        try:
            choice = cls(Action(action), int(ask), detail)
            choice.encode()  # forged data may be longer than anything that was ever offered
        except ValueError:
            return None
        return choice if 0 <= choice.ask <= _MOST_ASKS else None


@dataclass(frozen=True, slots=True)
class Button:
    """A choice with the words that stand on it."""

    label: str
    choice: Choice
