"""Playing a transcript through the core, and writing it as the terminal shows it.

A line such as ``--- 2026-03-04T09:00`` says that the program was started again then.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.fronts.terminal.lines import Offer, event_of
from bot.interview import Interview
from bot.practice import Command, Event, Reply
from tests.conftest import BEGIN

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))
ME = "terminal:me"
_MARK = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Session:
    """One run of the program."""

    begin: datetime
    lines: list[str]
    """What a person types, ``/quit`` at the end included."""
    mark: str
    """The line that says when it began; empty for the first."""

    def clock(self) -> Callable[[], datetime]:
        """A clock that goes ten seconds at each look."""
        ticks = (self.begin + timedelta(seconds=10 * n) for n in range(10**6))
        return lambda: next(ticks)


def sessions(transcript: Path) -> list[Session]:
    """The runs of a transcript; the first begins when all tests do."""
    first, *others = _MARK.split(transcript.read_text(encoding="utf-8"))
    begun = [Session(BEGIN, _typed(first), "")]
    for begin, text in zip(others[::2], others[1::2], strict=True):
        at = datetime.fromisoformat(begin).replace(tzinfo=UTC)
        begun.append(Session(at, _typed(text), f"--- {begin}\n"))
    return begun


def _typed(text: str) -> list[str]:
    lines = text.splitlines()
    return [line.removeprefix(">").removeprefix(" ") for line in lines if line.startswith(">")]


def numbered(offer: Offer) -> str:
    """The choices as the plain terminal lists them."""
    return "  ".join(f"[{n}] {button.label}" for n, button in enumerate(offer.buttons, 1))


def through_the_core(
    interview: Interview, clock: Callable[[], datetime], lines: list[str]
) -> Iterator[tuple[str | None, tuple[Reply, ...], Offer]]:
    """Every typed line with the replies it got and the choices there are then."""
    offer = Offer()
    line: str | None = None
    event: Event = Command("resume")
    for following in [*lines, "/quit"]:
        deliveries = interview.hear(ME, event, clock())
        for delivery in deliveries:
            offer = offer.then(delivery.reply)
            interview.delivered(delivery, None, clock())
        yield line, tuple(d.reply for d in deliveries), offer
        if following == "/quit":
            return
        line, event = following, event_of(following, offer)


def written(turns: Iterator[tuple[str | None, tuple[Reply, ...], Offer]]) -> str:
    """A conversation as text."""
    parts: list[str] = []
    for line, replies, offer in turns:
        if line is not None:
            parts.append(f"> {line}\n")
        parts.extend(f"{reply.plain()}\n\n" for reply in replies)
        if offer.buttons:
            parts.append(f"{numbered(offer)}\n")
    return "".join(parts)
