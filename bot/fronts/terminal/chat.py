"""Lines in, replies out, until the person has had enough."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TextIO

from bot.fronts.terminal.lines import Offer, event_of
from bot.fronts.terminal.show import Screen, fitting_screen
from bot.interview import Interview
from bot.practice import Command, Event

ME = "terminal:me"
"""The one person of a terminal."""
_LEAVE = {"/quit", "/exit", "/bye"}


def chat(
    interview: Interview,
    clock: Callable[[], datetime],
    view: Screen | None = None,
    source: TextIO | None = None,
) -> None:
    """Talk until the input ends; where the last talk stopped, this one goes on."""
    screen = view or fitting_screen()
    offer = Offer()
    typed = _typed(screen, source)
    event: Event = Command("resume")
    while True:
        deliveries = interview.hear(ME, event, clock())
        for delivery in deliveries:
            offer = offer.then(delivery.reply)
            screen.show(delivery.reply)
            interview.delivered(delivery, None, clock())
        screen.offer(offer)
        line = next(typed, None)
        if line is None or line.strip().lower() in _LEAVE:
            screen.farewell()
            return
        event = event_of(line, offer)


def _typed(screen: Screen, source: TextIO | None) -> Iterator[str]:
    """The lines a person types; in a pipe they are shown, so that the transcript reads whole."""
    if source is None and sys.stdin.isatty():
        while True:
            try:
                yield screen.ask()
            except (EOFError, KeyboardInterrupt):
                return
    for line in source or sys.stdin:
        screen.echo(line.rstrip("\n"))
        yield line.rstrip("\n")
