"""What commands read: the bank that was named, and lines of files."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bot import settings
from bot.bank import Bank, load_bank
from bot.errors import InterviewBotError


def named_bank(options: argparse.Namespace) -> Bank:
    """The bank that the options or the environment name."""
    place = settings.place(options.bank, None, os.environ)
    return load_bank(place.bank, settings.cache_folder())


def beside(bank: Bank) -> Bank:
    """The bank with the shipped one's other topics: a small bank is held against many answers."""
    topics = {sheet.topic for sheet in bank.sheets}
    shipped = load_bank((), settings.cache_folder())
    others = tuple(sheet for sheet in shipped.sheets if sheet.topic not in topics)
    return Bank(sheets=bank.sheets + others)


def lines(name: str) -> Iterator[str]:
    """The lines of a file, or of standard input for “-”.

    Raises:
        InterviewBotError: if it can't be read.
    """
    if name == "-":
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8") as file:
            yield from file
    except OSError as error:
        raise InterviewBotError(f"can't read {name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InterviewBotError(f"{name} isn't UTF-8 text") from None
