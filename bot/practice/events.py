"""What can happen in a conversation, whichever front it comes from."""

from dataclasses import dataclass

from bot.practice.choices import Choice


@dataclass(frozen=True, slots=True)
class Said:
    """A person typed something that is no command."""

    text: str
    message: int | None = None
    """The front's number for the message, by which a later edit is recognised."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A person changed a message that they had sent before."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Command:
    """A person typed ``/name argument``."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Chose:
    """A person took one of the choices offered; None if it is one this version doesn't know."""

    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A person sent something that isn't text, such as a photo."""

    kind: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A person sent a file."""

    name: str
    content: bytes | None
    """None if it is too big to be fetched."""


Event = Said | Edited | Command | Chose | Sent | Shared
