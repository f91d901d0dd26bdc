"""Playing a transcript through the core, and writing it as the terminal shows it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from bot.fronts.terminal.lines import Offer, event_of
from bot.interview import Interview
from bot.practice import Command, Event, Reply

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))
ME = "terminal:me"


def typed(transcript: Path) -> list[str]:
    """The lines a person types in a transcript."""
    lines = transcript.read_text(encoding="utf-8").splitlines()
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
