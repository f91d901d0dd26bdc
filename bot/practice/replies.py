"""What the bot says, before a front gives it a shape."""

from dataclasses import dataclass
from enum import Enum

from bot.practice.choices import Button
from bot.practice.pictures import Picture


class Style(Enum):
    """How a block is meant; the words must do without it."""

    PLAIN = "plain"
    TITLE = "title"
    PROMPT = "prompt"
    MADE = "made"
    MISSED = "missed"
    WRONG = "wrong"
    QUIET = "quiet"
    FOLDED = "folded"
    CODE = "code"
    FIGURE = "figure"
    """What the reply's picture shows as well: a front that draws it in place may leave this out."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of a reply."""

    text: str
    style: Style = Style.PLAIN


class File(Enum):
    """A shape in which a person takes their data along; the value is what they call it."""

    JSON = "json"
    """Everything that is kept of them, for programs."""
    CSV = "csv"
    """Answers and grades, for a spreadsheet."""
    MARKDOWN = "md"
    """Answers and grades, to be read."""
    ANKI = "anki"
    """Questions with model answers, as flashcards."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person."""

    blocks: tuple[Block, ...]
    choices: tuple[tuple[Button, ...], ...] = ()
    """Buttons in rows."""
    key: str = ""
    """Replies with the same key are one message: where a front can, a later one takes the place of
    the earlier."""
    passing: bool = False
    """A remark that needn't stay: after a tap, a front may show it as a note that fades."""
    picture: Picture | None = None
    """What the words say, to be drawn; a front may do without."""
    files: tuple[File, ...] = ()
    """What comes with it; a front has it made when it delivers the reply."""

    def plain(self) -> str:
        """The words alone, a line a block."""
        return "\n".join(block.text for block in self.blocks)
