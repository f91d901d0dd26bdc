"""Time zones and days, as a person sees them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.practice.state import Settings

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_WIDEST = timedelta(hours=14)


def zone_of(settings: Settings) -> tzinfo:
    """The person's time zone; UTC while it isn't known."""
    if not settings.zone:
        return UTC  # needs no file, which some systems lack
    offset = offset_named(settings.zone)
    return ZoneInfo(settings.zone) if offset is None else timezone(offset)


def offset_named(text: str) -> timedelta | None:
    """The offset from UTC that “+2”, “UTC+5:30” or “-0330” names; None for anything else."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if offset > _WIDEST:
        return None
    return offset if match[1] == "+" else -offset


def name_of(offset: timedelta) -> str:
    """An offset as it is kept and shown, such as UTC+05:30."""
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def today(now: datetime, settings: Settings) -> date:
    """The person's date."""
    return now.astimezone(zone_of(settings)).date()


def tomorrow(now: datetime, settings: Settings) -> datetime:
    """When the person's next day begins, in UTC."""
    midnight = datetime.combine(today(now, settings) + timedelta(days=1), time(), zone_of(settings))
    return midnight.astimezone(UTC)
