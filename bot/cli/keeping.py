"""The commands on what is kept: copying it, handing it out, erasing it."""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.bank import load_bank, with_own
from bot.errors import InterviewBotError

if TYPE_CHECKING:
    from bot.history import History


def backup(options: argparse.Namespace) -> int:
    """Copy the database."""
    from bot.history import backup

    place = settings.place([], options.db, os.environ)
    backup(place.database, options.file)
    print(f"copied {place.database} to {options.file}")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write a person's data as files."""
    from bot.history import Export
    from bot.practice import File

    place, history = _kept(options)
    try:
        record, own = history.record(options.person), history.own_banks(options.person)
    finally:
        history.close()
    if record is None:
        raise _nobody(options.person, place.database)
    bank = with_own(load_bank(place.bank, settings.cache_folder()), own)
    export = Export(record, bank, datetime.now(UTC))
    for path in export.save([File(name) for name in options.format or File], options.output):
        print(f"wrote {path}")
    return 0


def forget(options: argparse.Namespace) -> int:
    """Erase everything about a person."""
    place, history = _kept(options)
    try:
        known = history.forget(options.person)
    finally:
        history.close()
    if not known:
        raise _nobody(options.person, place.database)
    print(f"erased everything about {options.person}; backups made earlier still hold it")
    for copy in sorted(place.database.parent.glob(f"{place.database.name}.before-*")):
        print(f"so does this copy, made before an upgrade: {copy}")
    return 0


def _kept(options: argparse.Namespace) -> "tuple[settings.Place, History]":
    place = settings.place(options.bank, options.db, os.environ)
    return place, open_kept(place.database)


def open_kept(database: Path) -> "History":
    """A database that must be there already."""
    from bot.history import History

    if not database.exists():
        raise InterviewBotError(f"no database at {database}; name one with --db")
    return History.open(database)


def _nobody(person: str, database: Path) -> InterviewBotError:
    return InterviewBotError(
        f"nothing is kept of {person!r} in {database}; a name looks like telegram:42 or terminal:me"
    )
