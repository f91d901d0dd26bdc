"""How replies look: with colour where somebody watches, plain where a file does."""

import sys
from collections.abc import Mapping
from itertools import groupby
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from bot.fronts.terminal.figures import figures, fits
from bot.fronts.terminal.lines import Offer
from bot.practice import Block, Reply, Style

_LOOKS: Mapping[Style, str] = {
    Style.PLAIN: "",
    Style.TITLE: "bold cyan",
    Style.PROMPT: "bold",
    Style.MADE: "green",
    Style.MISSED: "yellow",
    Style.WRONG: "red",
    Style.QUIET: "dim",
    Style.FOLDED: "italic",
    Style.CODE: "dim",
    Style.FIGURE: "",
}
_INDENTED = frozenset({Style.FOLDED, Style.CODE})
_PROMPT = "> "
_FAREWELL = "See you! Your answers are kept; `interview-bot chat` goes on from here."


class Screen(Protocol):
    """Where a conversation is shown."""

    def show(self, reply: Reply) -> None:
        """Show one reply."""

    def offer(self, offer: Offer) -> None:
        """Show the choices there are."""

    def ask(self) -> str:
        """Let the person type a line; raises EOFError at the end."""

    def echo(self, line: str) -> None:
        """Show a line that came through a pipe."""

    def farewell(self) -> None:
        """Take leave."""


class Plain:
    """The same bytes for the same conversation: for pipes and files."""

    def show(self, reply: Reply) -> None:
        """Print the words, and an empty line."""
        print(f"{reply.plain()}\n")

    def offer(self, offer: Offer) -> None:
        """Print the choices in one line, numbered."""
        if offer.buttons:
            print(_numbered(offer))

    def ask(self) -> str:
        """Read a line."""
        return input(_PROMPT)

    def echo(self, line: str) -> None:
        """Print the line as a person would have typed it."""
        print(f"{_PROMPT}{line}")

    def farewell(self) -> None:
        """Say good-bye."""
        print(_FAREWELL)


class Rich:
    """Colours and indents."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, soft_wrap=False)

    def show(self, reply: Reply) -> None:
        """Print each block in its style; figures are drawn where the words for them stand."""
        picture = reply.picture if fits(self.console) else None
        for figure, blocks in groupby(reply.blocks, lambda block: block.style is Style.FIGURE):
            if figure and picture is not None:
                self.console.print(Padding(figures(picture), (1, 0)))
            else:
                for block in blocks:
                    self._block(block)
        self.console.print()

    def _block(self, block: Block) -> None:
        text = Text(block.text, style=_LOOKS[block.style])
        self.console.print(Padding(text, (0, 0, 0, 2)) if block.style in _INDENTED else text)

    def offer(self, offer: Offer) -> None:
        """Print the choices, numbered."""
        if offer.buttons:
            self.console.print(f"[dim]{escape(_numbered(offer))}[/dim]")

    def ask(self) -> str:
        """Let the person type a line."""
        return input(_PROMPT)  # not the console's: who edits the line must know where it begins

    def echo(self, line: str) -> None:
        """A person at a terminal sees what they type."""

    def farewell(self) -> None:
        """Say good-bye."""
        self.console.print(f"\n{escape(_FAREWELL)}")


def fitting_screen() -> Screen:
    """The one that fits where the output goes."""
    return Rich() if sys.stdout.isatty() and sys.stdin.isatty() else Plain()


def _numbered(offer: Offer) -> str:
    return "  ".join(f"[{n}] {button.label}" for n, button in enumerate(offer.buttons, 1))
