"""What the environment says, read once at the edge.

========================== ==================================================================
INTERVIEW_BOT_BANK         question files or folders, separated like PATH
INTERVIEW_BOT_DB           the database's path
INTERVIEW_BOT_NOW          a fixed time to begin with, ISO 8601 (a replay's first minute)
INTERVIEW_BOT_SEED         a number that fixes which questions are picked
TELEGRAM_TOKEN             the token from @BotFather
TELEGRAM_TOKEN_FILE        a file that holds it instead
TELEGRAM_BASE_URL          a Bot API server of one's own
HTTPS_PROXY, HTTP_PROXY    a proxy by which Telegram is reached
NO_PROXY                   hosts reached without one, separated by commas
WEBHOOK_URL                where Telegram shall deliver updates, https; without it they are polled
WEBHOOK_LISTEN             where to listen for them, behind a proxy; 127.0.0.1:8080 by default
ALLOWED_USERS              the only people let in, by their Telegram numbers, separated by commas
========================== ==================================================================
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path

from bot.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Place:
    """Which bank and which database."""

    bank: tuple[Path, ...]
    """Files and folders; empty for the shipped bank."""
    database: Path


@dataclass(frozen=True, slots=True)
class Server:
    """How Telegram is served."""

    base_url: str = "https://api.telegram.org"
    proxy: str | None = None
    webhook_url: str = ""
    """Empty for polling."""
    listen: str = "127.0.0.1:8080"
    allowed: frozenset[int] | None = None
    """Who is let in; None for everybody."""
    log_json: bool = False
    log_level: str = "info"


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
    if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
        raise SettingsError(
            "that is no token: one looks like 123456789:AAF…, copy it from @BotFather as it is"
        )
    return token


def server(environ: Mapping[str, str], log_level: str, *, log_json: bool) -> Server:
    """How Telegram is to be served.

    Raises:
        SettingsError: if an address or a number can't be used.
    """
    standard = Server()
    base_url = environ.get("TELEGRAM_BASE_URL", "").strip().rstrip("/") or standard.base_url
    webhook_url = environ.get("WEBHOOK_URL", "").strip()
    listen = environ.get("WEBHOOK_LISTEN", "").strip() or standard.listen
    for name, url in (("TELEGRAM_BASE_URL", base_url), ("WEBHOOK_URL", webhook_url)):
        if url and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
            raise SettingsError(f"{name} should look like https://example.org/bot, not {url!r}")
    if not re.fullmatch(r"\S+:\d{1,5}", listen):
        raise SettingsError(f"WEBHOOK_LISTEN should look like 127.0.0.1:8080, not {listen!r}")
    allowed = _numbers(environ.get("ALLOWED_USERS", ""))
    return Server(
        base_url, _proxy(environ, base_url), webhook_url, listen, allowed, log_json, log_level
    )


def _proxy(environ: Mapping[str, str], url: str) -> str | None:
    """The proxy for an address, by the names that other programs know too."""
    named = {name.lower(): value.strip() for name, value in environ.items()}
    parts = urlsplit(url)
    spared = [part.strip().lstrip(".") for part in named.get("no_proxy", "").split(",")]
    if any((part and f".{parts.hostname}".endswith(f".{part}")) or part == "*" for part in spared):
        return None
    proxy = named.get(f"{parts.scheme}_proxy") or None
    if proxy is not None and not re.fullmatch(r"https?://\S+", proxy):
        name = f"{parts.scheme}_proxy".upper()  # its value may hold a password
        raise SettingsError(f"{name} should look like http://proxy.example.org:3128")
    return proxy


def _numbers(listed: str) -> frozenset[int] | None:
    parts = [part for part in re.split(r"[\s,;]+", listed) if part]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise SettingsError(
            f"ALLOWED_USERS should hold numbers such as 12345,67890, not {listed!r}; a person "
            "learns theirs by writing to the bot"
        )
    return frozenset(map(int, parts)) if parts else None
