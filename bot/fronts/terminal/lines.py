"""What a typed line means: a command, one of the choices offered, or an answer."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.practice import Button, Chose, Command, Event, File, Reply, Said

_SHAPES = "|".join([*(file.value for file in File), "markdown", "tsv"])
_NUMBER = re.compile(r"\[?([0-9]{1,3})[\].]?")
_EXPORT = re.compile(rf"(/export(?:[ ,]+(?:{_SHAPES})(?=[ ,]|$))*)[ ,]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices a person has now."""

    buttons: tuple[Button, ...] = ()

    def then(self, reply: Reply) -> "Offer":
        """What is offered after one more reply: its own choices, or if it has none, those before."""
        buttons = tuple(button for row in reply.choices for button in row)
        return Offer(buttons) if buttons else self


def event_of(line: str, offer: Offer) -> Event:
    """Read one line.

    ``2`` or ``[2]`` takes the second choice, ``hint`` the one of that name, ``no`` “No, keep it”.
    """
    text = line.strip()
    if text.startswith("/") and text[1:2].isalpha():
        name, _, argument = text[1:].partition(" ")
        return Command(name, argument.strip())
    number = _NUMBER.fullmatch(text)
    if number and 1 <= int(number[1]) <= len(offer.buttons):
        return Chose(offer.buttons[int(number[1]) - 1].choice)
    for button in offer.buttons:
        label = button.label.casefold()
        if text.casefold() in {label, label.partition(",")[0]}:
            return Chose(button.choice)
    return Said(line)


def with_folder(line: str) -> tuple[str, Path]:
    """Part an export from the folder it names: ``/export csv ~/Documents``; the current one if none."""
    found = _EXPORT.fullmatch(line.strip())
    if found is None or not found[2]:
        return line, Path()
    folder = Path(found[2].strip("\"'")).expanduser()
    if len(folder.parts) == 1 and not folder.is_dir():
        return line, Path()  # "pdf" was meant for a shape
    return found[1], folder
