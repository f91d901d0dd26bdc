"""What the environment says, read once at the edge.

========================== ==================================================================
INTERVIEW_BOT_BANK         question files or folders, separated like PATH
INTERVIEW_BOT_DB           the database's path
INTERVIEW_BOT_NOW          a fixed time to begin with, ISO 8601 (a replay's first minute)
INTERVIEW_BOT_SEED         a number that fixes which questions are picked
TELEGRAM_TOKEN             the token from @BotFather
TELEGRAM_TOKEN_FILE        a file that holds it instead
TELEGRAM_BASE_URL          a Bot API server of one's own
========================== ==================================================================
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from bot.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Place:
    """Which bank and which database."""

    bank: tuple[Path, ...]
    """Files and folders; empty for the shipped bank."""
    database: Path


def place(bank: list[Path], database: Path | None, environ: Mapping[str, str]) -> Place:
    """Options first, then the environment, then the user's data folder."""
    named = environ.get("INTERVIEW_BOT_BANK", "")
    paths = bank or [Path(part) for part in named.split(os.pathsep) if part]
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise SettingsError(f"{missing[0]}: no such file or folder; --bank names question files")
    chosen = database or Path(
        environ.get("INTERVIEW_BOT_DB", "") or user_data_path("interview-bot") / "history.sqlite3"
    )
    return Place(tuple(paths), chosen)


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return user_cache_path("interview-bot")


def fixed_now(environ: Mapping[str, str]) -> datetime | None:
    """The time a replay begins at, in UTC; None for the real clock.

    Raises:
        SettingsError: if it isn't ISO 8601.
    """
    named = environ.get("INTERVIEW_BOT_NOW", "")
    if not named:
        return None
    try:
        now = datetime.fromisoformat(named)
    except ValueError:
        raise SettingsError(
            f"INTERVIEW_BOT_NOW should look like 2026-03-01T09:00, not {named!r}"
        ) from None
    return now.replace(tzinfo=UTC) if now.tzinfo is None else now.astimezone(UTC)


def seed(environ: Mapping[str, str]) -> int | None:
    """The number that fixes chance; None for real chance.

    Raises:
        SettingsError: if it isn't a number.
    """
    named = environ.get("INTERVIEW_BOT_SEED", "")
    if not named:
        return None
    try:
        return int(named)
    except ValueError:
        raise SettingsError(f"INTERVIEW_BOT_SEED should be a whole number, not {named!r}") from None


def telegram_token(environ: Mapping[str, str]) -> str:
    """The bot's token.

    Raises:
        SettingsError: if there is none, or its file can't be read.
    """
    token = environ.get("TELEGRAM_TOKEN", "").strip()
    file = environ.get("TELEGRAM_TOKEN_FILE", "").strip()
    if not token and file:
        try:
            token = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"can't read the token from TELEGRAM_TOKEN_FILE={file}") from None
    if not token:
        raise SettingsError(
            "no token: get one from @BotFather on Telegram, then set TELEGRAM_TOKEN (or "
            "TELEGRAM_TOKEN_FILE) and start again"
        )
    return token
