"""What the operator reads: never the token, never a person's words.

The framework and the HTTP client write both into their logs at the lower levels, so those levels
are closed for them whatever is chosen for the bot itself; the token is taken out of every line.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

_TALKATIVE = {
    "telegram": logging.CRITICAL,  # every failure it knows of is reported by us, without payload
    "aiohttp": logging.CRITICAL,
    "asyncio": logging.WARNING,
    "matplotlib": logging.ERROR,
}


class Plain(logging.Formatter):
    """A line a record, for people."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line, whatever is in it, without the token."""
        return redacted(super().format(record), self._token)


class Json(logging.Formatter):
    """A JSON object a record, for programs."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The object in one line, without the token."""
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return redacted(json.dumps(entry, ensure_ascii=False), self._token)


def redacted(text: str, token: str) -> str:
    """The text with the token's secret part taken out, also where it stands alone."""
    _, _, secret = token.partition(":")
    for part in (token, secret):
        if part:
            text = text.replace(part, "<token>")
    return text


def set_up(token: str, level: str, *, as_json: bool) -> None:
    """Write logs to standard error from here on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json(token) if as_json else Plain(token))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(max(least, logging.getLogger().level))


def where(fault: BaseException) -> str:
    """A fault's kind and place, without its message, which may hold what a person wrote."""
    frames = traceback.extract_tb(fault.__traceback__)[-3:]
    places = " > ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return f"{type(fault).__name__} at {places}"
