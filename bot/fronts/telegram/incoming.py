"""What was read of an update, and how it is kept until its turn.

Only what a turn needs is kept: no name, no user name, no picture of the person.
"""

import json
from dataclasses import astuple, dataclass
from enum import Enum
from typing import Any

from bot.practice import Choice, Chose, Command, Edited, Said, Sent

FRONT = "telegram"
"""How the names of people of this front begin."""


class Aside(Enum):
    """What this front answers by itself; the conversation stays where it is."""

    ELSEWHERE = "elsewhere"
    """A command in a group."""
    STRANGER = "stranger"
    """Somebody who isn't on the list of a private bot."""
    TOO_FAST = "too fast"
    """More than can be read."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits with Telegram until its turn."""

    file: str
    """Telegram's name for it."""
    name: str
    size: int
    """In bytes, as far as Telegram says; 0 if it doesn't."""


Read = Said | Edited | Command | Chose | Sent | Upload | Aside
"""What an update may be read as."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, read."""

    update: int
    """Telegram's number of it."""
    chat: int
    """Where the replies go; in a private chat the same number as the person's."""
    event: Read
    tap: str | None = None
    """The callback query to answer, if a button was tapped."""
    at: float | None = None
    """When the person sent it, in seconds since 1970, where Telegram says so."""

    @property
    def person(self) -> str:
        """The name under which the conversation is kept."""
        return f"{FRONT}:{self.chat}"


def chat_of(person: str) -> int:
    """The chat in which a person is reached."""
    return int(person.removeprefix(f"{FRONT}:"))


def dump(incoming: Incoming) -> str:
    """What must be kept, as JSON."""
    return json.dumps(
        {"chat": incoming.chat, "tap": incoming.tap, "event": _dump_event(incoming.event)},
        ensure_ascii=False,
    )


def load(update: int, body: str) -> Incoming:
    """What :func:`dump` kept."""
    raw: dict[str, Any] = json.loads(body)
    return Incoming(update, raw["chat"], _load_event(*raw["event"]), raw["tap"])


_BY_NAME = {
    "said": Said,
    "edited": Edited,
    "command": Command,
    "sent": Sent,
    "upload": Upload,
}
"""What is kept field by field."""
_NAMES = {kind: name for name, kind in _BY_NAME.items()}


def _dump_event(event: Read) -> list[object]:
    match event:
        case Chose(choice):
            return ["chose", choice and choice.encode()]
        case Aside():
            return ["aside", event.value]
        case _:
            return [_NAMES[type(event)], *astuple(event)]


def _load_event(kind: str, *parts: Any) -> Read:  # noqa: ANN401 (JSON has no types)
    match kind:
        case "chose":
            return Chose(parts[0] and Choice.decode(parts[0]))
        case "aside":
            return Aside(*parts)
        case _:
            read: Read = _BY_NAME[kind](*parts)
            return read
