"""A loaded bank kept as JSON, since reading it takes a third of the time that reading TOML does.

The name of the file is a hash of all that went into the bank, so a stale copy is never found. The
cache may vanish at any time, and a program that can't write it works all the same.
"""

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from bot import __version__
from bot.bank.models import CHECKED, Bank

_PREFIX = "bank-"
_MOST = 4
"""Banks kept: `check` alone loads the author's and the shipped one."""


def fingerprint(files: Iterable[Path]) -> str:
    """A hash over the names and contents of files, and over this version of the program."""
    digest = sha256(__version__.encode())
    for file in files:
        digest.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def recall(folder: Path, key: str) -> Bank | None:
    """The bank kept under a key, if it is there and whole."""
    with contextlib.suppress(OSError, ValidationError):
        kept = (folder / f"{_PREFIX}{key}.json").read_bytes()
        return Bank.model_validate_json(kept, context=CHECKED)
    return None


def keep(folder: Path, key: str, bank: Bank) -> None:
    """Keep a bank that was loaded and checked, in place of the oldest; a failure costs nothing."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{_PREFIX}{key}.{os.getpid()}"
        fresh.write_text(bank.model_dump_json(), encoding="utf-8")
        fresh.replace(folder / f"{_PREFIX}{key}.json")
        kept = sorted(folder.glob(f"{_PREFIX}*.json"), key=lambda file: file.stat().st_mtime)
        for old in kept[:-_MOST]:
            old.unlink()
