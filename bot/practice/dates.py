"""Days as people write them: 2026-12-10, 10 Dec, Dec 10th, 10.12., in 2 weeks, next Friday."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.grading.lookup import CLEAR, rank

_MONTHS = {
    month: (month.casefold(), month[:3].casefold()) for month in calendar.month_name if month
}
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NOISE = re.compile(r"[,()]|\b(?:on|of|the)\b|(?<=\d)(?:st|nd|rd|th)\b")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([a-z]{3,})\.? ?(\d{4})?")
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.? (\d{1,2})\.? ?(\d{4})?")
_IN = re.compile(r"(?:in )?(\d{1,3}|[a-z]+) (day|week|month)s?(?: from now)?")


def day_named(text: str, today: date) -> date | None:
    """The day that a text names, the next such day where it names no year; None if it is no day.

    Numbers with slashes are no day: half of the world reads them the other way round.
    """
    plain = " ".join(_NOISE.sub(" ", text.casefold()).split())
    first, _, rest = plain.partition(" ")
    if first == "next" or (rest and _weekday(first) is not None):
        plain = rest
    return _relative(plain, today) or next(_absolute(plain, today), None)


def _relative(plain: str, today: date) -> date | None:
    days = {"today": 0, "tomorrow": 1, "week": 7}.get(plain)
    if days is not None:
        return today + timedelta(days=days)
    weekday = _weekday(plain)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    match = _IN.fullmatch(plain)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
    if number is None:
        return None
    if match[2] == "month":
        return _months_on(today, number)
    return today + timedelta(days=number * (7 if match[2] == "week" else 1))


def _absolute(plain: str, today: date) -> Iterator[date]:
    for pattern, order in (
        (_ISO, "ymd"), (_DOTTED, "dmy"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"),
    ):  # fmt: skip
        match = pattern.fullmatch(plain)
        if match is not None:
            parts = dict(zip(order, match.groups(), strict=True))
            month = int(parts["m"]) if parts["m"].isdecimal() else _month(parts["m"])
            years = [int(parts["y"])] if parts["y"] else range(today.year, today.year + 9)
            for year in years:
                found = _date(year, month, int(parts["d"]))
                if found is not None and (parts["y"] or found >= today):
                    yield found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """A month's number; 0 if it is none."""
    known = [*_MONTHS]
    begun = [place for place, name in enumerate(known, 1) if name.casefold().startswith(word)]
    if len(begun) == 1:
        return begun[0]
    ranked = rank(word, _MONTHS)
    return known.index(ranked[0][0]) + 1 if ranked and ranked[0][1] >= CLEAR else 0


def _weekday(word: str) -> int | None:
    """A weekday's number, from Monday as 0."""
    short = len("mon")
    known = (n for name, n in _WEEKDAYS.items() if len(word) >= short and name.startswith(word))
    return next(known, None)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
