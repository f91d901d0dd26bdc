"""A person's past, as practice may see it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.history.cards import cards, due_cards, tries
from bot.history.codec import load_points
from bot.practice import Attempt, Card, Mark, Told, Try

_ATTEMPTS = "SELECT * FROM attempts LEFT JOIN asked USING (fingerprint) WHERE person = ? "


class StoredPast:
    """One person's attempts in the database; None stands for somebody who is new."""

    def __init__(self, db: Database, person: int | None) -> None:
        self._db = db
        self._person = person

    def marks(self) -> Sequence[Mark]:
        """All attempts that count, oldest first."""
        rows = self._db.execute(
            "SELECT question, coalesce(own, score), at, ask FROM attempts "
            "WHERE person = ? AND NOT undone ORDER BY ask",
            (self._person,),
        )
        return [Mark(question, score, _time(at), ask) for question, score, at, ask in rows]

    def told(self, most: int) -> Sequence[Told]:
        """What the person said, latest first."""
        rows = self._db.execute(
            "SELECT ask, question, coalesce(prompt, ''), text FROM attempts "
            "LEFT JOIN asked USING (fingerprint) "
            "WHERE person = ? AND NOT undone ORDER BY ask DESC LIMIT ?",
            (self._person, most),
        )
        return [Told(*row) for row in rows]

    def attempt(self, ask: int) -> Attempt | None:
        """The attempt at one asking, also one that was taken back."""
        rows = self._db.query(f"{_ATTEMPTS}AND ask = ?", (self._person, ask))
        return next((_attempt(row) for row in list(rows)), None)

    def tries(self, question: str) -> Sequence[Try]:
        """All tries at one question, oldest first."""
        return tries(self._db, self._person, question)

    def cards(self) -> Sequence[Card]:
        """A card for each question that was tried."""
        return cards(self._db, self._person)

    def due(self, until: datetime) -> Sequence[Card]:
        """The cards that are due before a time."""
        return due_cards(self._db, self._person, until)

    def attempts(self) -> Sequence[Attempt]:
        """Every attempt in full, oldest first, also those that were taken back."""
        return [
            _attempt(row) for row in self._db.query(f"{_ATTEMPTS}ORDER BY ask", (self._person,))
        ]


def rows_of(db: Database, person: int) -> dict[str, list[dict[str, Any]]]:
    """What hangs on a person in the other tables, as it is: none is forgotten that is yet to come."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in db.tables:
        for key in table.foreign_keys:
            if key.other_table == "people" and table.name != "attempts":
                rows = table.rows_where(f"[{key.column}] = ?", [person])
                found[table.name] = [
                    {name: value for name, value in row.items() if name != key.column}
                    for row in rows
                ]
    return found


def _attempt(row: dict[str, Any]) -> Attempt:
    return Attempt(
        ask=row["ask"],
        question=row["question"],
        fingerprint=row["fingerprint"],
        text=row["text"],
        first_score=row["first_score"],
        score=row["score"],
        verdict=row["verdict"],
        points=load_points(row["points"]),
        at=_time(row["at"]),
        seconds=row["seconds"],
        hints=row["hints"],
        probes=row["probes"],
        own=row["own"],
        undone=bool(row["undone"]),
        prompt=row["prompt"] or "",
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
