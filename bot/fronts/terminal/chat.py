"""Lines in, replies out, until the person has had enough."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.errors import HistoryError
from bot.fronts.terminal.lines import Offer, event_of, with_folder
from bot.fronts.terminal.show import Screen, fitting_screen
from bot.interview import Interview
from bot.practice import Command, Event, Reply, wording

ME = "terminal:me"
"""The one person of a terminal."""
_LEAVE = {"/quit", "/exit", "/bye", "quit", "exit"}


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
    folder = Path()
    while True:
        deliveries = interview.hear(ME, event, clock())
        for delivery in deliveries:
            offer = offer.then(delivery.reply)
            screen.show(delivery.reply)
            if delivery.reply.files:
                screen.show(_written(interview, delivery.reply, folder, clock()))
            interview.delivered(delivery, None, clock())
        screen.offer(offer)
        line = next(typed, None)
        if line is None or line.strip().lower() in _LEAVE:
            screen.farewell()
            return
        line, folder = with_folder(line)
        event = event_of(line, offer)


def _written(interview: Interview, reply: Reply, folder: Path, now: datetime) -> Reply:
    """Write the files that come with a reply; the result says where they are."""
    export = interview.export(ME, now)
    try:
        paths = export.save(reply.files, folder) if export else ()
    except HistoryError as error:
        return wording.not_written(str(error))
    return wording.written([str(path) for path in paths])


def _typed(screen: Screen, source: TextIO | None) -> Iterator[str]:
    """The lines a person types; in a pipe they are shown, so that the transcript reads whole."""
    if source is None and sys.stdin.isatty():
        _edit_lines()
        while True:
            try:
                yield screen.ask()
            except (EOFError, KeyboardInterrupt):
                return
    for line in source or sys.stdin:
        screen.echo(line.rstrip("\n"))
        yield line.rstrip("\n")


def _edit_lines() -> None:
    """Let lines be edited as in a shell, and a paste of many lines be one text; not everywhere."""
    with suppress(ImportError):  # Windows edits lines by itself
        import readline  # noqa: PLC0415  (it works by being imported)

        if "libedit" not in (readline.__doc__ or ""):
            readline.parse_and_bind("set enable-bracketed-paste on")
