"""A person's own banks: drafted from notes they send, listed, renamed, removed; theirs alone."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from bot.bank import OwnBank, own_sheet
from bot.bank.notes import draft
from bot.errors import InterviewBotError
from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.events import Shared

MOST_BANKS = 10
"""Banks of one person."""
MOST_BYTES = 100_000
"""Bytes of one file: notes for weeks of study, drafted in a moment."""
MOST_QUESTIONS = 400
"""Questions of one bank; what the notes hold beyond them is left out, and said."""
_SUFFIXES = frozenset({".md", ".markdown", ".txt"})
_LONGEST_TITLE = 40


def share(desk: Desk, file: Shared) -> Step:
    """Draft a bank from notes that a person sent."""
    name = PurePath(file.name.replace("\\", "/")).name
    if PurePath(name).suffix.lower() not in _SUFFIXES:
        return desk.says(wording.not_notes(name))
    if file.content is None or len(file.content) > MOST_BYTES:
        return desk.says(wording.notes_too_big(name, MOST_BYTES))
    called = " ".join(re.sub(r"[_\-\s]+", " ", PurePath(name).stem).split()) or "Notes"
    key, title = _key(called), called[:_LONGEST_TITLE].strip()
    if len(desk.own) >= MOST_BANKS and all(mine.key != key for mine in desk.own):
        return desk.says(wording.too_many_banks(MOST_BANKS))
    try:
        drafted = draft(file.content, name)
    except InterviewBotError as error:
        return desk.says(wording.notes_unusable(str(error)))
    found = sum(len(sheet.question) for sheet in drafted.sheets)
    if not found:
        return desk.says(wording.nothing_found(name))
    known = next((mine.title for mine in desk.own if mine.key == key), title)
    sheet = own_sheet(key, known, name, drafted.sheets, MOST_QUESTIONS)
    reply = wording.notes_taken(sheet, found, len(drafted.unused))
    return replace(desk.says(reply), keep_bank=OwnBank(key, sheet))


def banks(desk: Desk, argument: str) -> Step:
    """List a person's banks, or rename one: “rename 2 Flask”."""
    asked = re.fullmatch(
        r"rename\s+(\d{1,2})\s+(\S.*)", argument.strip(), re.DOTALL | re.IGNORECASE
    )
    if asked is None:
        return desk.says(wording.banks(desk.own))
    number, title = int(asked[1]), " ".join(asked[2].split())[:_LONGEST_TITLE]
    if not 1 <= number <= len(desk.own):
        return desk.says(wording.banks(desk.own))
    mine = desk.own[number - 1].renamed(title)
    own = (*desk.own[: number - 1], mine, *desk.own[number:])
    return replace(desk.says(wording.banks(own)), keep_bank=mine)


def ask_remove(desk: Desk, key: str) -> Step:
    """Ask once before a bank goes."""
    mine = _find(desk, key)
    return desk.says(wording.ask_remove(mine) if mine else wording.no_such_bank())


def remove(desk: Desk, key: str) -> Step:
    """Remove a bank; answers to its questions stay in the history."""
    mine = _find(desk, key)
    if mine is None:
        return desk.says(wording.no_such_bank())
    return replace(desk.says(wording.removed(mine)), drop_bank=key)


def _find(desk: Desk, key: str) -> OwnBank | None:
    return next((mine for mine in desk.own if mine.key == key), None)


def _key(name: str) -> str:
    """An address of up to 20 signs, different for different names in any script."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:12].strip("-")
    digest = sha256(name.casefold().encode()).hexdigest()[:6]
    return f"{plain}-{digest}" if plain else digest
