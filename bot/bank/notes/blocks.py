"""What stands below a heading: paragraphs, lists and the like, by source line."""

from dataclasses import dataclass

from bot.bank.notes.inline import Line


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    lines: tuple[Line, ...]
    line: int

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True)
class Picture:
    """A paragraph that holds nothing but a picture."""

    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the cells of its head, and of each row."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Html:
    """A block of HTML as it stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation or a callout."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Fold:
    """What a ``<details>`` hides below its summary."""

    summary: str
    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    ordered: bool
    line: int


Block = Prose | Picture | Code | Table | Html | Rule | Quote | Fold | Listing
