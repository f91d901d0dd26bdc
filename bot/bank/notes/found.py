"""What drafting yields: questions found, passages not used, and the way a finder tells of both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.bank.models import Level
from bot.bank.notes.blocks import Block


@dataclass(frozen=True, slots=True)
class Found:
    """A question that stands in the notes, or follows from them."""

    prompt: str
    answer: str
    """Plain text; a line for each paragraph or entry of a list."""
    line: int
    level: Level = "core"
    code: str = ""
    """Code that belongs to the answer."""
    probes: tuple[str, ...] = ()
    """Follow-ups, one for each line of the answer; empty where none comes by itself."""
    exact: bool = False
    """Whether somebody wrote the question as it is, so that it isn't reworded."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A passage that no question was made of, and why."""

    line: int
    last: int
    text: str
    """How it begins."""
    reason: str
    file: str = ""
    """The name of the notes, where there are several."""

    def __str__(self) -> str:
        lines = f"line {self.line}" if self.line == self.last else f"lines {self.line}-{self.last}"
        where = f"{self.file}, {lines}" if self.file else lines
        return f"{where}: {self.reason}" + (f": “{self.text}”" if self.text else "")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a finder looks."""

    path: tuple[str, ...]
    """The headings above."""
    common: frozenset[str] = frozenset()
    """Words that the notes write in small letters, so that they are no names."""
    depth: int = 0
    """How many lists, quotations and folds it is in."""

    @property
    def listed(self) -> bool:
        """Whether the blocks are those of an entry of a list or its like."""
        return self.depth > 0


@dataclass(frozen=True, slots=True)
class Match:
    """What a finder made of some blocks."""

    found: tuple[Found, ...]
    used: int = 1
    """How many blocks."""
    unused: tuple[Unused, ...] = ()
    inside: tuple[tuple[Block, ...], ...] = ()
    """Groups of blocks within those that are still to be looked at."""


Finder = Callable[[Scene, Sequence[Block], int], Match | None]
"""A finder gets blocks and the place to look at; None says that it is none of its forms."""
