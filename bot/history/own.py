"""People's own banks, as rows."""

from datetime import datetime

from sqlite_utils import Database

from bot.bank import OwnBank

_OF = "FROM banks JOIN people ON people.id = banks.person WHERE people.name = ? ORDER BY banks.since, key"


def own_banks(db: Database, person: str) -> tuple[OwnBank, ...]:
    """A person's own banks, oldest first."""
    rows = db.execute(f"SELECT key, sheet {_OF}", (person,))
    return tuple(OwnBank.loads(key, sheet) for key, sheet in rows)


def stamp(db: Database, person: str) -> tuple[str, ...]:
    """What differs whenever a person's own banks do; cheap to ask for at each turn."""
    rows = db.execute(f"SELECT key || ' ' || changed {_OF}", (person,))
    return tuple(row[0] for row in rows)


def keep_bank(db: Database, person: int, bank: OwnBank, now: datetime) -> None:
    """Write a bank, in the place of one with the same key."""
    at = now.isoformat()
    db.execute(
        "INSERT INTO banks (person, key, sheet, since, changed) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (person, key) DO UPDATE SET sheet = excluded.sheet, changed = excluded.changed",
        (person, bank.key, bank.dumps(), at, at),
    )


def drop_bank(db: Database, person: int, key: str) -> None:
    """Remove a bank."""
    db.execute("DELETE FROM banks WHERE person = ? AND key = ?", (person, key))
