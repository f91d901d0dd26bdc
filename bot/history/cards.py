"""Cards as rows, and back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from bot.practice import Card, Try, card_after

_TRIES = "SELECT ask, at, first_score, score, own, hints FROM attempts "
_CARDS = "SELECT question, stability, difficulty, last, due, solid FROM cards "
_KEEP = (
    "INSERT OR REPLACE INTO cards (person, question, stability, difficulty, last, due, solid) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def tries(db: Database, person: int | None, question: str) -> Sequence[Try]:
    """A person's tries at one question, oldest first."""
    rows = db.execute(
        f"{_TRIES}WHERE person = ? AND question = ? AND NOT undone ORDER BY ask",
        (person, question),
    )
    return [_try(row) for row in rows]


def cards(db: Database, person: int | None) -> Sequence[Card]:
    """All of a person's cards."""
    return [_card(row) for row in db.execute(f"{_CARDS}WHERE person = ?", (person,))]


def due_cards(db: Database, person: int | None, until: datetime) -> Sequence[Card]:
    """Those of a person's cards that are due before a time."""
    wanted = (person, until.isoformat())
    return [_card(row) for row in db.execute(f"{_CARDS}WHERE person = ? AND due < ?", wanted)]


def keep_card(db: Database, person: int, question: str, card: Card | None) -> None:
    """Write the card of a question, or that there is none."""
    if card is None:
        db.execute("DELETE FROM cards WHERE person = ? AND question = ?", (person, question))
    else:
        db.execute(_KEEP, _row(person, card))


def fill_cards(db: Database) -> None:
    """Make all cards anew from the attempts."""
    rows = db.execute(
        "SELECT person, question, ask, at, first_score, score, own, hints FROM attempts "
        "WHERE NOT undone ORDER BY person, question, ask"
    )
    db.execute("DELETE FROM cards")
    db.conn.executemany(_KEEP, _made(rows))


def _made(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[object, ...]]:
    for (person, question), on in groupby(rows, key=lambda row: row[:2]):
        card = card_after(question, (_try(row[2:]) for row in on))
        if card is not None:
            yield _row(person, card)


def _row(person: int, card: Card) -> tuple[object, ...]:
    return (
        person, card.question, card.stability, card.difficulty, card.last.isoformat(),
        card.due.isoformat(), int(card.solid),
    )  # fmt: skip


def _try(row: tuple[Any, ...]) -> Try:
    ask, at, *rest = row
    return Try(ask, datetime.fromisoformat(at), *rest)


def _card(row: tuple[Any, ...]) -> Card:
    question, stability, difficulty, last, due, solid = row
    return Card(
        question, stability, difficulty, datetime.fromisoformat(last),
        datetime.fromisoformat(due), bool(solid),
    )  # fmt: skip
