"""What the bot says, before a front gives it a shape."""

from dataclasses import dataclass
from enum import Enum

from bot.practice.choices import Button


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


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of a reply."""

    text: str
    style: Style = Style.PLAIN


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

    def plain(self) -> str:
        """The words alone, a line a block."""
        return "\n".join(block.text for block in self.blocks)
